import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import {
  AUTHOR,
  repositoryAt,
  type TemporaryRepository,
  temporaryDirectory,
  temporaryRepository,
} from '../git/temporary-repository.ts';
import { expectComplaint, githubToken, jsonReport, keepmum, places, secret } from './run.ts';

const TOKEN = githubToken('history');
const LINE = `TOKEN=${TOKEN}\n`;
const FOUND = 'a.env:1:7 github-pat-classic';

function history(repository: { readonly directory: string }, ...args: string[]) {
  return jsonReport(['history', ...args], { cwd: repository.directory });
}

test('a secret of an old commit is found, with who brought it in, where and when', () => {
  const repository = temporaryRepository();
  repository.commit('README.md', 'clean\n');
  const commit = repository.commit('sub/a.env', `one\n${LINE}`);
  const date = repository.git('show', '--no-patch', '--format=%aI', commit);
  repository.commit('sub/a.env', 'one\n');
  repository.commit('b.txt', 'clean\n');
  const report = history(repository);
  expect(places(report)).toEqual(['sub/a.env:2:7 github-pat-classic']);
  expect(report.findings[0]?.origin).toMatchObject({ kind: 'blob', commit, ...AUTHOR });
  expect(Date.parse(report.findings[0]?.origin['date'] ?? '')).toBe(Date.parse(date));
  expect(report).toMatchObject({ status: 1, scan: 'history', receipt: { commits: 4, complete: true } });
  const { stdout } = keepmum(['history'], { cwd: repository.directory });
  expect(stdout).toMatch(new RegExp(`in {4}commit ${commit.slice(0, 12)} by ${AUTHOR.author}, ${date.slice(0, 10)}`));
});

test('a file that was deleted is still there', () => {
  const repository = temporaryRepository();
  repository.commit('a.env', LINE);
  repository.git('rm', '--quiet', 'a.env');
  repository.git('commit', '--quiet', '--message', 'Remove it');
  expect(jsonReport(['scan', '--exit-zero'], { cwd: repository.directory }).findings).toEqual([]);
  expect(places(history(repository))).toEqual([FOUND]);
});

test('a secret in many versions of a file is one finding, of the commit that brought it in', () => {
  const repository = temporaryRepository();
  const first = repository.commit('a.env', LINE);
  for (let version = 0; version < 4; version++) repository.commit('a.env', `${LINE}${version}\n`);
  const report = history(repository);
  expect(places(report)).toEqual([FOUND]);
  expect(report.findings[0]?.origin['commit']).toBe(first);
});

test('what only a merge brought in is found, as of the merge', () => {
  const repository = temporaryRepository();
  repository.commit('a.txt', 'one\n');
  repository.git('checkout', '--quiet', '-b', 'feature');
  repository.commit('b.txt', 'two\n');
  repository.git('checkout', '--quiet', 'main');
  repository.commit('c.txt', 'three\n');
  repository.git('merge', '--quiet', '--no-commit', '--no-ff', 'feature');
  const merge = repository.commit('a.env', LINE, 'Merge');
  expect(repository.git('rev-list', '--merges', 'HEAD')).toBe(merge);
  const report = history(repository);
  expect(places(report)).toEqual([FOUND]);
  expect(report.findings[0]?.origin['commit']).toBe(merge);
});

test('a stash is found, and a stash that was dropped', () => {
  const repository = temporaryRepository();
  repository.commit('a.env', 'clean\n');
  repository.write('a.env', LINE);
  repository.git('stash', '--quiet');
  expect(places(history(repository))).toEqual([FOUND]);
  repository.git('stash', 'drop', '--quiet');
  expect(places(history(repository))).toEqual([FOUND]);
});

test('an untracked file in a stash is found', () => {
  const repository = temporaryRepository();
  repository.commit('b.txt', 'clean\n');
  repository.write('a.env', LINE);
  repository.git('stash', '--quiet', '--include-untracked');
  expect(places(history(repository))).toEqual([FOUND]);
});

