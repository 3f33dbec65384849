import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryDirectory, temporaryRepository } from '../git/temporary-repository.ts';
import { expectComplaint, githubToken, jsonReport, keepmum, places, write } from './run.ts';

const TOKEN = githubToken('targets');
const LINE = `TOKEN=${TOKEN}\n`;
const posixOnly = test.skipIf(process.platform === 'win32');

function pathsFound(args: readonly string[], cwd: string): (string | null)[] {
  return jsonReport(args, { cwd }).findings.map(({ path }) => path);
}

test('- is standard input', () => {
  const folder = temporaryDirectory();
  const report = jsonReport(['scan', '-'], { cwd: folder, input: `one\n${LINE}` });
  expect(places(report)).toEqual(['null:2:7 github-pat-classic']);
  expect(report).toMatchObject({ status: 1, receipt: { files: 1, bytes: 4 + LINE.length, complete: true } });
  expect(report.findings[0]?.origin).toEqual({ kind: 'stdin' });
  expect(keepmum(['scan', '-'], { cwd: folder, input: LINE }).stdout).toMatch(/^<stdin>:1:7 /);
});

test('standard input and files are scanned together', () => {
  const folder = temporaryDirectory();
  write(folder, 'a.txt', LINE);
  const report = jsonReport(['scan', '-', 'a.txt'], { cwd: folder, input: LINE });
  expect(report.findings.map(({ path }) => path).sort()).toEqual(['a.txt', null]);
});

test('nothing but - reads no files', () => {
  const folder = temporaryDirectory();
  write(folder, 'a.txt', LINE);
  expect(jsonReport(['scan', '-'], { cwd: folder, input: 'nothing\n' })).toMatchObject({ status: 0, findings: [] });
});

test('a file that is named is read, and no other', () => {
  const folder = temporaryDirectory();
  write(folder, 'a.txt', LINE);
  write(folder, 'b.txt', LINE);
  expect(pathsFound(['scan', 'b.txt'], folder)).toEqual(['b.txt']);
  expect(pathsFound(['scan', 'b.txt', 'a.txt', 'b.txt'], folder)).toEqual(['a.txt', 'b.txt']);
});

test('a file and the folder that it is in are one reading', () => {
  const repository = temporaryRepository();
  repository.write('sub/a.txt', LINE);
  const report = jsonReport(['scan', 'sub', 'sub/a.txt', '.'], { cwd: repository.directory });
  expect(report.findings.map(({ path }) => path)).toEqual(['sub/a.txt']);
  expect(report.receipt.files).toBe(1);
});

test('a pattern that the shell left alone is expanded', () => {
  const folder = temporaryDirectory();
  for (const name of ['a.env', 'sub/b.env', 'sub/deep/.c.env', 'd.txt']) write(folder, name, LINE);
  expect(pathsFound(['scan', '**/*.env'], folder)).toEqual(['a.env', 'sub/b.env', 'sub/deep/.c.env']);
  expect(pathsFound(['scan', '*.{env,txt}'], folder)).toEqual(['a.env', 'd.txt']);
});

test('a pattern that fits nothing is a mistake', () => {
  const folder = temporaryDirectory();
  expectComplaint(keepmum(['scan', '*.nothing'], { cwd: folder }), /\*\.nothing: no file matches/, /Check the pattern/);
});

test('a name that looks like a pattern is a name where such a file is', () => {
  const folder = temporaryDirectory();
  write(folder, 'pages/[id].ts', LINE);
  expect(pathsFound(['scan', 'pages/[id].ts'], folder)).toEqual(['pages/[id].ts']);
});

test('a name that begins with a dash is taken after --', () => {
  const folder = temporaryDirectory();
  write(folder, '-f', LINE);
  expect(keepmum(['scan', '--', '-f'], { cwd: folder }).stdout).toMatch(/^\.\/-f:1:7 /);
  expect(pathsFound(['scan', './-f'], folder)).toEqual(['-f']);
});

test('names with blanks, quotes, other scripts and newlines are read', () => {
  const repository = temporaryRepository();
  const names = ['a b.txt', "it's.txt", 'größe.txt', '漢字.txt'].concat(
    process.platform === 'win32' ? [] : ['quo"te.txt', 'new\nline.txt', 'back\\slash.txt', '::error::x.txt'],
  );
  for (const name of names) repository.write(name, LINE);
  expect(pathsFound(['scan'], repository.directory)).toEqual([...names].sort());
  const { stdout } = keepmum(['scan'], { cwd: repository.directory });
  expect(stdout).not.toMatch(/^\s*::/m);
});

test.runIf(process.platform === 'linux')('a name that is not UTF-8 is read and reported with its bytes', () => {
  const repository = temporaryRepository();
  repository.write(Buffer.from([0x61, 0xff, 0x2e, 0x74]), LINE);
  for (const args of [['scan'], ['scan', '--include-ignored']]) {
    const [finding] = jsonReport(args, { cwd: repository.directory }).findings;
    expect(finding).toMatchObject({
      path: 'a\ufffd.t',
      pathBytes: Buffer.from([0x61, 0xff, 0x2e, 0x74]).toString('base64'),
    });
  }
  expect(keepmum(['scan'], { cwd: repository.directory }).stdout).toMatch(/^a\\xff\.t:1:7 /);
});

