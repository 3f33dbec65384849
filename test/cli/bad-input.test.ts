import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { garble, noise, remove, truncate } from '../git/damage.ts';
import { type TemporaryRepository, temporaryDirectory, temporaryRepository } from '../git/temporary-repository.ts';
import { expectComplaint, githubToken, jsonReport, keepmum, PROGRAM, places, write } from './run.ts';

const TOKEN = githubToken('bad input');
const LINE = `TOKEN=${TOKEN}\n`;
const posixOnly = test.skipIf(process.platform === 'win32');
const linuxOnly = test.runIf(process.platform === 'linux');

function makePipe(path: string): void {
  expect(spawnSync('mkfifo', [path]).status).toBe(0);
}

/** The user who may read what its permissions say: root may read everything. */
const ORDINARY_USER = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

posixOnly('a file that may not be read makes the scan incomplete, and the rest is read', () => {
  const folder = temporaryDirectory();
  chmodSync(folder, 0o755);
  write(folder, 'a.env', LINE);
  chmodSync(write(folder, 'locked.txt', LINE), 0o000);
  const scan = (...args: string[]) => {
    const all = [PROGRAM, 'scan', ...args];
    return spawnSync(process.execPath, all, { cwd: folder, encoding: 'utf8', timeout: 30_000, ...ORDINARY_USER });
  };
  const { status, stdout, stderr } = scan('-f', 'json');
  expect({ status, stderr }).toEqual({ status: 2, stderr: '' });
  const report = JSON.parse(stdout);
  expect(places(report)).toEqual(['a.env:1:7 github-pat-classic']);
  expect(report.receipt).toMatchObject({
    complete: false,
    failed: [{ target: 'locked.txt', reason: 'permission denied' }],
  });
  expect(scan().stdout).toMatch(/^Could not be scanned, 1 target:\n {2}locked\.txt: permission denied$/m);
  expect(scan().stdout).toMatch(/make it readable and scan again/);
  expect(scan('--exit-zero').status).toBe(2);
});

posixOnly('a folder that may not be listed makes the scan incomplete, and the rest is read', () => {
  const folder = temporaryDirectory();
  chmodSync(folder, 0o755);
  write(folder, 'a.txt', 'clean\n');
  write(folder, 'locked/b.txt', LINE);
  chmodSync(join(folder, 'locked'), 0o000);
  onTestFinished(() => chmodSync(join(folder, 'locked'), 0o755));
  const options = { cwd: folder, encoding: 'utf8', timeout: 30_000, ...ORDINARY_USER } as const;
  const { status, stdout } = spawnSync(process.execPath, [PROGRAM, 'scan'], options);
  expect(status).toBe(2);
  expect(stdout).toMatch(/^ {2}locked: permission denied$/m);
  expect(stdout).not.toMatch(/✔/);
});

linuxOnly('a file that opens and cannot be read is a failure', () => {
  const report = jsonReport(['scan', '/proc/self/mem'], { cwd: temporaryDirectory() });
  expect(report).toMatchObject({ status: 2, receipt: { complete: false } });
  expect(report.receipt.failed).toContainEqual({ target: 'mem', reason: 'it could not be read (EIO)' });
});

posixOnly('a pipe is left out and not waited for, in a folder, by its name, and where git tracks a file', () => {
  const folder = temporaryDirectory();
  makePipe(join(folder, 'pipe'));
  write(folder, 'a.txt', 'clean\n');
  expect(jsonReport(['scan'], { cwd: folder })).toMatchObject({
    status: 0,
    receipt: { files: 1, skipped: { pipe: 1 } },
  });
  const named = jsonReport(['scan', 'pipe'], { cwd: folder });
  expect(named).toMatchObject({ status: 2, receipt: { files: 0, skipped: { pipe: 1 } } });

  const repository = temporaryRepository();
  repository.commit('a.txt', 'clean\n');
  repository.commit('b.txt', 'clean\n');
  rmSync(repository.path('b.txt'));
  makePipe(repository.path('b.txt'));
  expect(jsonReport(['scan'], { cwd: repository.directory })).toMatchObject({
    status: 0,
    receipt: { skipped: { pipe: 1 } },
  });
});