test('what no branch reaches any more is found: reset, amended, a deleted branch, without a reflog', () => {
  const repository = temporaryRepository();
  repository.commit('b.txt', 'clean\n');
  const lost = repository.commit('a.env', LINE);
  repository.git('reset', '--quiet', '--hard', 'HEAD~1');
  expect(places(history(repository))).toEqual([FOUND]);
  repository.git('reflog', 'expire', '--expire=now', '--all');
  const report = history(repository);
  expect(places(report)).toEqual([FOUND]);
  expect(report.findings[0]?.origin['commit']).toBe(lost);
});

test('other branches, remote branches and tags are searched', () => {
  const repository = temporaryRepository();
  repository.commit('b.txt', 'clean\n');
  repository.git('checkout', '--quiet', '-b', 'feature');
  const commit = repository.commit('a.env', LINE);
  repository.git('checkout', '--quiet', 'main');
  repository.git('update-ref', 'refs/remotes/origin/feature', commit);
  repository.git('branch', '-D', 'feature');
  expect(places(history(repository))).toEqual([FOUND]);
});

test('what is staged and not committed is found', () => {
  const repository = temporaryRepository();
  repository.commit('b.txt', 'clean\n');
  repository.write('a.env', LINE);
  repository.git('add', '.');
  expect(places(history(repository))).toEqual([FOUND]);
});

test('the messages of commits and tags and the text of notes are searched', () => {
  const repository = temporaryRepository();
  const [inCommit, inTag, inNote] = ['commit', 'tag', 'note'].map((place) => githubToken(`history ${place}`));
  const commit = repository.commit('b.txt', 'clean\n', `Fix\n\nwith ${inCommit}`);
  repository.git('tag', '--annotate', '--message', `Release\n\nwith ${inTag}`, 'v1');
  repository.git('notes', 'add', '--message', `by ${inNote}`);
  const { findings } = history(repository);
  expect(findings).toHaveLength(3);
  expect(findings.find(({ origin }) => origin['kind'] === 'commit-message')).toMatchObject({
    path: null,
    startLine: 3,
    startColumn: 6,
    origin: { commit, ...AUTHOR },
  });
  expect(findings.find(({ origin }) => origin['kind'] === 'tag-message')).toMatchObject({
    path: null,
    startLine: 3,
    origin: { tag: repository.git('rev-parse', 'v1') },
  });
  expect(findings.find(({ origin }) => origin['kind'] === 'blob')).toMatchObject({ startLine: 1, startColumn: 4 });
});

test('a range is its commits only', () => {
  const repository = temporaryRepository();
  repository.commit('a.env', LINE);
  const base = repository.commit('b.txt', 'clean\n');
  repository.git('checkout', '--quiet', '-b', 'feature');
  const commit = repository.commit('c.env', `TOKEN=${githubToken('history range')}\n`);
  const found = (...range: string[]) => history(repository, ...range).findings.map(({ path }) => path);
  expect(found('main..feature')).toEqual(['c.env']);
  expect(found(`${base}..${commit}`)).toEqual(['c.env']);
  expect(found('main')).toEqual(['a.env']);
  expect(found('HEAD')).toEqual(['a.env', 'c.env']);
  expect(found('feature', '^main')).toEqual(['c.env']);
  const report = history(repository, 'main..feature');
  expect(report.findings[0]?.origin['commit']).toBe(commit);
  expect(report.receipt).toMatchObject({ commits: 1, blobs: 1 });
});

test('a range without commits is not called clean', () => {
  const repository = temporaryRepository();
  repository.commit('a.txt', 'clean\n');
  const report = history(repository, 'HEAD..HEAD');
  expect(report).toMatchObject({ status: 2, findings: [], receipt: { complete: false } });
  expect(report.receipt.notes.join()).toMatch(/no commits in HEAD\.\.HEAD/);
});

test('a clean history is clean', () => {
  const repository = temporaryRepository();
  repository.commit('a.txt', 'clean\n');
  expect(history(repository)).toMatchObject({ status: 0, findings: [], receipt: { commits: 1, blobs: 1, notes: [] } });
});

