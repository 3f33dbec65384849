import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeReport } from '../src/output.ts';
import { replaceFile } from '../src/replace-file.ts';

const POSIX = process.platform !== 'win32';
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keepmum-output-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function modeOf(path: string): number {
  return statSync(path).mode & 0o777;
}

test('a report is written as a whole and leaves no other file behind', async () => {
  await writeReport(join(folder, 'report.json'), '{}\n');
  await writeReport(join(folder, 'report.json'), '[]\n');
  expect(readFileSync(join(folder, 'report.json'), 'utf8')).toBe('[]\n');
  expect(readdirSync(folder)).toEqual(['report.json']);
});

test.runIf(POSIX)('a report is for its owner only, even where others could read the old one', async () => {
  const file = join(folder, 'report.json');
  await writeReport(file, 'new');
  expect(modeOf(file)).toBe(0o600);
  writeFileSync(join(folder, 'old'), 'old', { mode: 0o644 });
  await writeReport(join(folder, 'old'), 'new');
  expect(modeOf(join(folder, 'old'))).toBe(0o600);
});

test.runIf(POSIX)('a symbolic link is refused and what it leads to stays as it is', async () => {
  writeFileSync(join(folder, 'target'), 'untouched');
  symlinkSync('target', join(folder, 'link'));
  symlinkSync('nowhere', join(folder, 'dangling'));
  await expect(writeReport(join(folder, 'link'), 'new')).rejects.toThrow(/is a symbolic link/);
  await expect(writeReport(join(folder, 'dangling'), 'new')).rejects.toThrow(/is a symbolic link/);
  expect(readFileSync(join(folder, 'target'), 'utf8')).toBe('untouched');
  expect(lstatSync(join(folder, 'link')).isSymbolicLink()).toBe(true);
  expect(readdirSync(folder).sort()).toEqual(['dangling', 'link', 'target']);
});

test('a folder is refused, and so is a folder that does not exist', async () => {
  mkdirSync(join(folder, 'sub'));
  await expect(writeReport(join(folder, 'sub'), 'new')).rejects.toThrow(/is not an ordinary file/);
  await expect(writeReport(join(folder, 'none', 'a'), 'new')).rejects.toThrow(/cannot be written: ENOENT/);
  expect(readdirSync(folder)).toEqual(['sub']);
});

test.runIf(POSIX)('a device is refused', async () => {
  await expect(writeReport('/dev/null', 'new')).rejects.toThrow(/is not an ordinary file/);
});

test.runIf(POSIX)('without a mode, a file keeps the one it has', async () => {
  writeFileSync(join(folder, 'hook'), 'old', { mode: 0o750 });
  await replaceFile(join(folder, 'hook'), 'new');
  expect(modeOf(join(folder, 'hook'))).toBe(0o750);
});
