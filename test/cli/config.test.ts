import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryDirectory, temporaryRepository } from '../git/temporary-repository.ts';
import { expectComplaint, githubToken, type JsonReport, jsonReport, keepmum, places, secret, write } from './run.ts';

const TOKEN = githubToken('config');
const OTHER = githubToken('config, another');
const LINE = `TOKEN=${TOKEN}\n`;
const PASSWORD = secret('{alnum:14}', 'config');
const LAST_CHARACTERS = OTHER.slice(-4);
const BASELINE = 'keepmum.baseline.jsonl';

function scan(folder: string, ...args: string[]): JsonReport & { readonly status: number | null } {
  return jsonReport(['scan', ...args], { cwd: folder });
}

function withConfig(text: string): string {
  const folder = temporaryDirectory();
  write(folder, 'keepmum.yaml', text);
  write(folder, 'src/a.env', LINE);
  write(folder, 'test/b.env', `TOKEN=${OTHER}\ndb_password = "${PASSWORD}"\n`);
  return folder;
}

const EVERYTHING = [
  'src/a.env:1:7 github-pat-classic',
  'test/b.env:1:7 github-pat-classic',
  'test/b.env:2:16 generic-password',
];

test('an empty configuration changes nothing', () => {
  for (const text of ['', '# nothing\n', '{}\n']) expect(places(scan(withConfig(text)))).toEqual(EVERYTHING);
});

test('disable switches rules off', () => {
  const report = scan(withConfig('disable: [github-pat-classic]\n'));
  expect(report.findings.map(({ ruleId }) => ruleId)).toContain('generic-password');
  expect(report.findings.map(({ ruleId }) => ruleId)).not.toContain('github-pat-classic');
});

test('ignore leaves files unread, and the receipt counts them', () => {
  const report = scan(withConfig('ignore: ["test/**", "!test/keep/**"]\n'));
  expect(places(report)).toEqual(EVERYTHING.slice(0, 1));
  expect(report.receipt.skipped).toEqual({ 'ignored by the configuration': 1 });
});

test.each([
  ['rules: [generic-password]', EVERYTHING.slice(0, 2), 1],
  ['paths: ["test/**"]', EVERYTHING.slice(0, 1), 2],
  [`secret: ${LAST_CHARACTERS}$`, [EVERYTHING[0], EVERYTHING[2]], 1],
  ['rules: [github-pat-classic]\n    paths: ["test/**"]', [EVERYTHING[0], EVERYTHING[2]], 1],
  ['rules: [generic-password]\n    paths: ["src/**"]', EVERYTHING, 0],
])('an allow entry with %s holds back what all its parts are about', (parts, left, held) => {
  const report = scan(withConfig(`allow:\n  - reason: test data\n    ${parts}\n`));
  expect(places(report)).toEqual(left);
  expect(report.receipt.suppressed).toEqual(held === 0 ? {} : { allowlist: held });
});

test('the level of confidence is configured, and the command line has the last word', () => {
  const folder = withConfig('confidence: high\n');
  expect(scan(folder).findings.every(({ confidence }) => confidence === 'high')).toBe(true);
  expect(places(scan(folder, '--confidence', 'low'))).toEqual(EVERYTHING);
});

const OWN_RULES = `provider: demo
name: Demo
remediation: Revoke it on the admin page.
rules:
  - id: demo-token
    name: Demo token
    severity: critical
    keywords: [demo_]
    pattern: '\\b(demo_[a-z0-9]{24})\\b'
    examples: ['token demo_{lowernum:24}', 'x=demo_{lowernum:24}']
    negatives: ['demo_token', 'demo_{lowernum:10}']
`;

test('own rules run beside the others, in every thread, and tell their own remedy', () => {
  const folder = withConfig('rules: [rules/demo.yaml]\n');
  write(folder, 'rules/demo.yaml', OWN_RULES);
  write(folder, 'src/c.txt', `key ${secret('demo_{lowernum:24}', 'config')}\n`);
  const found = [EVERYTHING[0], 'src/c.txt:1:5 demo-token', ...EVERYTHING.slice(1)];
  expect(places(scan(folder))).toEqual(found);
  for (let index = 0; index < 3100; index++) write(folder, `many/${index}.txt`, 'x\n');
  expect(places(scan(folder, '-j2'))).toEqual(found);
  expect(keepmum(['scan', 'src'], { cwd: folder }).stdout).toMatch(/fix {3}Revoke it on the admin page\./);
  const sarif = JSON.parse(keepmum(['scan', '-f', 'sarif'], { cwd: folder }).stdout);
  expect(sarif.runs[0].tool.driver.rules.map(({ id }: { id: string }) => id)).toContain('demo-token');
});