posixOnly('a configuration and a baseline that are pipes are not waited for', () => {
  const folder = temporaryDirectory();
  write(folder, 'a.txt', 'clean\n');
  makePipe(join(folder, 'pipe'));
  expectComplaint(keepmum(['scan', '--config', 'pipe'], { cwd: folder }), /the configuration .*pipe cannot be read/);
  expectComplaint(keepmum(['scan', '--baseline', 'pipe'], { cwd: folder }), /the baseline .*pipe is not a file/);
});

posixOnly('an own rule file that is a pipe is not waited for', () => {
  const folder = temporaryDirectory();
  write(folder, 'a.txt', 'clean\n');
  makePipe(join(folder, 'pipe'));
  write(folder, 'keepmum.yaml', 'rules: [pipe]\n');
  expectComplaint(keepmum(['scan'], { cwd: folder }), /the rule file .*pipe cannot be read/);
});

posixOnly('a socket is left out', async () => {
  const folder = temporaryDirectory();
  write(folder, 'a.txt', 'clean\n');
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(join(folder, 'socket'), resolve));
  onTestFinished(() => void server.close());
  expect(jsonReport(['scan'], { cwd: folder })).toMatchObject({ status: 0, receipt: { skipped: { socket: 1 } } });
  expect(jsonReport(['scan', 'socket'], { cwd: folder })).toMatchObject({
    status: 2,
    receipt: { skipped: { socket: 1 } },
  });
});

posixOnly('links that lead nowhere or in a circle are left out', () => {
  const folder = temporaryDirectory();
  write(folder, 'a.txt', 'clean\n');
  symlinkSync('nowhere', join(folder, 'dangling'));
  symlinkSync('loop', join(folder, 'loop'));
  symlinkSync('.', join(folder, 'self'));
  expect(jsonReport(['scan'], { cwd: folder })).toMatchObject({
    status: 0,
    receipt: { files: 1, skipped: { 'symbolic link': 3 } },
  });
  for (const name of ['dangling', 'loop']) {
    expectComplaint(keepmum(['scan', name], { cwd: folder }), new RegExp(`${name}: `));
  }
});

posixOnly('links that git tracks are left out of a scan of the files', () => {
  const repository = temporaryRepository();
  repository.write('a.txt', 'clean\n');
  symlinkSync('nowhere', repository.path('dangling'));
  symlinkSync('loop', repository.path('loop'));
  repository.git('add', '.');
  expect(jsonReport(['scan'], { cwd: repository.directory })).toMatchObject({
    status: 0,
    receipt: { files: 1, skipped: { 'symbolic link': 2 } },
  });
});

test('a file that git tracks and that was deleted is left out: there is nothing to scan', () => {
  const repository = temporaryRepository();
  repository.commit('a.txt', 'clean\n');
  repository.commit('sub/b.txt', 'clean\n');
  rmSync(repository.path('sub'), { recursive: true });
  expect(jsonReport(['scan'], { cwd: repository.directory })).toMatchObject({
    status: 0,
    receipt: { files: 1, skipped: { 'deleted in the working tree': 1 }, failed: [] },
  });
});

test('a tracked file whose folder became a file is left out, and the new file is read', () => {
  const repository = temporaryRepository();
  repository.commit('sub/b.txt', 'clean\n');
  rmSync(repository.path('sub'), { recursive: true });
  repository.write('sub', LINE);
  const report = jsonReport(['scan'], { cwd: repository.directory });
  expect(places(report)).toEqual(['sub:1:7 github-pat-classic']);
  expect(report).toMatchObject({ status: 1, receipt: { complete: true } });
});

