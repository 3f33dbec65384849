import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { openRepository } from '../../src/git/repository.ts';
import type { Fragment } from '../../src/model/fragment.ts';
import { Ledger, type Receipt } from '../../src/model/receipt.ts';
import { history } from '../../src/sources/history.ts';
import { garble, noise, remove, truncate } from '../git/damage.ts';
import {
  repositoryAt,
  type TemporaryRepository,
  temporaryDirectory,
  temporaryRepository,
} from '../git/temporary-repository.ts';

interface History {
  /** `<path or kind>: <text>`, sorted. */
  readonly texts: readonly string[];
  readonly receipt: Receipt;
}

async function read(directory: string, revisions?: readonly string[]): Promise<History> {
  const ledger = new Ledger();
  const texts: string[] = [];
  const room = (length: number): Uint8Array => new Uint8Array(length);
  for await (const fragment of history(openRepository(directory), room, ledger, revisions))
    texts.push(describe(fragment));
  return { texts: texts.sort(), receipt: ledger.receipt(0) };
}

function describe({ origin, bytes }: Fragment): string {
  const text = Buffer.from(bytes).toString('utf8').trim();
  return origin.kind === 'blob' ? `${origin.path ?? '?'}: ${text}` : `${origin.kind}: ${text}`;
}

function twoCommits(): TemporaryRepository {
  const repository = temporaryRepository();
  repository.commit('a.txt', 'first content', 'First');
  repository.commit('a.txt', 'second content', 'Second');
  return repository;
}

test('every version of a file and every commit message is read once', async () => {
  const repository = twoCommits();
  repository.commit('copy.txt', 'first content', 'Third');
  const { texts, receipt } = await read(repository.directory);
  expect(texts).toEqual([
    'a.txt: second content',
    'commit-message: First',
    'commit-message: Second',
    'commit-message: Third',
    'copy.txt: first content',
  ]);
  expect(receipt).toMatchObject({ blobs: 2, commits: 3, tags: 0, bytes: 46, complete: true, failed: [], notes: [] });
});

test('a file that was deleted again is read', async () => {
  const repository = twoCommits();
  repository.commit('gone.txt', 'deleted content');
  repository.git('rm', '--quiet', 'gone.txt');
  repository.git('commit', '--quiet', '--message', 'Remove');
  expect((await read(repository.directory)).texts).toContain('gone.txt: deleted content');
});

test('what only a merge brought in is read', async () => {
  const repository = twoCommits();
  repository.git('checkout', '--quiet', '-b', 'feature', 'HEAD~1');
  repository.commit('b.txt', 'from the feature');
  repository.git('checkout', '--quiet', 'main');
  repository.git('merge', '--quiet', '--no-ff', '--no-commit', 'feature');
  repository.commit('evil.txt', 'only in the merge');
  expect((await read(repository.directory)).texts).toContain('evil.txt: only in the merge');
});

test('stashes are read, with the untracked files in them', async () => {
  const repository = twoCommits();
  repository.write('a.txt', 'stashed content');
  repository.write('untracked.txt', 'untracked content');
  repository.git('stash', '--quiet', '--include-untracked');
  const { texts } = await read(repository.directory);
  expect(texts).toContain('a.txt: stashed content');
  expect(texts).toContain('untracked.txt: untracked content');
});

test('a stash that was dropped is read, with its paths', async () => {
  const repository = twoCommits();
  repository.write('a.txt', 'stashed content');
  repository.git('stash', '--quiet');
  repository.git('stash', 'drop', '--quiet');
  const { texts, receipt } = await read(repository.directory);
  expect(texts).toContain('a.txt: stashed content');
  expect(receipt.complete).toBe(true);
});

test.each([
  ['in the reflog', []],
  ['that no reflog names', ['reflog', 'expire', '--expire=now', '--all']],
])('a commit that was reset away is read %s', async (_where, command) => {
  const repository = twoCommits();
  repository.commit('reset.txt', 'reset content', 'Reset away');
  repository.git('reset', '--quiet', '--hard', 'HEAD~1');
  if (command.length > 0) repository.git(...command);
  const { texts } = await read(repository.directory);
  expect(texts).toContain('reset.txt: reset content');
  expect(texts).toContain('commit-message: Reset away');
});