test.each(['nowhere', 'nowhere..HEAD', '1234567890123456789012345678901234567890', 'HEAD~99'])(
  'the revision %s, which is not there, is a mistake',
  (revision) => {
    const repository = temporaryRepository();
    repository.commit('a.txt', 'clean\n');
    expectComplaint(
      keepmum(['history', revision], { cwd: repository.directory }),
      /git does not know the revision/,
      /git rev-parse/,
    );
  },
);

test('a shallow clone is searched as far as it goes, and said to be shallow', () => {
  const origin = temporaryRepository();
  origin.commit('a.env', LINE);
  origin.commit('a.env', 'clean\n');
  const folder = `${temporaryDirectory()}/clone`;
  origin.git('clone', '--quiet', '--depth=1', pathToFileURL(origin.directory).href, folder);
  const report = history(repositoryAt(folder));
  expect(report).toMatchObject({ status: 0, findings: [] });
  expect(report.receipt.notes.join()).toMatch(/the history is shallow.*git fetch --unshallow/);
  expect(keepmum(['history'], { cwd: folder }).stdout).toMatch(/^Note: the history is shallow/m);
});

test('a repository without commits is not called clean', () => {
  const repository = temporaryRepository();
  const report = history(repository);
  expect(report).toMatchObject({ status: 2, findings: [] });
  expect(report.receipt.notes).toEqual(['the repository has no commits yet']);
  expect(keepmum(['history'], { cwd: repository.directory }).stdout).not.toMatch(/✔/);
});

test('from a subfolder the whole history is searched', () => {
  const repository = temporaryRepository();
  repository.commit('a.env', LINE);
  repository.write('sub/b.txt', 'clean\n');
  expect(places(jsonReport(['history'], { cwd: repository.path('sub') }))).toEqual([FOUND]);
});

test('a bare repository is searched', () => {
  const origin = temporaryRepository();
  origin.commit('a.env', LINE);
  const folder = `${temporaryDirectory()}/bare.git`;
  origin.git('clone', '--quiet', '--bare', '.', folder);
  expect(places(jsonReport(['history'], { cwd: folder }))).toEqual([FOUND]);
});

test('packed or loose, the report is the same, byte by byte', () => {
  const repository = temporaryRepository();
  for (let index = 0; index < 12; index++) {
    repository.commit(`f${index % 3}.env`, `TOKEN=${githubToken(`packed ${index}`)}\n`);
  }
  for (const format of ['json', 'jsonl', 'sarif']) {
    const report = () => keepmum(['history', '-f', format], { cwd: repository.directory }).stdout;
    const loose = report();
    expect(report()).toBe(loose);
    if (format === 'sarif') repository.git('gc', '--quiet');
    expect(report()).toBe(loose);
  }
});

test('--show-secrets shows the secrets of blobs and messages', () => {
  const repository = temporaryRepository();
  const inMessage = githubToken('history shown');
  repository.commit('a.env', LINE, `Use ${inMessage}`);
  repository.commit('a.env', 'clean\n');
  const { stdout } = keepmum(['history', '--show-secrets'], { cwd: repository.directory, showsSecrets: true });
  expect(stdout).toContain(TOKEN);
  expect(stdout).toContain(inMessage);
});

test('a replace ref hides nothing', () => {
  const repository = temporaryRepository();
  repository.commit('a.env', LINE);
  const blob = repository.git('rev-parse', 'HEAD:a.env');
  repository.write('other', 'clean\n');
  const clean = repository.git('hash-object', '-w', 'other');
  repository.git('replace', blob, clean);
  expect(places(history(repository))).toEqual([FOUND]);
  expect(places(history(repository, 'HEAD'))).toEqual([FOUND]);
});

