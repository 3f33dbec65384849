import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryDirectory, temporaryRepository } from '../git/temporary-repository.ts';
import { expectComplaint, git, githubToken, jsonReport, keepmum, layHook, places, write } from './run.ts';

const LINE = `TOKEN=${githubToken('config paths')}\n`;
const IGNORED = { 'ignored by the configuration': 1 };

test('ignore holds for what is staged, in its hook, and for ranges of the history', () => {
  const repository = temporaryRepository();
  const cwd = repository.directory;
  repository.commit('keepmum.yaml', 'ignore: [vendor/]\n');
  layHook(repository, 'pre-commit');
  repository.write('vendor/a.env', LINE);
  repository.git('add', '.');
  expect(jsonReport(['staged'], { cwd })).toMatchObject({ status: 0, findings: [], receipt: { skipped: IGNORED } });
  expect(git(['commit', '--quiet', '--message', 'Add it'], { cwd })).toEqual({ status: 0, stdout: '', stderr: '' });
  expect(jsonReport(['history', 'HEAD'], { cwd })).toMatchObject({
    status: 0,
    findings: [],
    receipt: { skipped: IGNORED },
  });
  repository.write('b.env', LINE);
  repository.git('add', '.');
  expect(places(jsonReport(['staged'], { cwd }))).toEqual(['b.env:1:7 github-pat-classic']);
});

test('globs of a configuration that is named are relative to its folder', () => {
  const repository = temporaryRepository();
  repository.write('sub/test/a.env', LINE);
  repository.write('test/a.env', LINE);
  const cwd = repository.directory;
  const scan = (text: string) => {
    write(repository.path('sub'), 'own.yaml', text);
    return jsonReport(['scan', '--config', 'sub/own.yaml'], { cwd });
  };
  expect(places(scan('ignore: [test/]\n'))).toEqual(['test/a.env:1:7 github-pat-classic']);
  expect(places(scan('allow:\n  - reason: test data\n    paths: [test/**]\n'))).toEqual([
    'test/a.env:1:7 github-pat-classic',
  ]);
});

test('globs of a configuration for many projects are relative to what is scanned', () => {
  const folder = temporaryDirectory();
  write(folder, 'test/a.env', LINE);
  const config = write(temporaryDirectory(), 'shared.yaml', 'ignore: [test/]\n');
  write(folder, 'b.txt', 'clean\n');
  expect(jsonReport(['scan', '--config', config], { cwd: folder })).toMatchObject({ status: 0, findings: [] });
});

test('the path of a baseline entry is relative to the configuration, what the user types to the current folder', () => {
  const repository = temporaryRepository();
  repository.write('sub/a.env', LINE);
  repository.write('sub/b.env', LINE);
  repository.write('sub/own.yaml', '');
  const [first] = jsonReport(['scan'], { cwd: repository.directory }).findings;
  const allow = (cwd: string, ...args: string[]) =>
    keepmum(['allow', first?.fingerprint ?? '', '--reason', 'a test token', ...args], { cwd }).status;
  const left = ['sub/b.env:1:7 github-pat-classic'];
  const sub = repository.path('sub');
  expect(allow(sub, '--path', 'a.env')).toBe(0);
  expect(places(jsonReport(['scan'], { cwd: sub }))).toEqual(left);
  expect(allow(repository.directory, '--path', 'sub/a.env', '--config', 'sub/own.yaml')).toBe(0);
  expect(places(jsonReport(['scan', '--config', 'own.yaml'], { cwd: sub }))).toEqual(left);
});

test('in a subfolder, text names paths as that folder does, and JSON as the repository does', () => {
  const repository = temporaryRepository();
  repository.write('sub/a.env', LINE);
  repository.write('top.env', LINE);
  const cwd = repository.path('sub');
  const { stdout } = keepmum(['scan', '..'], { cwd });
  expect(stdout).toMatch(/^a\.env:1:7 /m);
  expect(stdout).toMatch(/in 1 other place: \.\.\/top\.env:1:7$/m);
  expect(places(jsonReport(['scan'], { cwd }))).toEqual(['sub/a.env:1:7 github-pat-classic']);
});

test('a folder elsewhere is named in full', () => {
  const folder = temporaryDirectory();
  const file = write(folder, 'a.env', LINE);
  const { stdout } = keepmum(['scan', folder], { cwd: temporaryDirectory() });
  expect(stdout).toContain(`${file.replaceAll('\\', '/')}:1:7 `);
});

test.runIf(process.platform === 'linux')('a target that cannot be read is one failure', () => {
  const { receipt } = jsonReport(['scan', '/proc/self/mem'], { cwd: temporaryDirectory() });
  expect(receipt.failed.map(({ target }) => target)).toEqual(['mem']);
});

test('a broken baseline is told before anything is scanned', () => {
  const folder = temporaryDirectory();
  write(folder, 'keepmum.baseline.jsonl', 'nonsense\n');
  expectComplaint(keepmum(['scan', '-'], { cwd: folder, input: LINE }), /baseline\.jsonl:1: not JSON/);
  expectComplaint(keepmum(['scan', join(folder, 'none')], { cwd: folder }), /none: no such file/);
});

test('what git keeps of a message counts, whatever it looks like', () => {
  const repository = temporaryRepository();
  const scissors = `# ${'-'.repeat(24)} >8 ${'-'.repeat(24)}\n`;
  const message = (text: string, env = {}) => {
    write(repository.directory, '.git/MESSAGE', text);
    return keepmum(['hook', 'commit-msg', '.git/MESSAGE'], { cwd: repository.directory, env }).status;
  };
  const cut = `Subject\n${scissors}# Everything below it is ignored.\n${LINE}`;
  expect(message(cut)).toBe(0);
  expect(message(cut.replaceAll('#', ';'))).toBe(0);
  expect(message(cut, { GIT_EDITOR: ':' })).toBe(1);
  expect(message(`Subject\n${scissors}${LINE}`)).toBe(1);
  expect(message(`Subject\n# ${LINE}`)).toBe(1);
});
