import { copyFileSync, mkdirSync, symlinkSync } from 'node:fs';
import { afterEach, expect, test, vi } from 'vitest';
import { openRepository } from '../../src/git/repository.ts';
import type { Fragment } from '../../src/model/fragment.ts';
import { pathOf } from '../../src/model/fragment.ts';
import { Ledger, type Receipt } from '../../src/model/receipt.ts';
import { staged } from '../../src/sources/staged.ts';
import { garble } from '../git/damage.ts';
import { type TemporaryRepository, temporaryDirectory, temporaryRepository } from '../git/temporary-repository.ts';

const posixOnly = test.skipIf(process.platform === 'win32');

interface Read {
  readonly path: string;
  readonly text: string;
  /** Numbers of the lines in scope. */
  readonly added: readonly number[];
}

interface Options {
  readonly from?: string;
  readonly hook?: boolean;
  readonly wholeFiles?: boolean;
}

function read(repository: TemporaryRepository, options: Options = {}): { files: Read[]; receipt: Receipt } {
  const ledger = new Ledger();
  const opened = openRepository(options.from ?? repository.directory, { hook: options.hook ?? false });
  const room = (length: number): Uint8Array => new Uint8Array(length);
  const fragments = staged(opened, room, ledger, { wholeFiles: options.wholeFiles ?? false });
  return { files: Array.from(fragments, describe), receipt: ledger.receipt(0) };
}

function describe(fragment: Fragment): Read {
  const text = Buffer.from(fragment.bytes).toString('latin1');
  const lines = Array.from(text.replace(/\n$/, '').split('\n'), (_line, index) => index + 1);
  const added = lines.filter((line) => fragment.inScope?.(line, line) ?? true);
  return { path: pathOf(fragment.origin) ?? '', text, added };
}

afterEach(() => vi.unstubAllEnvs());

test('before the first commit everything in the index is staged', () => {
  const repository = temporaryRepository();
  repository.write('a.txt', 'one\n');
  repository.write('sub/b.txt', 'two\nthree\n');
  repository.git('add', '.');
  const { files, receipt } = read(repository);
  expect(files).toEqual([
    { path: 'a.txt', text: 'one\n', added: [1] },
    { path: 'sub/b.txt', text: 'two\nthree\n', added: [1, 2] },
  ]);
  expect(receipt).toMatchObject({ files: 2, bytes: 14, complete: true, notes: [] });
});

test('only the lines that the commit adds are in scope', () => {
  const repository = temporaryRepository();
  repository.commit('a.txt', 'one\ntwo\nthree\n');
  repository.write('a.txt', 'one\nnew\ntwo\nthree\nlast\n');
  repository.git('add', '.');
  expect(read(repository).files).toMatchObject([{ path: 'a.txt', added: [2, 5] }]);
  expect(read(repository, { wholeFiles: true }).files).toMatchObject([{ path: 'a.txt', added: [1, 2, 3, 4, 5] }]);
});

test('the index is read, not the work tree', () => {
  const repository = temporaryRepository();
  repository.write('a.txt', 'staged');
  repository.git('add', '.');
  repository.write('a.txt', 'not staged');
  repository.write('untracked.txt', 'not staged');
  expect(read(repository).files).toMatchObject([{ path: 'a.txt', text: 'staged' }]);
});

test('an empty change says that nothing was scanned', () => {
  const repository = temporaryRepository();
  repository.commit('a.txt', 'one\n');
  const { files, receipt } = read(repository);
  expect(files).toEqual([]);
  expect(receipt).toMatchObject({ files: 0, notes: ['nothing new is staged: no content was scanned'] });
});

test('a file that only moved, or only became executable, brings nothing', () => {
  const repository = temporaryRepository();
  repository.commit('a.txt', 'one\n');
  repository.commit('run.sh', 'two\n');
  repository.git('mv', 'a.txt', 'b.txt');
  repository.git('update-index', '--chmod=+x', 'run.sh');
  const { files, receipt } = read(repository);
  expect(files).toEqual([]);
  expect(receipt.skipped).toEqual({ 'content unchanged (moved, or another mode)': 2 });
  expect(read(repository, { wholeFiles: true }).files.map(({ path }) => path)).toEqual(['b.txt', 'run.sh']);
});

test('a copy of a file that stays is new content', () => {
  const repository = temporaryRepository();
  repository.commit('a.txt', 'one\n');
  repository.write('b.txt', 'one\n');
  repository.git('add', '.');
  expect(read(repository).files).toMatchObject([{ path: 'b.txt', added: [1] }]);
});

test.each([
  ['NUL bytes', Buffer.from('a\0b\0\nc', 'latin1')],
  ['UTF-16', Buffer.from('\ufeffa line\nanother', 'utf16le')],
  ['every byte', Buffer.from(Array.from({ length: 256 }, (_, byte) => byte))],
])('content with %s comes byte for byte, whatever the attributes say', (_what, content) => {
  const repository = temporaryRepository();
  repository.write('.gitattributes', '* -diff binary\n');
  repository.write('content', content);
  repository.git('add', '.');
  expect(read(repository).files.at(-1)).toMatchObject({ path: 'content', text: content.toString('latin1') });
});

posixOnly.each([
  'with space',
  'with "quotes"',
  'with\nnewline',
  'with\ttab',
  'back\\slash',
  'ümlaut',
  '-dash',
  ':(top)x',
])('the path %j comes as it is', (path) => {
  const repository = temporaryRepository();
  repository.write(path, 'content');
  repository.git('add', '--all');
  expect(read(repository).files).toMatchObject([{ path, text: 'content' }]);
});