test('a submodule that is not checked out is left out', () => {
  const inner = temporaryRepository();
  inner.commit('a.txt', 'clean\n');
  const repository = temporaryRepository();
  repository.commit('a.txt', 'clean\n');
  repository.git('submodule', '--quiet', 'add', inner.directory, 'inner');
  repository.git('commit', '--quiet', '--message', 'Add it');
  repository.git('submodule', '--quiet', 'deinit', '--force', 'inner');
  expect(jsonReport(['scan'], { cwd: repository.directory })).toMatchObject({ status: 0, receipt: { failed: [] } });
  expect(jsonReport(['history'], { cwd: repository.directory })).toMatchObject({ status: 0 });
});

test.each([
  ['staged'],
  ['history'],
  ['hook', 'pre-commit'],
  ['hook', 'pre-push'],
  ['hook', 'commit-msg', 'x'],
  ['init'],
])('%s %s outside of a repository is a mistake with a way out', (...args) => {
  const run = keepmum(args, { cwd: temporaryDirectory() });
  expectComplaint(run, /not (in )?a git repository/, /git/);
});

test('without git, files are scanned and what needs git says so', () => {
  const folder = temporaryDirectory();
  write(folder, 'a.env', LINE);
  const env = { PATH: temporaryDirectory() };
  expect(places(jsonReport(['scan'], { cwd: folder, env }))).toEqual(['a.env:1:7 github-pat-classic']);
  for (const args of [['staged'], ['history'], ['hook', 'pre-commit']]) {
    expectComplaint(keepmum(args, { cwd: folder, env }), /git was not found/, /Install git.*PATH/);
  }
});

function withDamage(damage: (repository: TemporaryRepository, oid: string) => void): {
  readonly repository: TemporaryRepository;
  readonly blob: string;
} {
  const repository = temporaryRepository();
  repository.commit('a.env', LINE);
  repository.commit('b.bin', noise(5000));
  const blob = repository.git('rev-parse', 'HEAD:b.bin');
  damage(repository, blob);
  return { repository, blob };
}

test.each([
  ['garbled', garble],
  ['cut short', truncate],
  ['missing', remove],
])('a %s object makes the search of the history incomplete, and the rest is read', (_how, damage) => {
  const { repository, blob } = withDamage(damage);
  const report = jsonReport(['history'], { cwd: repository.directory });
  expect(places(report)).toEqual(['a.env:1:7 github-pat-classic']);
  expect(report).toMatchObject({ status: 2, receipt: { complete: false } });
  expect(report.receipt.failed.map(({ target }) => target).join()).toContain(blob);
  expect(new Set(report.receipt.failed.map(({ target }) => target.replace(/.*\(|\)/g, ''))).size).toBe(1);
  expect(keepmum(['history'], { cwd: repository.directory }).stderr).toBe('');
});

test.each([
  ['garbled', garble],
  ['cut short', truncate],
  ['missing', remove],
])('a %s object in the index stops the commit, and the rest is read', (_how, damage) => {
  const repository = temporaryRepository();
  repository.write('a.env', LINE);
  repository.write('b.bin', noise(5000));
  repository.git('add', '.');
  damage(repository, repository.git('rev-parse', ':b.bin'));
  const report = jsonReport(['staged'], { cwd: repository.directory });
  expect(places(report)).toEqual(['a.env:1:7 github-pat-classic']);
  expect(report).toMatchObject({ status: 2, receipt: { complete: false, failed: [{ target: 'b.bin' }] } });
  const hook = keepmum(['hook', 'pre-commit'], { cwd: repository.directory });
  expect(hook).toMatchObject({ status: 2, stdout: '' });
  expect(hook.stderr).toMatch(/b\.bin: its staged content cannot be read/);
});

test('a missing commit makes the search of the history incomplete', () => {
  const repository = temporaryRepository();
  repository.commit('a.txt', 'clean\n');
  repository.commit('b.txt', 'clean\n');
  remove(repository, repository.git('rev-parse', 'HEAD~1'));
  expect(jsonReport(['history'], { cwd: repository.directory })).toMatchObject({
    status: 2,
    receipt: { complete: false },
  });
});