test('a blob that no tree holds is read without a path', async () => {
  const repository = twoCommits();
  repository.write('loose.txt', 'loose content');
  repository.git('hash-object', '-w', 'loose.txt');
  expect((await read(repository.directory)).texts).toContain('?: loose content');
});

test('what is staged is read with its path', async () => {
  const repository = twoCommits();
  repository.write('new.txt', 'staged content');
  repository.git('add', '.');
  expect((await read(repository.directory)).texts).toContain('new.txt: staged content');
});

test('tag messages and notes are read, of annotated tags of tags as well', async () => {
  const repository = twoCommits();
  repository.git('tag', '--annotate', '--message', 'Message of the tag', 'v1');
  repository.git('tag', '--annotate', '--message', 'Message of the outer tag', 'v1-outer', 'v1');
  repository.git('notes', 'add', '--message', 'Text of the note');
  const { texts, receipt } = await read(repository.directory);
  expect(texts).toContain('tag-message: Message of the tag');
  expect(texts).toContain('tag-message: Message of the outer tag');
  expect(texts.some((text) => text.endsWith(': Text of the note'))).toBe(true);
  expect(receipt.tags).toBe(2);
});

test('a message is read without the header, and a commit without a message too', async () => {
  const repository = twoCommits();
  repository.write('a.txt', 'third');
  repository.git('commit', '--quiet', '--all', '--allow-empty-message', '--message', '');
  expect((await read(repository.directory)).texts.filter((text) => text.startsWith('commit-message'))).toEqual([
    'commit-message: ',
    'commit-message: First',
    'commit-message: Second',
  ]);
});

test('packed objects are read as loose ones are', async () => {
  const repository = twoCommits();
  const loose = await read(repository.directory);
  repository.git('gc', '--quiet');
  expect(await read(repository.directory)).toEqual(loose);
});

test.each(['sha1', 'sha256'])('a repository with %s object ids is read', async (format) => {
  const repository = temporaryRepository(`--object-format=${format}`);
  repository.commit('a.txt', 'content', 'Message');
  expect((await read(repository.directory)).texts).toEqual(['a.txt: content', 'commit-message: Message']);
});

test('a bare repository is read by its own path', async () => {
  const bare = `${temporaryDirectory()}/bare.git`;
  twoCommits().git('clone', '--quiet', '--bare', '.', bare);
  expect((await read(bare)).texts).toContain('a.txt: first content');
});

test('an empty repository is said to be empty', async () => {
  const { texts, receipt } = await read(temporaryRepository().directory);
  expect(texts).toEqual([]);
  expect(receipt.notes).toEqual(['the repository has no commits yet']);
});

test('a shallow clone is read as far as it goes, and said to be shallow', async () => {
  const clone = temporaryDirectory();
  const origin = pathToFileURL(twoCommits().directory).href;
  repositoryAt(clone).git('clone', '--quiet', '--depth=1', origin, '.');
  const { texts, receipt } = await read(clone);
  expect(texts).toEqual(['a.txt: second content', 'commit-message: Second']);
  expect(receipt.notes).toEqual([expect.stringContaining('git fetch --unshallow')]);
  expect(receipt.complete).toBe(true);
});

test('a missing blob makes the scan incomplete and the rest is read', async () => {
  const repository = twoCommits();
  const blob = repository.git('rev-parse', 'HEAD~1:a.txt');
  remove(repository, blob);
  const { texts, receipt } = await read(repository.directory);
  expect(texts).toEqual(['a.txt: second content', 'commit-message: First', 'commit-message: Second']);
  expect(receipt).toMatchObject({ complete: false, failed: [{ target: blob }] });
});

test('a missing commit makes the scan incomplete and the rest is read, with its paths', async () => {
  const repository = twoCommits();
  repository.commit('b.txt', 'third content', 'Third');
  const commit = repository.git('rev-parse', 'HEAD~1');
  remove(repository, commit);
  const { texts, receipt } = await read(repository.directory);
  expect(texts).toContain('a.txt: first content');
  expect(texts).toContain('b.txt: third content');
  expect(receipt).toMatchObject({ complete: false, failed: [{ target: commit }] });
});