test.skipIf(process.platform !== 'linux')('a path that is not UTF-8 keeps its bytes', () => {
  const repository = temporaryRepository();
  repository.write(Buffer.from([0x61, 0xff, 0x62]), 'content');
  repository.git('add', '--all');
  expect(read(repository).files).toMatchObject([{ path: 'a\udcffb', text: 'content' }]);
});

test('from a subdirectory all that is staged is read, even with diff.relative', () => {
  const repository = temporaryRepository();
  repository.write('top.txt', 'one');
  mkdirSync(repository.path('sub'));
  repository.git('add', '.');
  repository.git('config', 'diff.relative', 'true');
  expect(read(repository, { from: repository.path('sub') }).files).toMatchObject([{ path: 'top.txt' }]);
});

test('in a merge only what no parent has is in scope', () => {
  const repository = temporaryRepository();
  repository.commit('a.txt', 'one\ntwo\n');
  repository.git('checkout', '--quiet', '-b', 'feature');
  repository.commit('a.txt', 'one\ntheirs\n');
  repository.commit('theirs.txt', 'from the feature\n');
  repository.git('checkout', '--quiet', 'main');
  repository.commit('a.txt', 'one\nours\n');
  repository.tryGit('merge', 'feature');
  repository.write('a.txt', 'one\nours\ntheirs\nresolved\n');
  repository.write('evil.txt', 'in neither\n');
  repository.git('add', '.');
  expect(read(repository).files).toMatchObject([
    { path: 'a.txt', added: [4] },
    { path: 'evil.txt', added: [1] },
  ]);
});

test('before a merge commit its hook knows the other parent, though MERGE_HEAD is not written yet', () => {
  const repository = temporaryRepository();
  repository.commit('a.txt', 'one\n');
  repository.git('checkout', '--quiet', '-b', 'feature');
  const feature = repository.commit('theirs.txt', 'from the feature\n');
  repository.git('checkout', '--quiet', 'main');
  repository.git('read-tree', '-m', '-u', 'HEAD', 'feature');
  expect(read(repository, { hook: true }).files).toHaveLength(1);
  vi.stubEnv(`GITHEAD_${feature}`, 'feature');
  expect(read(repository, { hook: true }).files).toHaveLength(0);
});

test('a conflict that is not resolved makes the scan incomplete', () => {
  const repository = temporaryRepository();
  repository.commit('a.txt', 'one\n');
  repository.git('checkout', '--quiet', '-b', 'feature');
  repository.commit('a.txt', 'theirs\n');
  repository.git('checkout', '--quiet', 'main');
  repository.commit('a.txt', 'ours\n');
  repository.tryGit('merge', 'feature');
  expect(read(repository).receipt).toMatchObject({ complete: false, failed: [{ target: 'a.txt' }] });
});

test('a hook reads the index that git names, others do not', () => {
  const repository = temporaryRepository();
  repository.commit('a.txt', 'one\n');
  const index = `${temporaryDirectory()}/index`;
  repository.write('a.txt', 'committed by commit -a\n');
  repository.git('add', '.');
  copyFileSync(repository.path('.git', 'index'), index);
  repository.git('reset', '--quiet', '--hard');
  vi.stubEnv('GIT_INDEX_FILE', index);
  expect(read(repository, { hook: true }).files).toMatchObject([{ text: 'committed by commit -a\n' }]);
  expect(read(repository, { hook: false }).files).toEqual([]);
});

test('a submodule, and a file that is promised by `git add -N`, hold no content', () => {
  const repository = temporaryRepository();
  const commit = repository.commit('a.txt', 'one\n');
  repository.git('update-index', '--add', '--cacheinfo', `160000,${commit},module`);
  repository.write('later.txt', 'later');
  repository.git('add', '--intent-to-add', 'later.txt');
  expect(read(repository).files).toEqual([]);
});

posixOnly('a symbolic link is read as its target', () => {
  const repository = temporaryRepository();
  symlinkSync('the/target', repository.path('link'));
  repository.git('add', '.');
  expect(read(repository).files).toMatchObject([{ path: 'link', text: 'the/target' }]);
});

test('staged content that is damaged makes the scan incomplete and the rest is read', () => {
  const repository = temporaryRepository();
  for (const name of ['a', 'b', 'c']) repository.write(name, `content of ${name}`);
  repository.git('add', '.');
  garble(repository, repository.git('rev-parse', ':b'));
  const { files, receipt } = read(repository);
  expect(files.map(({ path }) => path)).toEqual(['a', 'c']);
  expect(receipt.failed).toMatchObject([{ target: 'b' }]);
});

test('a repository with SHA-256 object ids is read alike', () => {
  const repository = temporaryRepository('--object-format=sha256');
  repository.write('a.txt', 'one\n');
  repository.git('add', '.');
  expect(read(repository).files).toMatchObject([{ path: 'a.txt', added: [1] }]);
  repository.commit('a.txt', 'one\n');
  repository.write('a.txt', 'one\ntwo\n');
  repository.git('add', '.');
  expect(read(repository).files).toMatchObject([{ path: 'a.txt', added: [2] }]);
});

test('in a linked worktree its own index is read', () => {
  const repository = temporaryRepository();
  repository.commit('a.txt', 'one\n');
  const linked = `${temporaryDirectory()}/linked`;
  repository.git('worktree', 'add', '--quiet', linked);
  repository.write('b.txt', 'staged in the main worktree');
  repository.git('add', '.');
  expect(read(repository, { from: linked }).files).toEqual([]);
});
