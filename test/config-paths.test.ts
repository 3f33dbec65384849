import { mkdirSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { isBelow, shiftBetween, shiftPath } from '../src/config-paths.ts';
import { temporaryDirectory } from './git/temporary-repository.ts';

function tree(): string {
  const folder = realpathSync.native(temporaryDirectory());
  for (const name of ['a', 'a/b', 'other']) mkdirSync(join(folder, name));
  return folder;
}

test.each([
  ['a', 'a', 'x/y.env', 'x/y.env'],
  ['a/b', 'a', 'x/y.env', 'b/x/y.env'],
  ['a/b', '.', 'y.env', 'a/b/y.env'],
  ['a', 'a/b', 'b/y.env', 'y.env'],
  ['.', 'a/b', 'a/b/x/y.env', 'x/y.env'],
  ['.', 'a/b', 'a/y.env', '../y.env'],
  ['.', 'a/b', 'a/bc.env', '../bc.env'],
  ['a', 'other', 'x/y.env', 'x/y.env'],
])('from a scan of %s, the configuration in %s sees %s as %s', (root, directory, path, seen) => {
  const folder = tree();
  expect(shiftPath(path, shiftBetween(join(folder, root), join(folder, directory)))).toBe(seen);
});

test.each([
  ['a/b', 'a', true],
  ['a', 'a', false],
  ['.', 'a', false],
  ['ab', 'a', false],
  ['a/..b', 'a', true],
])('%s is below %s: %s', (path, above, answer) => {
  expect(isBelow(resolve(path), resolve(above))).toBe(answer);
});
