import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { attribute } from '../../src/git/attribution.ts';
import { records, streamGit } from '../../src/git/exec.ts';
import { openRepository } from '../../src/git/repository.ts';
import { Ledger } from '../../src/model/receipt.ts';
import { history } from '../../src/sources/history.ts';
import { staged } from '../../src/sources/staged.ts';
import { remove } from './damage.ts';
import { type TemporaryRepository, temporaryRepository } from './temporary-repository.ts';

const room = (length: number): Uint8Array => new Uint8Array(length);

/** A repository whose every setting that names a program names one that leaves a mark. */
function boobyTrapped(): { repository: TemporaryRepository; ran: () => boolean } {
  const repository = temporaryRepository();
  const canary = repository.path('.git', 'canary.sh');
  const mark = repository.path('.git', 'canary-ran');
  const first = repository.commit('a.txt', 'first\n');
  repository.commit('a.txt', 'second\n');
  repository.write('.gitattributes', '* diff=trap filter=trap merge=trap\n');
  repository.write('b.txt', 'staged\n');
  repository.git('add', '.');
  remove(repository, repository.git('rev-parse', `${first}:a.txt`));

  writeFileSync(canary, `#!/bin/sh\necho ran >> '${mark}'\n`);
  chmodSync(canary, 0o755);
  for (const hook of ['post-index-change', 'reference-transaction', 'pre-auto-gc']) {
    writeFileSync(repository.path('.git', 'hooks', hook), `#!/bin/sh\nexec '${canary}'\n`);
    chmodSync(repository.path('.git', 'hooks', hook), 0o755);
  }
  const settings = [
    ...[
      'core.fsmonitor',
      'core.pager',
      'core.editor',
      'core.sshCommand',
      'core.askPass',
      'gpg.program',
      'diff.external',
    ],
    ...['diff.trap.textconv', 'diff.trap.command', 'filter.trap.clean', 'filter.trap.smudge', 'filter.trap.process'],
    ...[
      'merge.trap.driver',
      'credential.helper',
      'pager.rev-list',
      'pager.diff-index',
      'pager.cat-file',
      'core.alternateRefsCommand',
    ],
  ];
  for (const setting of settings) repository.git('config', setting, canary);
  repository.git('config', 'core.hooksPath', repository.path('.git', 'hooks'));
  repository.git('config', 'log.showSignature', 'true');
  repository.git('config', 'protocol.ext.allow', 'always');
  repository.git('config', 'remote.origin.url', `ext::${canary}`);
  repository.git('config', 'remote.origin.promisor', 'true');
  repository.git('config', 'extensions.partialClone', 'origin');
  return { repository, ran: () => existsSync(mark) };
}

test.skipIf(process.platform === 'win32').each([false, true])(
  'no program that a repository configures is run (in a hook: %s)',
  async (hook) => {
    const { repository, ran } = boobyTrapped();
    const opened = openRepository(repository.directory, { hook });
    const ledger = new Ledger();
    for (const fragment of staged(opened, room, ledger, { wholeFiles: false })) fragment.inScope?.(1, 1);
    for await (const _fragment of history(opened, room, ledger));
    for await (const _fragment of history(opened, room, ledger, ['HEAD~1..']));
    await attribute(opened, { blobs: ['0'.repeat(40)], commits: [] });
    expect(ledger.receipt(0)).toMatchObject({ files: 2, commits: 3 });
    expect(ran()).toBe(false);
  },
);

test.skipIf(process.platform === 'win32')('the trap works: git without our settings runs it', () => {
  const { repository, ran } = boobyTrapped();
  repository.tryGit('status');
  expect(ran()).toBe(true);
});

test('what git wrote is there for a reader who comes after git has ended', async () => {
  const repository = temporaryRepository();
  const commit = repository.commit('a.txt', 'content');
  const git = streamGit(openRepository(repository.directory), ['rev-list', '--all']);
  git.stdin.end();
  await setTimeout(200);
  const lines: string[] = [];
  for await (const some of records(git.stdout, '\n')) lines.push(...some);
  expect(lines).toEqual([commit]);
  expect(await git.exit).toEqual({ status: 0, stderr: '' });
});
