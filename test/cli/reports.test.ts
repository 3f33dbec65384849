import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryDirectory, temporaryRepository } from '../git/temporary-repository.ts';
import { expectComplaint, expectValid, githubToken, keepmum, PROGRAM, write } from './run.ts';

const TOKEN = githubToken('reports');
const posixOnly = test.skipIf(process.platform === 'win32');

function planted(): string {
  const folder = temporaryDirectory();
  write(folder, 'a.env', `TOKEN=${TOKEN}\nOTHER=ghp_${'x'.repeat(36)}\n`);
  write(folder, 'clean.txt', 'nothing\n');
  return folder;
}

test.each([['scan'], ['scan', '--explain-dismissed'], ['scan', 'clean.txt']])(
  '%s as json is what the schema says',
  (...args) => {
    const { stdout, stderr } = keepmum([...args, '-f', 'json'], { cwd: planted() });
    expect(stderr).toBe('');
    expect(stdout.endsWith('}\n')).toBe(true);
    expectValid(JSON.parse(stdout));
  },
);

test('every line of jsonl is what the schema says, and the last one is the receipt', () => {
  const { stdout } = keepmum(['scan', '--explain-dismissed', '--format=jsonl'], { cwd: planted() });
  const lines = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  for (const line of lines) expectValid(line, '#/$defs/line');
  expect(lines.map(({ type }) => type)).toEqual(['finding', 'dismissal', 'receipt']);
});

test('sarif has one run with every rule, and results without the secret or its mask', () => {
  const { stdout, status } = keepmum(['scan', '-f', 'sarif'], { cwd: planted() });
  const { version, runs } = JSON.parse(stdout);
  expect({ version, runs: runs.length, status }).toEqual({ version: '2.1.0', runs: 1, status: 1 });
  const [{ tool, results, invocations, automationDetails }] = runs;
  expect(tool.driver.rules.length).toBeGreaterThan(300);
  expect(automationDetails.id).toMatch(/^keepmum\/files/);
  expect(invocations[0].executionSuccessful).toBe(true);
  expect(results).toHaveLength(1);
  expect(tool.driver.rules[results[0].ruleIndex].id).toBe('github-pat-classic');
  expect(results[0].locations[0].physicalLocation).toMatchObject({
    artifactLocation: { uri: 'a.env' },
    region: { startLine: 1, startColumn: 7 },
  });
  expect(JSON.stringify(results)).not.toContain(TOKEN.slice(-4));
});

test('a clean scan as sarif still lists every rule and an empty list of results', () => {
  const { stdout, status } = keepmum(['scan', 'clean.txt', '-f', 'sarif'], { cwd: planted() });
  const [run] = JSON.parse(stdout).runs;
  expect({ status, results: run.results }).toEqual({ status: 0, results: [] });
  expect(run.tool.driver.rules.length).toBeGreaterThan(300);
});

test('the same input gives the same bytes', () => {
  const folder = planted();
  for (const format of ['json', 'jsonl', 'sarif']) {
    const report = () => keepmum(['scan', '-f', format], { cwd: folder }).stdout;
    expect(report()).toBe(report());
  }
});

test('--output writes the report to a file and only says so', () => {
  const folder = planted();
  const { status, stdout, stderr } = keepmum(['scan', '-f', 'json', '-o', 'out.json', 'a.env'], { cwd: folder });
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toBe('1 finding; report written to out.json\n');
  const text = readFileSync(join(folder, 'out.json'), 'utf8');
  expectValid(JSON.parse(text));
  expect(text).toBe(keepmum(['scan', '-f', 'json', 'a.env'], { cwd: folder }).stdout);
});

test('a text report in a file has no colour, not even with --color', () => {
  const folder = planted();
  keepmum(['scan', '--color', '-o', 'out.txt', 'a.env'], { cwd: folder });
  expect(readFileSync(join(folder, 'out.txt'), 'utf8')).not.toContain('\x1b');
});

posixOnly('only its owner may read the report, whatever was there before and whatever the umask', () => {
  const folder = planted();
  keepmum(['scan', '-o', 'new.txt', 'a.env'], { cwd: folder });
  write(folder, 'old.txt', 'old');
  chmodSync(join(folder, 'old.txt'), 0o666);
  keepmum(['scan', '-o', 'old.txt', 'a.env'], { cwd: folder });
  for (const name of ['new.txt', 'old.txt']) {
    expect(statSync(join(folder, name)).mode & 0o777, name).toBe(0o600);
    expect(readFileSync(join(folder, name), 'utf8'), name).toMatch(/1 secret found/);
  }
});