/** A history with deltas, moved and changed files, encodings, merges, messages, and what is turned away. */
function rich(): TemporaryRepository {
  const repository = temporaryRepository();
  const filler = Array.from({ length: 400 }, (_, line) => `line ${line} of a file that changes a little\n`);
  for (let version = 0; version < 12; version++) {
    filler[version * 30] = version % 4 === 1 ? `TOKEN=${githubToken(`rich ${version}`)}\n` : `version ${version}\n`;
    repository.commit('long.txt', filler.join(''));
  }
  repository.commit('wide.txt', Buffer.from(`\ufeffone\r\nTOKEN=${githubToken('rich wide')}\r\n`, 'utf16le'));
  repository.commit('encoded.txt', `x: ${Buffer.from(`TOKEN=${githubToken('rich encoded')}`).toString('base64')}\n`);
  repository.commit('settings.py', `db_password = "${secret('{alnum:14}', 'rich')}"\nx = "ghp_${'x'.repeat(36)}"\n`);
  repository.git('mv', 'settings.py', 'moved.py');
  repository.git('commit', '--quiet', '--message', `Move it\n\nwith ${githubToken('rich message')}`);
  repository.git('checkout', '--quiet', '-b', 'feature', 'HEAD~5');
  repository.commit('feature.env', LINE);
  repository.git('checkout', '--quiet', 'main');
  repository.git('merge', '--quiet', '--no-edit', 'feature');
  repository.git('tag', '--annotate', '--message', `with ${githubToken('rich tag')}`, 'v1');
  return repository;
}

test('the whole history and the range of all refs find the same, loose and packed, with one thread and four', () => {
  const repository = rich();
  const found = (...args: string[]) => {
    const { findings, dismissals, receipt } = history(repository, '--explain-dismissed', ...args);
    expect(receipt.complete).toBe(true);
    return { findings, dismissals };
  };
  const expected = found('--', '--all');
  expect(expected.findings.map(({ ruleId }) => ruleId)).toHaveLength(9);
  expect(found()).toEqual(expected);
  repository.git('gc', '--quiet');
  expect(found('--', '--all')).toEqual(expected);
  expect(found('-j1')).toEqual(expected);
  expect(found('-j4')).toEqual(expected);
});

test('a pack that is damaged makes the search incomplete', () => {
  const repository = rich();
  repository.git('gc', '--quiet');
  const folder = repository.path('.git', 'objects', 'pack');
  const pack = join(folder, readdirSync(folder).find((name) => name.endsWith('.pack')) ?? '');
  const bytes = readFileSync(pack);
  bytes.fill(0xff, bytes.length >> 1, (bytes.length >> 1) + 400);
  chmodSync(pack, 0o644);
  writeFileSync(pack, bytes);
  const run = keepmum(['history'], { cwd: repository.directory });
  expect(run.status).toBe(2);
  expect(run.stdout + run.stderr).not.toMatch(/✔|fault of keepmum/);
});

test('a clone without the blobs is not called clean, and nothing is fetched', () => {
  const origin = temporaryRepository();
  origin.commit('a.env', LINE);
  origin.git('config', 'uploadpack.allowFilter', 'true');
  const folder = `${temporaryDirectory()}/clone`;
  const url = pathToFileURL(origin.directory).href;
  origin.git('clone', '--quiet', '--no-checkout', '--filter=blob:none', url, folder);
  const report = history(repositoryAt(folder));
  expect(report).toMatchObject({ status: 2, findings: [], receipt: { complete: false } });
  expect(report.receipt.failed.map(({ reason }) => reason).join()).toMatch(/missing/);
});

test('objects that a clone borrows from another repository are searched', () => {
  const origin = temporaryRepository();
  origin.commit('a.env', LINE);
  const folder = `${temporaryDirectory()}/clone`;
  origin.git('clone', '--quiet', '--shared', origin.directory, folder);
  expect(places(history(repositoryAt(folder)))).toEqual([FOUND]);
});

test('a linked worktree searches the history of its repository', () => {
  const repository = temporaryRepository();
  repository.commit('a.env', LINE);
  repository.commit('a.env', 'clean\n');
  const folder = `${temporaryDirectory()}/tree`;
  repository.git('worktree', 'add', '--quiet', folder);
  expect(places(jsonReport(['history'], { cwd: folder }))).toEqual([FOUND]);
});
