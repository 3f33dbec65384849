import { chownSync, mkdirSync } from 'node:fs';
import { afterEach, expect, test, vi } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { emptyTree, openRepository } from '../../src/git/repository.ts';
import { temporaryDirectory, temporaryRepository } from './temporary-repository.ts';

afterEach(() => vi.unstubAllEnvs());

test('a repository is opened from any directory in it', () => {
  const repository = temporaryRepository();
  const head = repository.commit('sub/a.txt', 'content');
  expect(openRepository(repository.path('sub'))).toMatchObject({
    topLevel: repository.git('rev-parse', '--show-toplevel'),
    objectFormat: 'sha1',
    bare: false,
    shallow: false,
    head,
  });
});

test('before the first commit there is no head', () => {
  expect(openRepository(temporaryRepository().directory).head).toBeUndefined();
});

test.each(['sha1', 'sha256'])('the empty tree of a %s repository is the one git knows', (format) => {
  const repository = temporaryRepository(`--object-format=${format}`);
  repository.write('empty', '');
  const tree = repository.git('hash-object', '-t', 'tree', 'empty');
  expect(emptyTree(openRepository(repository.directory))).toBe(tree);
});

test('a bare repository is opened by its own path only', () => {
  const bare = `${temporaryDirectory()}/bare.git`;
  const origin = temporaryRepository();
  const head = origin.commit('a.txt', 'content');
  origin.git('clone', '--quiet', '--bare', '.', bare);
  expect(openRepository(bare)).toMatchObject({ bare: true, topLevel: undefined, head });
  expect(() => openRepository(`${bare}/refs`)).toThrow('bare repository');
});

test('the repository that a foreign GIT_DIR names is not opened by mistake', () => {
  const repository = temporaryRepository();
  const other = temporaryRepository();
  vi.stubEnv('GIT_DIR', other.path('.git'));
  expect(openRepository(repository.directory).gitDir).toContain(repository.git('rev-parse', '--absolute-git-dir'));
  expect(openRepository(repository.directory, { hook: true }).gitDir).toBe(
    other.git('rev-parse', '--absolute-git-dir'),
  );
});

test('a directory without a repository is an error with a way out', () => {
  const directory = temporaryDirectory();
  expect(() => openRepository(directory)).toThrow(UserError);
  expect(() => openRepository(directory)).toThrow(`${directory} is not in a git repository`);
});

test('a directory that is not there is an error', () => {
  expect(() => openRepository(`${temporaryDirectory()}/nowhere`)).toThrow('No such file or directory');
});

test('a machine without git is told so', () => {
  vi.stubEnv('PATH', temporaryDirectory());
  expect(() => openRepository('.')).toThrow('git was not found');
});

test.runIf(process.getuid?.() === 0)('a repository of another user is refused, with the line that trusts it', () => {
  const repository = temporaryRepository();
  mkdirSync(repository.path('sub'));
  chownSync(repository.directory, 12345, 12345);
  chownSync(repository.path('.git'), 12345, 12345);
  vi.stubEnv('GIT_CONFIG_COUNT', '0');
  vi.stubEnv('HOME', temporaryDirectory());
  const hint = `If you trust it, run: git config --global --add safe.directory '${repository.directory}'`;
  expect(() => openRepository(repository.path('sub'))).toThrow(expect.objectContaining({ hint }));
  vi.stubEnv('GIT_CONFIG_COUNT', '1');
  vi.stubEnv('GIT_CONFIG_KEY_0', 'safe.directory');
  vi.stubEnv('GIT_CONFIG_VALUE_0', repository.directory);
  expect(openRepository(repository.path('sub')).bare).toBe(false);
});