test('own rules are listed, shown, explained and tested', () => {
  const folder = withConfig('rules: [rules/demo.yaml]\n');
  write(folder, 'rules/demo.yaml', OWN_RULES);
  const run = (...args: string[]) => keepmum(args, { cwd: folder });
  expect(run('rules', 'list').stdout).toMatch(/^demo-token +critical +Demo token$/m);
  expect(run('rules', 'show', 'demo-token').stdout).toMatch(/^id: demo-token$/m);
  expect(run('explain', 'demo-token').stdout).toMatch(/Revoke it on the admin page/);
  expect(run('rules', 'test', 'demo-token')).toMatchObject({ status: 0 });
  expect(run('rules', 'test', 'rules/demo.yaml').stdout).toBe('1 rules, 4 examples and negatives, 0 faults\n');
});

test('rules test names the example that its rule does not find', () => {
  const folder = temporaryDirectory();
  write(folder, 'demo.yaml', OWN_RULES.replace('[a-z0-9]{24}', '[a-z0-9]{25}'));
  const { status, stdout } = keepmum(['rules', 'test', 'demo.yaml'], { cwd: folder });
  expect(status).toBe(1);
  expect(stdout).toMatch(/^demo-token: example 1 is not found \(.*\): token demo_\{lowernum:24\}$/m);
  expect(stdout).toMatch(/2 faults$/m);
});

test('the configuration of the repository holds in its subfolders, the nearest one first', () => {
  const repository = temporaryRepository();
  repository.write('keepmum.yaml', 'disable: [github-pat-classic]\n');
  repository.write('sub/a.env', LINE);
  repository.write('own/keepmum.yaml', 'confidence: medium\n');
  repository.write('own/a.env', LINE);
  expect(scan(repository.directory).findings.map(({ ruleId }) => ruleId)).not.toContain('github-pat-classic');
  expect(scan(repository.path('sub')).findings.map(({ ruleId }) => ruleId)).not.toContain('github-pat-classic');
});

test('--config names another one', () => {
  const folder = withConfig('nonsense: true\n');
  const other = write(temporaryDirectory(), 'other.yaml', 'disable: [generic-password]\n');
  expect(places(scan(folder, '--config', other))).toEqual(EVERYTHING.slice(0, 2));
});

test('ignore and allow count for what is staged and for the history, too', () => {
  const repository = temporaryRepository();
  repository.write('keepmum.yaml', 'allow:\n  - reason: test data\n    paths: ["test/**"]\n');
  repository.write('test/a.env', LINE);
  repository.git('add', '.');
  expect(jsonReport(['staged'], { cwd: repository.directory })).toMatchObject({
    status: 0,
    receipt: { suppressed: { allowlist: 1 } },
  });
  repository.git('commit', '--quiet', '--message', 'Add it');
  expect(jsonReport(['history'], { cwd: repository.directory })).toMatchObject({ status: 0, findings: [] });
});

test('a baseline accepts what is there today, and only that', () => {
  const folder = withConfig('');
  const create = keepmum(['baseline', 'create', '--reason', 'known', '--owner', 'ops'], { cwd: folder });
  expect(create).toMatchObject({ status: 0, stdout: '' });
  expect(create.stderr).toMatch(/3 entries added, 3 in all/);
  expect(scan(folder)).toMatchObject({ status: 0, findings: [], receipt: { suppressed: { baseline: 3 } } });

  write(folder, 'moved/deep/x.env', `\n\n\n${LINE}`);
  expect(scan(folder)).toMatchObject({ status: 0, findings: [] });
  write(folder, 'src/new.env', `TOKEN=${githubToken('config, new')}\n`);
  expect(places(scan(folder))).toEqual(['src/new.env:1:7 github-pat-classic']);
});

