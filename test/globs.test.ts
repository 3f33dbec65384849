import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import fastGlob from 'fast-glob';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { matchGlobs } from '../src/globs.ts';

test.each([
  ['*.md', ['a.md', '.md', '.a.md'], ['a/b.md', 'a.mdx']],
  ['**/*.md', ['a.md', 'a/b/c.md'], ['a.mdx']],
  ['a/**', ['a/b', 'a/.b/c'], ['a', 'b/a', 'ab']],
  ['a/**/b', ['a/b', 'a/x/b', 'a/x/y/b'], ['a/xb', 'b']],
  ['a**b', ['ab', 'axb'], ['a/b']],
  ['vendor/', ['vendor/a', 'vendor/a/b'], ['vendor', 'x/vendor/a']],
  ['**/vendor/', ['vendor/a', 'x/vendor/a'], ['vendor']],
  ['/src/?.ts', ['src/a.ts'], ['src/ab.ts', 'x/src/a.ts']],
  ['{a,b/*}.{ts,js}', ['a.ts', 'b/c.js'], ['b.ts', 'a.css']],
  ['{a/**,b}/x', ['a/c/x', 'b/x'], ['c/x']],
  ['{a,**}', ['a', 'b/c'], []],
  ['{a}', ['{a}'], ['a']],
  ['{a,b', ['{a,b'], ['a']],
  ['a{b,c{d,e}}', ['ab', 'acd', 'ace'], ['ac']],
  ['[id]/a+(b).ts', ['[id]/a+(b).ts'], ['i/ab.ts']],
  ['**', ['a', '.a/b'], []],
  ['', [], ['a']],
])('%j means %j and not %j', (glob, inside, outside) => {
  const matches = matchGlobs([glob]);
  expect(inside.filter((path) => !matches(path))).toEqual([]);
  expect(outside.filter(matches)).toEqual([]);
});

test('the last glob that matches decides', () => {
  const matches = matchGlobs(['docs/**', '!docs/keys/**', 'docs/keys/old.md']);
  expect(['docs/a.md', 'docs/keys/a.md', 'docs/keys/old.md', 'a.md'].filter(matches)).toEqual([
    'docs/a.md',
    'docs/keys/old.md',
  ]);
});

test('no glob matches nothing', () => {
  expect(matchGlobs([])('a')).toBe(false);
});

const FOLDERS = ['', 'a', 'b', 'ab', '.c', 'a/b', 'a/a', 'a/.c', 'b/ab', 'a/b/a', 'a/b/ab', '.c/a/b'];
const FILES = ['x.ts', 'y.js', '.x.ts', 'xy'];
let tree = '';

beforeAll(() => {
  tree = mkdtempSync(join(tmpdir(), 'keepmum-globs-'));
  for (const path of paths()) {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    writeFileSync(join(tree, path), '');
  }
});

afterAll(() => rmSync(tree, { recursive: true, force: true }));

function paths(): string[] {
  return FOLDERS.flatMap((folder) => FILES.map((file) => (folder === '' ? file : `${folder}/${file}`)));
}

test('globs mean what they mean to fast-glob', () => {
  // No `?` here: fast-glob takes a folder such as `?b` for a literal name.
  const folder = fc.constantFrom('a', 'b', '*', '**', 'a*', '*b', '.*', '{a,b}', '{a,.c}', 'a{,b}', '{a/b,ab}');
  const file = fc.constantFrom(
    '*',
    '**',
    '*.ts',
    'x.*',
    '?.js',
    'x.{ts,js}',
    '{x,y}.*',
    '{x,.x}.ts',
    'x?',
    '*y*',
    '{x.ts,xy}',
  );
  fc.assert(
    fc.property(fc.array(folder, { maxLength: 4 }), file, (folders, last) => {
      const glob = [...folders, last].join('/');
      const found = fastGlob.sync(glob, { cwd: tree, dot: true, extglob: false });
      expect(
        paths()
          .filter(matchGlobs([glob]))
          .sort(),
        glob,
      ).toEqual(found.sort());
    }),
    { numRuns: 200 },
  );
});
