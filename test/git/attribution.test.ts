import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { attribute } from '../../src/git/attribution.ts';
import { openRepository } from '../../src/git/repository.ts';
import type { Introduction } from '../../src/model/finding.ts';
import {
  AUTHOR,
  repositoryAt,
  type TemporaryRepository,
  temporaryDirectory,
  temporaryRepository,
} from './temporary-repository.ts';

async function introductionOf(
  repository: TemporaryRepository,
  blob: string,
  ...revisions: string[]
): Promise<Introduction | undefined> {
  const range = revisions.length === 0 ? {} : { revisions };
  const found = await attribute(openRepository(repository.directory), { blobs: [blob], commits: [], ...range });
  return found.blobs.get(blob);
}

function blobAt(repository: TemporaryRepository, name: string): string {
  return repository.git('rev-parse', name);
}

test('a blob was brought in by the commit that first has it', async () => {
  const repository = temporaryRepository();
  const root = repository.commit('a.txt', 'first');
  const second = repository.commit('b.txt', 'second');
  repository.commit('c.txt', 'third');
  expect(await introductionOf(repository, blobAt(repository, 'HEAD:a.txt'))).toMatchObject({
    commit: root,
    path: 'a.txt',
  });
  expect(await introductionOf(repository, blobAt(repository, 'HEAD:b.txt'))).toMatchObject({
    commit: second,
    path: 'b.txt',
  });
});

test('author, address and date are those of the commit, the date with its own offset', async () => {
  const repository = temporaryRepository();
  repository.write('a.txt', 'first');
  repository.git('add', '.');
  repository.git('commit', '--quiet', '--message', 'First', '--date', '2024-02-29T23:30:00-05:30');
  const commit = blobAt(repository, 'HEAD');
  const introduction = { commit, ...AUTHOR, date: '2024-02-29T23:30:00-05:30' };
  const blob = blobAt(repository, 'HEAD:a.txt');
  const found = await attribute(openRepository(repository.directory), { blobs: [blob], commits: [commit] });
  expect(found.blobs.get(blob)).toEqual({ ...introduction, path: 'a.txt' });
  expect(found.commits.get(commit)).toEqual({ ...introduction, path: '' });
});

test('content that came back, or moved, was brought in the first time', async () => {
  const repository = temporaryRepository();
  const first = repository.commit('a.txt', 'content');
  repository.commit('a.txt', 'other');
  repository.commit('a.txt', 'content');
  repository.git('mv', 'a.txt', 'b.txt');
  repository.git('commit', '--quiet', '--message', 'Move');
  expect(await introductionOf(repository, blobAt(repository, 'HEAD:b.txt'))).toMatchObject({
    commit: first,
    path: 'a.txt',
  });
});

test('a merge brings in only what none of its parents has', async () => {
  const repository = temporaryRepository();
  repository.commit('a.txt', 'base\n');
  repository.git('checkout', '--quiet', '-b', 'feature');
  const feature = repository.commit('b.txt', 'from the feature');
  repository.git('checkout', '--quiet', 'main');
  repository.commit('c.txt', 'from main');
  repository.git('merge', '--quiet', '--no-ff', '--no-commit', 'feature');
  const merge = repository.commit('evil.txt', 'only in the merge');
  expect(repository.git('rev-list', '--merges', 'HEAD')).toBe(merge);
  expect(await introductionOf(repository, blobAt(repository, 'HEAD:b.txt'))).toMatchObject({ commit: feature });
  expect(await introductionOf(repository, blobAt(repository, 'HEAD:evil.txt'))).toMatchObject({ commit: merge });
});

test('what a merge resolved was brought in by the merge', async () => {
  const repository = temporaryRepository();
  repository.commit('a.txt', 'base\n');
  repository.git('checkout', '--quiet', '-b', 'feature');
  repository.commit('a.txt', 'theirs\n');
  repository.git('checkout', '--quiet', 'main');
  repository.commit('a.txt', 'ours\n');
  repository.tryGit('merge', 'feature');
  const merge = repository.commit('a.txt', 'resolved\n');
  expect(await introductionOf(repository, blobAt(repository, 'HEAD:a.txt'))).toMatchObject({ commit: merge });
});

test('a commit that no ref reaches is found', async () => {
  const repository = temporaryRepository();
  repository.commit('a.txt', 'kept');
  const reset = repository.commit('b.txt', 'reset away');
  const blob = blobAt(repository, 'HEAD:b.txt');
  repository.git('reset', '--quiet', '--hard', 'HEAD~1');
  repository.git('reflog', 'expire', '--expire=now', '--all');
  expect(await introductionOf(repository, blob)).toMatchObject({ commit: reset, path: 'b.txt' });
});

test('with a range only its commits count', async () => {
  const repository = temporaryRepository();
  repository.commit('a.txt', 'old');
  const second = repository.commit('b.txt', 'new');
  expect(await introductionOf(repository, blobAt(repository, 'HEAD:b.txt'), 'HEAD~1..')).toMatchObject({
    commit: second,
  });
  expect(await introductionOf(repository, blobAt(repository, 'HEAD:a.txt'), 'HEAD~1..')).toBeUndefined();
});

test('the oldest commit of a shallow clone is not blamed for what is older', async () => {
  const origin = temporaryRepository();
  origin.commit('a.txt', 'old');
  origin.commit('b.txt', 'older than the clone');
  const clone = repositoryAt(temporaryDirectory());
  clone.git('clone', '--quiet', '--depth=1', pathToFileURL(origin.directory).href, '.');
  const own = clone.commit('c.txt', 'new');
  expect(await introductionOf(clone, blobAt(clone, 'HEAD:a.txt'))).toBeUndefined();
  expect(await introductionOf(clone, blobAt(clone, 'HEAD:c.txt'))).toMatchObject({ commit: own });
});

test('the path of an introduction is whole, with a newline in it', async () => {
  const repository = temporaryRepository();
  repository.write('unusual', 'content');
  const blob = repository.git('hash-object', '-w', 'unusual');
  repository.git('update-index', '--add', '--cacheinfo', `100644,${blob},ä\n:b`);
  repository.git('commit', '--quiet', '--message', 'Unusual');
  expect(await introductionOf(repository, blob)).toMatchObject({ path: 'ä\n:b' });
});

test('a blob that no commit has is left out', async () => {
  const repository = temporaryRepository();
  repository.commit('a.txt', 'first');
  repository.write('b.txt', 'staged only');
  repository.git('add', '.');
  expect(await introductionOf(repository, blobAt(repository, ':b.txt'))).toBeUndefined();
});