test('a baseline is sorted lines with reason and owner, the same bytes each time, without place and time', () => {
  const folder = withConfig('');
  const create = () => keepmum(['baseline', 'create', '--reason', 'known', '--owner', 'ops'], { cwd: folder });
  create();
  const text = readFileSync(join(folder, BASELINE), 'utf8');
  const lines = text.trimEnd().split('\n');
  expect(lines.map((line) => Object.keys(JSON.parse(line)))).toEqual(
    Array.from({ length: 3 }, () => ['fingerprint', 'rule', 'reason', 'owner']),
  );
  expect(lines.map((line) => JSON.parse(line).rule)).toEqual([
    'generic-password',
    'github-pat-classic',
    'github-pat-classic',
  ]);
  create();
  expect(readFileSync(join(folder, BASELINE), 'utf8')).toBe(text);
});

test('baseline prune drops what is gone and keeps the rest', () => {
  const folder = withConfig('');
  keepmum(['baseline', 'create', '--reason', 'known'], { cwd: folder });
  write(folder, 'test/b.env', `TOKEN=${OTHER}\n`);
  const prune = keepmum(['baseline', 'prune'], { cwd: folder });
  expect(prune).toMatchObject({ status: 0, stdout: '' });
  expect(prune.stderr).toMatch(/1 entries dropped, 2 in all|1 entry dropped, 2 in all/);
  expect(scan(folder)).toMatchObject({ status: 0, receipt: { suppressed: { baseline: 2 } } });
});

test('in a repository the baseline is about its history, too', () => {
  const repository = temporaryRepository();
  repository.commit('a.env', LINE);
  repository.commit('a.env', 'clean\n');
  const run = (...args: string[]) => keepmum(args, { cwd: repository.directory });
  expect(run('baseline', 'create', '--reason', 'revoked').stderr).toMatch(/1 entr(y|ies) added, 1 in all/);
  expect(jsonReport(['history'], { cwd: repository.directory })).toMatchObject({
    status: 0,
    findings: [],
    receipt: { suppressed: { baseline: 1 } },
  });
  expect(run('baseline', 'prune').stderr).toMatch(/0 entries dropped, 1 in all/);
});

test('a baseline needs a reason', () => {
  const folder = withConfig('');
  expectComplaint(keepmum(['baseline', 'create'], { cwd: folder }), /needs a reason/, /--reason/);
  expect(existsSync(join(folder, BASELINE))).toBe(false);
});

test('allow accepts one finding everywhere, by the fingerprint of the report', () => {
  const folder = withConfig('');
  const [first] = scan(folder).findings;
  const allow = keepmum(['allow', first?.fingerprint ?? '', '--reason', 'a test token'], { cwd: folder });
  expect(allow).toMatchObject({ status: 0, stdout: '' });
  expect(allow.stderr).toMatch(/^accepted in .*keepmum\.baseline\.jsonl\n$/);
  write(folder, 'elsewhere.env', LINE);
  const report = scan(folder);
  expect(places(report)).toEqual(EVERYTHING.slice(1));
  expect(report.receipt.suppressed).toEqual({ baseline: 2 });
});

test('allow --path accepts it in one file only', () => {
  const folder = withConfig('');
  const [first] = scan(folder).findings;
  write(folder, 'elsewhere.env', LINE);
  keepmum(['allow', first?.fingerprint ?? '', '--reason', 'a test token', '--path', 'src/a.env'], { cwd: folder });
  expect(places(scan(folder))).toEqual(['elsewhere.env:1:7 github-pat-classic', ...EVERYTHING.slice(1)]);
});

test('allow takes what is only staged, and what is only in the history', () => {
  const repository = temporaryRepository();
  repository.commit('a.env', LINE);
  repository.commit('a.env', 'clean\n');
  repository.write('b.env', `TOKEN=${OTHER}\n`);
  repository.git('add', '.');
  repository.write('b.env', 'clean\n');
  const cwd = repository.directory;
  const [old] = jsonReport(['history', 'HEAD'], { cwd }).findings;
  const [staged] = jsonReport(['staged'], { cwd }).findings;
  for (const finding of [old, staged]) {
    expect(keepmum(['allow', finding?.fingerprint ?? '', '--reason', 'revoked'], { cwd }).status).toBe(0);
  }
  expect(jsonReport(['history'], { cwd })).toMatchObject({ status: 0, findings: [] });
  expect(jsonReport(['staged'], { cwd })).toMatchObject({ status: 0, findings: [] });
});