test('in a subfolder only the subfolder is scanned, with paths from the top of the repository', () => {
  const repository = temporaryRepository();
  repository.write('top.txt', LINE);
  repository.write('sub/deep/a.txt', LINE);
  expect(pathsFound(['scan'], repository.path('sub'))).toEqual(['sub/deep/a.txt']);
  expect(pathsFound(['scan', 'deep/a.txt'], repository.path('sub'))).toEqual(['sub/deep/a.txt']);
  expect(pathsFound(['scan', '..'], repository.path('sub'))).toEqual(['sub/deep/a.txt', 'top.txt']);
});

test('outside of git, paths are relative to the current folder, else to the folder that is scanned', () => {
  const folder = temporaryDirectory();
  write(folder, 'sub/a.txt', LINE);
  expect(pathsFound(['scan'], folder)).toEqual(['sub/a.txt']);
  expect(pathsFound(['scan', 'sub'], folder)).toEqual(['sub/a.txt']);
  expect(pathsFound(['scan', join(folder, 'sub')], temporaryDirectory())).toEqual(['a.txt']);
});

test('what git ignores is left out, unless it is asked for', () => {
  const repository = temporaryRepository();
  repository.write('.gitignore', 'build/\n*.log\n');
  repository.write('build/out.js', LINE);
  repository.write('x.log', LINE);
  repository.write('kept.txt', LINE);
  const found = (...args: string[]) => pathsFound(['scan', ...args], repository.directory);
  expect(found()).toEqual(['kept.txt']);
  expect(found('--include-ignored')).toEqual(['build/out.js', 'kept.txt', 'x.log']);
  expect(found('build')).toEqual(['build/out.js']);
  expect(found('x.log')).toEqual(['x.log']);
  expect(found('build/out.js')).toEqual(['build/out.js']);
});

test('a folder below an ignored one is read when it is named', () => {
  const repository = temporaryRepository();
  repository.write('.gitignore', 'build/\n');
  repository.write('build/deep/out.js', LINE);
  expect(pathsFound(['scan', 'build/deep'], repository.directory)).toEqual(['build/deep/out.js']);
  expect(pathsFound(['scan'], repository.path('build', 'deep'))).toEqual(['build/deep/out.js']);
});

test('a file that git tracks is read although a pattern ignores it', () => {
  const repository = temporaryRepository();
  repository.write('.gitignore', '*.log\n');
  repository.write('x.log', LINE);
  repository.git('add', '--force', 'x.log');
  expect(pathsFound(['scan'], repository.directory)).toEqual(['x.log']);
});

test("git's own folder is not read, not even with --include-ignored", () => {
  const repository = temporaryRepository();
  repository.write('a.txt', 'clean\n');
  repository.write('.git/config.bak', LINE);
  const report = jsonReport(['scan', '--include-ignored'], { cwd: repository.directory });
  expect(report).toMatchObject({ status: 0, findings: [] });
  expect(report.receipt.skipped).toEqual({ "git's own folder": 1 });
});

test('what the work tree holds is scanned, staged or not', () => {
  const repository = temporaryRepository();
  repository.commit('a.txt', 'clean\n');
  repository.write('a.txt', LINE);
  repository.write('new.txt', LINE);
  expect(pathsFound(['scan'], repository.directory)).toEqual(['a.txt', 'new.txt']);
});

test('a folder that is a repository of its own is scanned when it is named', () => {
  const repository = temporaryRepository();
  repository.write('a.txt', LINE);
  mkdirSync(repository.path('inner'));
  repository.git('init', '--quiet', 'inner');
  repository.write('inner/b.txt', LINE);
  expect(pathsFound(['scan', 'inner'], repository.directory)).toEqual(['b.txt']);
});

posixOnly('symbolic links are not followed out of the folder', () => {
  const outside = temporaryDirectory();
  write(outside, 'secret.txt', LINE);
  const folder = temporaryDirectory();
  write(folder, 'a.txt', 'clean\n');
  symlinkSync(join(outside, 'secret.txt'), join(folder, 'file-link'));
  symlinkSync(outside, join(folder, 'folder-link'));
  const report = jsonReport(['scan'], { cwd: folder });
  expect(report).toMatchObject({ status: 0, findings: [], receipt: { skipped: { 'symbolic link': 2 } } });
});

posixOnly('a symbolic link that is named is followed', () => {
  const folder = temporaryDirectory();
  write(folder, 'real/a.txt', LINE);
  symlinkSync(join(folder, 'real', 'a.txt'), join(folder, 'link'));
  symlinkSync(join(folder, 'real'), join(folder, 'folder'));
  expect(pathsFound(['scan', 'link'], folder)).toEqual(['real/a.txt']);
  expect(pathsFound(['scan', 'folder'], folder)).toEqual(['real/a.txt']);
});

test('a target that is not there is a mistake, and nothing is scanned', () => {
  const folder = temporaryDirectory();
  write(folder, 'a.txt', LINE);
  expectComplaint(
    keepmum(['scan', 'a.txt', 'b.txt'], { cwd: folder }),
    /^keepmum: b\.txt: no such file or folder$/,
    /relative to the current folder/,
  );
});

test('a bare repository has no files to scan, and the way to its commits is told', () => {
  const repository = temporaryRepository();
  repository.commit('a.txt', 'clean\n');
  const folder = `${temporaryDirectory()}/bare.git`;
  repository.git('clone', '--quiet', '--bare', '.', folder);
  const { status, stderr } = keepmum(['scan'], { cwd: folder });
  expect(status).toBe(2);
  expect(stderr).toMatch(/is a bare repository.*\n.*keepmum history/);
});
