import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { allow } from '../../src/commands/allow.ts';
import { createBaseline, pruneBaseline } from '../../src/commands/baseline.ts';
import { readBaseline } from '../../src/commands/baseline-file.ts';
import type { Identity } from '../../src/findings/baseline.ts';

const TODAY = '2030-06-15';
let folder = '';
let file = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keepmum-baseline-'));
  file = join(folder, 'keepmum.baseline.jsonl');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function finding(fingerprint: string): Identity {
  return { fingerprint, ruleId: 'private-key', origin: { kind: 'file', path: 'a.pem' } };
}

test('a baseline that does not exist accepts nothing', async () => {
  expect(await readBaseline(file)).toEqual([]);
});

test('create accepts all findings and keeps what was accepted before', async () => {
  await allow(file, { fingerprint: '2', rule: 'private-key', reason: 'a test key', owner: 'security' });
  const change = await createBaseline(file, [finding('2'), finding('1'), finding('1')], { reason: 'known' }, TODAY);
  expect(change).toEqual({ entries: 2, added: 1, removed: 0 });
  expect(readFileSync(file, 'utf8')).toMatchInlineSnapshot(`
    "{"fingerprint":"1","rule":"private-key","reason":"known"}
    {"fingerprint":"2","rule":"private-key","reason":"a test key","owner":"security"}
    "
  `);
  expect(readdirSync(folder)).toEqual(['keepmum.baseline.jsonl']);
});

test('prune drops what no finding needs', async () => {
  await createBaseline(file, [finding('1'), finding('2')], { reason: 'known' }, TODAY);
  expect(await pruneBaseline(file, [finding('2')], TODAY)).toEqual({ entries: 1, added: 0, removed: 1 });
  expect((await readBaseline(file)).map(({ fingerprint }) => fingerprint)).toEqual(['2']);
});

test('prune drops what has expired', async () => {
  await createBaseline(file, [finding('1')], { reason: 'known', expires: TODAY }, TODAY);
  expect(await pruneBaseline(file, [finding('1')], TODAY)).toMatchObject({ removed: 0 });
  expect(await pruneBaseline(file, [finding('1')], '2030-06-16')).toMatchObject({ removed: 1 });
});

test('prune makes no file where none was', async () => {
  await pruneBaseline(file, [], TODAY);
  expect(readdirSync(folder)).toEqual([]);
});

test('allow replaces the entry about the same finding', async () => {
  await allow(file, { fingerprint: '1', rule: 'private-key', reason: 'first' });
  await allow(file, { fingerprint: '1', rule: 'private-key', reason: 'in a file', path: 'a.pem' });
  await allow(file, { fingerprint: '1', rule: 'private-key', reason: 'second', expires: undefined });
  expect((await readBaseline(file)).map(({ reason }) => reason)).toEqual(['second', 'in a file']);
});

test.each([undefined, '', ' '])('nothing is accepted for the reason %j', async (reason) => {
  await expect(allow(file, { fingerprint: '1', rule: 'private-key', reason })).rejects.toThrow(/needs a reason/);
  await expect(createBaseline(file, [], { reason: reason ?? '' }, TODAY)).rejects.toThrow(/needs a reason/);
  expect(readdirSync(folder)).toEqual([]);
});

test('a baseline with a mistake is not written over', async () => {
  writeFileSync(file, 'no entry\n');
  await expect(allow(file, { fingerprint: '1', rule: 'private-key', reason: 'r' })).rejects.toThrow(/:1: not JSON/);
  expect(readFileSync(file, 'utf8')).toBe('no entry\n');
});

test('a baseline that cannot be read is a mistake and not an empty one', () => {
  expect(() => readBaseline(folder)).toThrow(/is not a file/);
});

test.skipIf(process.platform === 'win32')('a baseline is not written through a symbolic link', async () => {
  writeFileSync(join(folder, 'target'), '');
  symlinkSync('target', file);
  await expect(allow(file, { fingerprint: '1', rule: 'private-key', reason: 'r' })).rejects.toThrow(/symbolic link/);
  expect(readFileSync(join(folder, 'target'), 'utf8')).toBe('');
});