test('allow needs a reason and a fingerprint of a finding', () => {
  const folder = withConfig('');
  const [first] = scan(folder).findings;
  expectComplaint(keepmum(['allow', first?.fingerprint ?? ''], { cwd: folder }), /needs a reason/, /--reason/);
  const unknown = ['allow', '0'.repeat(20), '--reason', 'x'];
  expectComplaint(keepmum(unknown, { cwd: folder }), /no finding here has the fingerprint 0{20}/, /Copy it/);
  const repository = temporaryRepository();
  repository.commit('a.env', LINE);
  expectComplaint(keepmum(unknown, { cwd: repository.directory }), /no finding here has the fingerprint 0{20}/);
});

test('an accepted finding is reported again when its entry has expired, and the reader is told', () => {
  const folder = withConfig('');
  const [first] = scan(folder).findings;
  const allow = (expires: string) =>
    keepmum(['allow', first?.fingerprint ?? '', '--reason', 'until then', '--expires', expires], { cwd: folder });
  allow('2999-12-31');
  expect(places(scan(folder))).toEqual(EVERYTHING.slice(1));
  allow('2020-01-31');
  const report = scan(folder);
  expect(places(report)).toEqual(EVERYTHING);
  expect(report.receipt.notes.join()).toMatch(
    /the baseline entry [0-9a-f]{20} of github-pat-classic expired on 2020-01-31/,
  );
  expect(keepmum(['baseline', 'prune'], { cwd: folder }).stderr).toMatch(/1 entr(y|ies) dropped, 0 in all/);
});

test('--baseline names another file', () => {
  const folder = withConfig('');
  keepmum(['baseline', 'create', '--reason', 'known', '--baseline', 'accepted.jsonl'], { cwd: folder });
  expect(existsSync(join(folder, BASELINE))).toBe(false);
  expect(scan(folder, '--baseline', 'accepted.jsonl')).toMatchObject({ status: 0, findings: [] });
  expect(scan(folder).status).toBe(1);
});

test('a comment accepts a finding on its line or on the next, with the rule and a reason', () => {
  const folder = temporaryDirectory();
  const rows: Readonly<Record<string, string>> = {
    'same.py': `x = "${TOKEN}"  # keepmum:allow github-pat-classic a token of the tests\n`,
    'before.py': `# keepmum:allow github-pat-classic a token of the tests\nx = "${TOKEN}"\n`,
    'crlf.ini': `; keepmum:allow github-pat-classic a token of the tests\r\nx = ${TOKEN}\r\n`,
    'html.html': `<!-- keepmum:allow github-pat-classic a token of the tests -->\n<p>${TOKEN}</p>\n`,
    'no-reason.py': `x = "${TOKEN}"  # keepmum:allow github-pat-classic\n`,
    'no-rule.py': `x = "${TOKEN}"  # keepmum:allow\n`,
    'other-rule.py': `x = "${TOKEN}"  # keepmum:allow generic-token a token of the tests\n`,
    'two-before.py': `# keepmum:allow github-pat-classic a token of the tests\n\nx = "${TOKEN}"\n`,
  };
  for (const [name, text] of Object.entries(rows)) write(folder, name, text);
  const report = scan(folder);
  expect(report.findings.map(({ path }) => path)).toEqual([
    'no-reason.py',
    'no-rule.py',
    'other-rule.py',
    'two-before.py',
  ]);
  expect(report.receipt.suppressed).toEqual({ 'allow comment': 4 });
});

test('a comment counts for what is staged, too', () => {
  const repository = temporaryRepository();
  repository.commit('a.py', '# keepmum:allow github-pat-classic a token of the tests\n');
  repository.write('a.py', `# keepmum:allow github-pat-classic a token of the tests\nx = "${TOKEN}"\n`);
  repository.git('add', '.');
  expect(jsonReport(['staged'], { cwd: repository.directory })).toMatchObject({
    status: 0,
    receipt: { suppressed: { 'allow comment': 1 } },
  });
});