posixOnly('a report is not written through a symbolic link', () => {
  const folder = planted();
  const target = write(folder, 'target.txt', 'precious');
  symlinkSync(target, join(folder, 'link.txt'));
  expectComplaint(
    keepmum(['scan', '-o', 'link.txt', 'a.env'], { cwd: folder }),
    /link\.txt is a symbolic link/,
    /Name the file/,
  );
  expect(readFileSync(target, 'utf8')).toBe('precious');
});

test('a report that cannot be written is an error with a way out, and leaves no file behind', () => {
  const folder = planted();
  expectComplaint(
    keepmum(['scan', '-o', 'none/out.txt', 'a.env'], { cwd: folder }),
    /out\.txt cannot be written: ENOENT/,
    /Make its folder first/,
  );
  expect(existsSync(join(folder, 'none'))).toBe(false);
});

test('the report of a folder does not count itself when it is written into the folder', () => {
  const folder = planted();
  keepmum(['scan', '-f', 'json', '-o', 'out.json'], { cwd: folder });
  const first = readFileSync(join(folder, 'out.json'), 'utf8');
  keepmum(['scan', '-f', 'json', '-o', 'out.json'], { cwd: folder });
  const { findings } = JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8'));
  expect(findings).toEqual(JSON.parse(first).findings);
});

test('colour is only where it is wanted', () => {
  const folder = planted();
  const shown = (args: string[], env = {}) => keepmum(['scan', ...args], { cwd: folder, env }).stdout.includes('\x1b');
  expect(shown([])).toBe(false);
  expect(shown([], { NO_COLOR: undefined })).toBe(false);
  expect(shown([], { NO_COLOR: undefined, FORCE_COLOR: '1' })).toBe(true);
  expect(shown(['--color'])).toBe(true);
  expect(shown(['--no-color'], { NO_COLOR: undefined, FORCE_COLOR: '1' })).toBe(false);
});

test('a control character of a file does not reach the terminal', () => {
  const folder = temporaryDirectory();
  write(folder, 'a.env', `\x1b]0;title\x07 TOKEN=${TOKEN} \x1b[2J\u202e\n`);
  const { stdout } = keepmum(['scan'], { cwd: folder });
  expect(stdout).not.toMatch(/[\x00-\x09\x0b-\x1f\u202e]/);
  expect(stdout).toContain('\\x1b');
});

test('staged and history reports say what they are', () => {
  const repository = temporaryRepository();
  repository.commit('a.env', `TOKEN=${TOKEN}\n`);
  repository.write('b.env', `TOKEN=${TOKEN}\n`);
  repository.git('add', '.');
  for (const [command, kind] of [
    ['staged', 'keepmum/staged'],
    ['history', 'keepmum/history'],
  ] as const) {
    const sarif = JSON.parse(keepmum([command, '-f', 'sarif'], { cwd: repository.directory }).stdout);
    expect(sarif.runs[0].automationDetails.id).toMatch(new RegExp(`^${kind}`));
    const json = JSON.parse(keepmum([command, '-f', 'json'], { cwd: repository.directory }).stdout);
    expectValid(json);
    expect(json.scan).toBe(command);
    const lines = keepmum([command, '-f', 'jsonl'], { cwd: repository.directory }).stdout.trimEnd().split('\n');
    for (const line of lines) expectValid(JSON.parse(line), '#/$defs/line');
  }
});

posixOnly('a reader that has seen enough is no error', () => {
  const folder = temporaryDirectory();
  for (let index = 0; index < 300; index++) write(folder, `${index}.env`, `TOKEN=${githubToken(`pipe ${index}`)}\n`);
  const pipe = `{ "${process.execPath}" "${PROGRAM}" scan -f json; echo "exit $?" >&2; } | head -c 1`;
  const { stdout, stderr } = spawnSync('sh', ['-c', pipe], { cwd: folder, encoding: 'utf8', timeout: 30_000 });
  expect({ stdout, stderr }).toEqual({ stdout: '{', stderr: 'exit 1\n' });
});

posixOnly('a report does not replace what is no ordinary file', () => {
  expectComplaint(
    keepmum(['scan', '-o', '/dev/null', 'a.env'], { cwd: planted() }),
    /\/dev\/null is not an ordinary file/,
    /Name a file/,
  );
});