test('a damaged index is told, not scanned around', () => {
  const repository = temporaryRepository();
  repository.commit('a.txt', 'clean\n');
  repository.write('.git/index', 'no index at all');
  for (const args of [['scan'], ['staged'], ['hook', 'pre-commit']]) {
    expectComplaint(keepmum(args, { cwd: repository.directory }), /git .* failed|index/, /git fsck/);
  }
});

test('a damaged configuration of git is told', () => {
  const repository = temporaryRepository();
  repository.commit('a.txt', 'clean\n');
  repository.write('.git/config', '[core\n');
  for (const args of [['scan'], ['staged'], ['history']]) {
    expectComplaint(keepmum(args, { cwd: repository.directory }), /config/);
  }
});

test('a conflict that is not resolved makes staged incomplete', () => {
  const repository = temporaryRepository();
  repository.commit('a.txt', 'one\n');
  repository.git('checkout', '--quiet', '-b', 'feature');
  repository.commit('a.txt', 'feature\n');
  repository.git('checkout', '--quiet', 'main');
  repository.commit('a.txt', 'main\n');
  repository.tryGit('merge', '--quiet', 'feature');
  const report = jsonReport(['staged'], { cwd: repository.directory });
  expect(report).toMatchObject({ status: 2, receipt: { failed: [{ target: 'a.txt' }] } });
});

/** A configuration that is wrong, and what is said of it. */
const WRONG_CONFIGURATIONS: readonly (readonly [text: string, what: RegExp, wayOut: RegExp])[] = [
  ['# one\nconfidance: high\n', /keepmum\.yaml:2: unknown key "confidance"/, /Did you mean "confidence"\?/],
  ['confidence: hihg\n', /keepmum\.yaml:1: "confidence" must be one of low, medium, high/, /Did you mean "high"\?/],
  ['ignore:\n  - a\n  - 7\n', /keepmum\.yaml:3: "ignore" must hold texts only/, /docs\/configuration\.md/],
  ['ignore: a\n', /keepmum\.yaml:1: "ignore" must be a list of texts/, /./],
  ['ignore: [a\n', /keepmum\.yaml:\d: not YAML/, /Mend the YAML syntax/],
  ['- a\n', /keepmum\.yaml:1: the configuration must be a mapping of keys/, /./],
  ['disable: [github-pat-clasic]\n', /"github-pat-clasic", which is no rule/, /Did you mean "github-pat-classic"\?/],
  ['allow:\n  - paths: [a]\n', /keepmum\.yaml:2: "reason" is missing/, /Say why/],
  ['allow:\n  - reason: test data\n', /keepmum\.yaml:2: .* needs "rules", "paths" or "secret"/, /which findings/],
  ['allow:\n  - reason: test data\n    secret: "("\n', /keepmum\.yaml:3: "secret" is not a regular/, /JavaScript/],
  ['allow:\n  - reason: test data\n    path: [a]\n', /keepmum\.yaml:3: unknown key "path"/, /Did you mean "paths"\?/],
  ['baseline: ../outside.jsonl\n', /keepmum\.yaml:1: "baseline" must be a path below/, /--baseline/],
  ['max-file-size: 10\n', /keepmum\.yaml:1: "max-file-size" must be a whole number/, /./],
  ['rules: [missing.yaml]\n', /the rule file .*missing\.yaml cannot be read/, /Check "rules" in the configuration/],
];

test.each(WRONG_CONFIGURATIONS)('the configuration %j is refused with its line and a way out', (text, what, wayOut) => {
  const folder = temporaryDirectory();
  write(folder, 'a.txt', 'clean\n');
  write(folder, 'keepmum.yaml', text);
  expectComplaint(keepmum(['scan'], { cwd: folder }), what, wayOut);
});

test('a configuration that is named and not there is a mistake, and so are two at once', () => {
  const folder = temporaryDirectory();
  write(folder, 'a.txt', 'clean\n');
  expectComplaint(
    keepmum(['scan', '-c', 'none.yaml'], { cwd: folder }),
    /none\.yaml cannot be read: it does not exist/,
  );
  write(folder, 'keepmum.yaml', '');
  write(folder, '.keepmum.yaml', '');
  expectComplaint(keepmum(['scan'], { cwd: folder }), /two configurations/, /Keep one of them/);
});