test('a branch that points nowhere makes the scan incomplete and the rest is read, with its paths', async () => {
  const repository = twoCommits();
  writeFileSync(repository.path('.git', 'refs', 'heads', 'lost'), `${'1234567890'.repeat(4)}\n`);
  const { texts, receipt } = await read(repository.directory);
  expect(texts).toContain('a.txt: first content');
  expect(receipt).toMatchObject({ complete: false, failed: [{ target: 'refs/heads/lost' }] });
});

test.each([
  ['garbled', garble],
  ['broken off', truncate],
])('an object that is %s makes the scan incomplete and the rest is read', async (_how, damage) => {
  const repository = twoCommits();
  repository.commit('noise', noise(100_000));
  const blob = repository.git('rev-parse', 'HEAD:noise');
  damage(repository, blob);
  const { texts, receipt } = await read(repository.directory);
  expect(texts).toEqual(
    expect.arrayContaining(['a.txt: first content', 'a.txt: second content', 'commit-message: First']),
  );
  expect(receipt.complete).toBe(false);
  expect(receipt.failed).toMatchObject([{ target: expect.stringContaining(blob) }]);
});

test('a blob over the size of a piece comes in pieces', async () => {
  const repository = temporaryRepository();
  repository.commit('big.txt', Buffer.alloc(17 * 1024 * 1024, 'a line of text\n'));
  const ledger = new Ledger();
  const fragments: Omit<Fragment, 'bytes'>[] = [];
  const room = new Uint8Array(16 * 1024 * 1024);
  for await (const { bytes: _bytes, ...fragment } of history(
    openRepository(repository.directory),
    (length) => room.subarray(0, length),
    ledger,
  )) {
    if (fragment.origin.kind === 'blob') fragments.push(fragment);
  }
  const owned = fragments.map(({ ownedBytes }) => ownedBytes);
  expect(owned).toHaveLength(2);
  expect(owned.reduce((sum, bytes) => sum + bytes)).toBe(17 * 1024 * 1024);
  expect(fragments[1]?.start).toMatchObject({ byte: owned[0], line: Number(owned[0]) / 15 + 1, column: 1 });
  expect(ledger).toMatchObject({ blobs: 1 });
});

test('a range is only its commits and the blobs that are new in them', async () => {
  const repository = twoCommits();
  repository.git('checkout', '--quiet', '-b', 'feature');
  repository.commit('b.txt', 'added in between', 'Third');
  repository.commit('b.txt', 'in the end', 'Fourth');
  expect((await read(repository.directory, ['main..feature'])).texts).toEqual([
    'b.txt: added in between',
    'b.txt: in the end',
    'commit-message: Fourth',
    'commit-message: Third',
  ]);
  expect((await read(repository.directory, ['HEAD~1..'])).texts).toEqual([
    'b.txt: in the end',
    'commit-message: Fourth',
  ]);
});

test('a range can be what a remote does not have', async () => {
  const repository = twoCommits();
  repository.git('update-ref', 'refs/remotes/origin/main', 'HEAD~1');
  const head = repository.git('rev-parse', 'HEAD');
  const { texts } = await read(repository.directory, [head, '--not', '--remotes=origin']);
  expect(texts).toEqual(['a.txt: second content', 'commit-message: Second']);
});

test('a range without commits is said to be empty', async () => {
  const { texts, receipt } = await read(twoCommits().directory, ['HEAD..HEAD']);
  expect(texts).toEqual([]);
  expect(receipt.notes).toEqual(['no commits in HEAD..HEAD: no content was scanned']);
});

test.each(['nowhere', 'nowhere..HEAD', 'HEAD~99..', '1234567890123456789012345678901234567890'])(
  'the revision %s is unknown, and that is an error',
  async (revision) => {
    await expect(read(twoCommits().directory, [revision])).rejects.toThrow(UserError);
    await expect(read(twoCommits().directory, [revision])).rejects.toThrow(revision);
  },
);

test.each(['--output=file', '-n1', '', '--stdin'])('%j is no revision, and never gets to git', async (argument) => {
  await expect(read(twoCommits().directory, [argument])).rejects.toThrow('is not a revision');
});