const RULE_FILE = [
  'provider: demo',
  'name: Demo',
  'remediation: Revoke it.',
  'rules:',
  '  - id: demo-token',
  '    name: Demo token',
  '    severity: high',
  '    keywords: [demo_]',
  "    pattern: '\\b(demo_[a-z0-9]{24})\\b'",
  '',
].join('\n');

test.each([
  ['severity', 'severty', /rules\.yaml:7: unknown key "severty"/, /Did you mean "severity"\?/],
  ['severity: high', 'severity: huge', /rules\.yaml:7: "severity" must be one of/, /docs\/rules\.md/],
  ["'\\b(demo_", "'\\b((demo_", /rules\.yaml:9: "pattern" is not a regular expression/, /JavaScript/],
  ['[demo_]', '[de]', /rules\.yaml:8: keyword "de" is shorter than 3 bytes/, /./],
  ['demo-token', 'Demo Token', /rules\.yaml:5: id "Demo Token" must be in kebab-case/, /./],
  ['demo-token', 'github-pat-classic', /has the id of a built-in rule/, /another id/],
  ['provider: demo\n', '', /rules\.yaml:1: "provider" is missing/, /./],
  ['keywords: [demo_]', 'keywords: [demo_', /rules\.yaml:\d+: not YAML/, /Mend the YAML/],
])('an own rule file with %j as %j is refused with its line and a way out', (right, wrong, what, wayOut) => {
  const folder = temporaryDirectory();
  write(folder, 'a.txt', 'clean\n');
  write(folder, 'keepmum.yaml', 'rules: [rules.yaml]\n');
  write(
    folder,
    'rules.yaml',
    RULE_FILE.replace(right, () => wrong),
  );
  expectComplaint(keepmum(['scan'], { cwd: folder }), what, wayOut);
});

test('a rule id that is given twice is refused', () => {
  const folder = temporaryDirectory();
  write(folder, 'a.txt', 'clean\n');
  write(folder, 'keepmum.yaml', 'rules: [rules.yaml, again.yaml]\n');
  write(folder, 'rules.yaml', RULE_FILE);
  write(folder, 'again.yaml', RULE_FILE);
  const run = keepmum(['scan'], { cwd: folder });
  expectComplaint(run, /demo-token/, /another id/);
  expect(run.stderr).not.toMatch(/built-in/);
});

test.each([
  ['{"fingerprint": "00000000000000000000"}\n', /baseline\.jsonl:1: "rule" is missing/],
  ['\nnonsense\n', /baseline\.jsonl:2: not JSON/],
  ['<<<<<<< ours\n', /baseline\.jsonl:1: a merge conflict/],
])('the baseline %j is refused with its line', (text, what) => {
  const folder = temporaryDirectory();
  write(folder, 'a.env', LINE);
  write(folder, 'keepmum.baseline.jsonl', text);
  expectComplaint(keepmum(['scan'], { cwd: folder }), what);
});

test.each<readonly [args: readonly string[], what: RegExp, wayOut: RegExp]>([
  [['scna'], /unknown command "scna"/, /Did you mean keepmum scan\?/],
  [['./src'], /unknown command ".\/src"/, /keepmum scan \.\/src/],
  [['scan', '--fromat', 'json'], /unknown option "--fromat"/, /Did you mean --format\?/],
  [['scan', '-x'], /unknown option "-x"/, /--help/],
  [['scan', '--format', 'xml'], /--format "xml" is not one of text, json, jsonl, sarif/, /Did you mean --format/],
  [['scan', '--format'], /--format needs a value/, /Write --format text\|json\|jsonl\|sarif/],
  [['scan', '--confidence', 'hi'], /--confidence "hi" is not one of/, /Did you mean --confidence high\?/],
  [['scan', '--jobs', '0'], /--jobs "0" is not a whole number from 1 on/, /--jobs N/],
  [['scan', '--max-file-size', '10'], /--max-file-size "10" is not/, /BYTES/],
  [['scan', '--show-secrets=yes'], /--show-secrets takes no value/, /alone/],
  [['history', '--include-ignored'], /keepmum history has no option --include-ignored/, /It belongs to: scan/],
  [['rules'], /keepmum rules needs one of list, show, test/, /--help/],
  [['rules', 'lsit'], /keepmum rules has no "lsit"/, /Did you mean keepmum rules list\?/],
  [['rules', 'show'], /keepmum rules show needs ID/, /keepmum rules show ID/],
  [['rules', 'show', 'github-pat-clasic'], /no rule is called "github-pat-clasic"/, /"github-pat-classic"\?/],
  [['explain', 'jtw'], /no rule is called "jtw"/, /Did you mean "jwt"\?/],
  [['staged', 'x'], /keepmum staged does not take "x"/, /Write keepmum staged/],
  [['hook', 'pre-comit'], /keepmum hook has no "pre-comit"/, /Did you mean keepmum hook pre-commit\?/],
  [['allow', 'x', '--reason', 'y', '--expires', '2030-02-31'], /--expires "2030-02-31" is not a day/, /DATE/],
  [['history', '--', '--output=x'], /'--output=x' is not a revision/, /main\.\.feature/],
])('keepmum %j is refused with what was meant', (args, what, wayOut) => {
  const repository = temporaryRepository();
  repository.commit('a.txt', 'clean\n');
  expectComplaint(keepmum(args, { cwd: repository.directory }), what, wayOut);
});

test('a stack trace is shown with --debug, and only then', () => {
  const folder = temporaryDirectory();
  for (const args of [['staged'], ['scan', 'none'], ['scan', '--nonsense'], ['scan', '-c', 'none']]) {
    expect(keepmum(args, { cwd: folder }).stderr).not.toMatch(/^\s+at /m);
    expect(keepmum([...args, '--debug'], { cwd: folder }).stderr).toMatch(/^\s+at .*:\d+/m);
  }
});

test('the output of an error holds no control character of what the user typed', () => {
  const { stderr } = keepmum(['scan', 'a\x1b[2Jb'], { cwd: temporaryDirectory() });
  expect(stderr).toContain('\\x1b');
  expect(stderr).not.toContain('\x1b');
});

posixOnly('a current folder that is gone is told', () => {
  const folder = join(temporaryDirectory(), 'gone');
  mkdirSync(folder);
  const script = `cd "${folder}" && rmdir "${folder}" && exec "${process.execPath}" "${PROGRAM}" scan`;
  const { status, stderr } = spawnSync('sh', ['-c', script], { encoding: 'utf8', timeout: 30_000 });
  expect(status).toBe(2);
  expect(stderr).toMatch(/^keepmum: /);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(stderr).not.toMatch(/fault of keepmum/);
});

test('a message file that is not there is a mistake', () => {
  const repository = temporaryRepository();
  expectComplaint(keepmum(['hook', 'commit-msg', 'none'], { cwd: repository.directory }), /none/);
});

posixOnly('standard input that cannot be read is told', () => {
  const folder = temporaryDirectory();
  const script = `exec "${process.execPath}" "${PROGRAM}" scan - < .`;
  const { status, stderr } = spawnSync('sh', ['-c', script], { cwd: folder, encoding: 'utf8', timeout: 30_000 });
  expect({ status, stderr: stderr.includes('fault of keepmum') }).toEqual({ status: 2, stderr: false });
});

test('a refused scan writes no report', () => {
  const folder = temporaryDirectory();
  write(folder, 'out.json', 'old');
  expectComplaint(keepmum(['scan', 'none', '-f', 'json', '-o', 'out.json'], { cwd: folder }), /none: no such file/);
  expect(readFileSync(join(folder, 'out.json'), 'utf8')).toBe('old');
});
