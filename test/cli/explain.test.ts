import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { crc32Base62 } from '../../src/tokens/base62.ts';
import { temporaryDirectory, temporaryRepository } from '../git/temporary-repository.ts';
import { expectComplaint, githubToken, jsonReport, keepmum, secret, write } from './run.ts';

const TOKEN = githubToken('explain');
const RANDOM = secret('{alnum:24}', 'explain');
const WORDS = secret('{lower:1}y_database_password_name', 'explain');

/** What `explain` prints of a line of a file with this content. */
function explained(content: string | Uint8Array, place = 'a.env:1', ...args: string[]): string {
  const cwd = temporaryDirectory();
  write(cwd, place.replace(/:.*/, ''), content);
  const { status, stdout, stderr } = keepmum(['explain', place, ...args], { cwd });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return stdout;
}

/** The checks of the first candidate in the order in which they are printed. */
function checksOf(text: string): string[] {
  const [first = ''] = text.split('\n\n');
  const rows = first.split('\n').slice(first.split('\n').findIndex((line) => line.startsWith('  checks')));
  return rows.flatMap((row) => /^ {2}(?:checks {3}|not asked| {9}) ([a-z][\w-]*) +\S/.exec(row)?.[1] ?? []);
}

test('a finding is explained: its rule, mask and place, every vote, and what they come to', () => {
  const text = explained(`# settings\nGITHUB_TOKEN=${TOKEN}\n`, 'a.env:2');
  expect(text).toMatch(/^a\.env:2:14\n {2}Reported\.\n/);
  expect(text).toMatch(/^ {2}rule {6}GitHub personal access token \(classic\) \(github-pat-classic\)$/m);
  expect(text).toMatch(new RegExp(`^ {2}secret {4}ghp_…${TOKEN.slice(-4)}$`, 'm'));
  expect(text).toMatch(/^ {2}stands {4}by its form$/m);
  expect(text).toMatch(/^ {2}rarity {4}\d+\.\d bits of surprise/m);
  expect(text).toMatch(/^ {2}rating {4}high confidence, score \d+ of 100$/m);
  expect(text).toMatch(/github-checksum {2}proof: its checksum is right$/m);
  expect(text).toMatch(/^ {2}skip {6}keepmum allow [0-9a-f]{20} --reason "\.\.\."$/m);
  expect(checksOf(text).slice(0, 4)).toEqual(['placeholder', 'reference', 'published', 'sequence']);
});

test('the score and the fingerprint are those of the report', () => {
  const cwd = temporaryDirectory();
  write(cwd, 'a.env', `DB_PASSWORD=${RANDOM}\n`);
  const { stdout } = keepmum(['explain', 'a.env:1'], { cwd });
  const [finding] = jsonReport(['scan'], { cwd }).findings;
  expect(stdout).toContain(`score ${finding?.score} of 100`);
  expect(stdout).toContain(`keepmum allow ${finding?.fingerprint} `);
});

test('another rule that found the same names the rule that speaks for the place', () => {
  const text = explained(`GITHUB_TOKEN=${TOKEN}\n`);
  expect(text).toMatch(/^ {2}Not reported by this rule: github-pat-classic speaks for its place\.$/m);
  expect(text).toMatch(/^ {2}stands {4}as a value: key GITHUB_TOKEN, joint assign, no quotes$/m);
});

test('a dismissal is named, and the checks that were spared by it are asked all the same', () => {
  const text = explained(`DB_API_KEY="${WORDS}"\n`);
  expect(text).toMatch(/^ {2}Not reported: the check \w+ dismisses it\.$/m);
  expect(text).toMatch(/^ {2}stands {4}as a value: key DB_API_KEY, joint assign, quote "$/m);
  expect(text).toMatch(/^ {2}not asked \w/m);
  expect(text).not.toMatch(/^ {2}rating/m);
  expect(checksOf(text)).toEqual(checksOf(explained(`DB_API_KEY="${RANDOM}"\n`)));
});

test('a proof that outweighs a dismissal is told', () => {
  const letters = 'abcdefghijklmnopqrstuvwxyz0123';
  const run = secret(`ghp_${letters}${crc32Base62(letters)}`, 'run');
  const text = explained(`x = "${run}"\n`, 'a.py:1');
  expect(text).toMatch(/sequence +overruled by a proof: /);
  expect(text).toMatch(/^ {2}Reported\.$/m);
});

const ACME_RULES = `provider: acme
name: Acme
remediation: Revoke it.
rules:
  - id: acme-token
    name: Acme token
    severity: high
    keywords: [acme_]
    pattern: '\\b(acme_[A-Za-z0-9]{24})\\b'
    requires: [{ name: tenant, pattern: '\\btenant-\\d{4}\\b' }]
    examples: ['tenant-0001 acme_{alnum:24}', 'acme_{alnum:24} tenant-0001']
    negatives: ['acme_token', 'acme_{alnum:10}']
`;

test('companions are told: the place of one that is there, the doubt where one is missing', () => {
  const cwd = temporaryDirectory();
  const token = secret('acme_{alnum:24}', 'companion');
  write(cwd, 'keepmum.yaml', 'rules: [acme.yaml]\n');
  write(cwd, 'acme.yaml', ACME_RULES);
  write(cwd, 'a.txt', `tenant-0001 ${token}\n`);
  write(cwd, 'b.txt', `${token}\n`);
  const told = (place: string): string => keepmum(['explain', place], { cwd }).stdout;
  expect(told('a.txt:1')).toMatch(/^ {2}with {6}tenant \(line 1\)$/m);
  expect(told('b.txt:1')).toMatch(/companions +doubts, at most low: no tenant stands within/);
});

test('encoded secrets are explained at their encoded text, in UTF-8 as in UTF-16', () => {
  const inner = Buffer.from(`the password="${RANDOM}" of the service`).toString('base64');
  expect(explained(`x: ${inner}\n`, 'a.yaml:1')).toMatch(/quote ", decoded from\s+base64$/m);
  const wide = Buffer.from(`\ufeff# notes\r\npassword="${RANDOM}"\r\n`, 'utf16le');
  const text = explained(wide, 'a.txt:2');
  expect(text).toMatch(/^a\.txt:2:11\n {2}Reported\.\n/);
  expect(text).toMatch(/decoded from\s+utf16$/m);
});

test('a secret over many lines is explained at each of them', () => {
  const pem = secret('-----BEGIN RSA PRIVATE KEY-----\n{der:1190}\n-----END RSA PRIVATE KEY-----', 'explain');
  expect(explained(`x\n${pem}\n`, 'id_rsa:5')).toMatch(/^id_rsa:2:1\n {2}Reported\.\n/);
});

test('a place may have the column of the report, which is not looked at', () => {
  expect(explained(`GITHUB_TOKEN=${TOKEN}\n`, 'a.env:1:99')).toMatch(/^a\.env:1:14\n {2}Reported\.$/m);
});

test('a file whose name ends as a place does is found', () => {
  const cwd = temporaryDirectory();
  write(cwd, 'a:1', `x\nGITHUB_TOKEN=${TOKEN}\n`);
  expect(keepmum(['explain', 'a:1:2'], { cwd }).stdout).toMatch(/^a:1:2:14\n {2}Reported\.$/m);
});

test('what holds a finding back is named: confidence, allowlist, allow comment, baseline', () => {
  const cwd = temporaryDirectory();
  const line = `GITHUB_TOKEN=${TOKEN} # keepmum:allow github-pat-classic a test account\n`;
  write(cwd, 'a.env', line);
  const told = (...args: string[]): string => keepmum(['explain', 'a.env:1', ...args], { cwd }).stdout;
  expect(told()).toMatch(/^a\.env:1:14\n {2}Not reported: a comment in the code accepts it\.\n {2}rule/);
  write(cwd, 'keepmum.yaml', 'allow:\n  - paths: [a.env]\n    reason: made for the tests\n');
  expect(told()).toMatch(/^ {2}Not reported: the allowlist holds it back: made for the tests$/m);
  write(cwd, 'keepmum.yaml', '{}\n');
  write(cwd, 'a.env', `GITHUB_TOKEN=${TOKEN}\n`);
  const [finding] = jsonReport(['scan'], { cwd }).findings;
  keepmum(['allow', finding?.fingerprint ?? '', '--reason', 'revoked long ago'], { cwd });
  expect(told()).toMatch(/^ {2}Not reported: the baseline accepts it: revoked long ago$/m);
  expect(told('--baseline', 'none.jsonl')).toMatch(/^ {2}Reported\.$/m);
});

test('what is below the wanted confidence says so, and is reported from that level on', () => {
  const content = 'token = "batteryhorse"\n';
  const text = explained(content, 'a.py:1');
  expect(text).toMatch(/^ {2}Not reported: its confidence is low, and findings are reported from medium\s+on\.$/m);
  expect(text).toMatch(/^ {2}rating {4}low confidence, score \d+ of 100$/m);
  expect(explained(content, 'a.py:1', '--confidence', 'low')).toMatch(/^ {2}Reported\.$/m);
});

test('where nothing is, it says so and names the keywords of the line, but not its text', () => {
  const text = explained(`# a\nclient.password(${RANDOM})\n`, 'a.py:2');
  expect(text).toMatch(/^a\.py:2\n {2}Nothing on this line was taken for a secret\.\n {2}keyword/);
  expect(text).toMatch(/^ {2}keyword {3}pass \(generic-password\)$/m);
  expect(text).toMatch(/write a rule, see\s+docs\/rules\.md/);
  const bare = explained(`# a\n${RANDOM}\n`, 'a.py:2');
  expect(bare).not.toMatch(/^ {2}keyword/m);
  expect(bare).toMatch(/No keyword of a rule stands on it either\./);
});

test('a file that a scan of its folder does not read says so', () => {
  const repository = temporaryRepository();
  repository.write('.gitignore', 'local.env\n');
  repository.write('keepmum.yaml', 'ignore: [fixtures/**]\n');
  for (const path of ['local.env', 'fixtures/a.env', 'b.env']) repository.write(path, `GITHUB_TOKEN=${TOKEN}\n`);
  const told = (path: string): string => keepmum(['explain', `${path}:1`], { cwd: repository.directory }).stdout;
  expect(told('local.env')).toMatch(/^Note: Git ignores this file\./m);
  expect(told('fixtures/a.env')).toMatch(/^Note: The configuration ignores this file\./m);
  expect(told('b.env')).not.toMatch(/Note:/);
});

test('in a subfolder, paths are those of the current folder and the configuration is that of the repository', () => {
  const repository = temporaryRepository();
  repository.write('keepmum.yaml', 'disable: [github-pat-classic]\n');
  repository.write('sub/a.env', `GITHUB_TOKEN=${TOKEN}\n`);
  const { stdout } = keepmum(['explain', 'a.env:1'], { cwd: repository.path('sub') });
  expect(stdout).toMatch(/^a\.env:1:14$/m);
  expect(stdout).not.toMatch(/github-pat-classic/);
});

test('a key that is a secret itself is masked', () => {
  const key = secret('{alnum:30}', 'key');
  expect(explained(`${key}_password=${RANDOM}\n`)).toMatch(/key \S+…word/);
});

test('a line of a large file is found in the piece that holds it', () => {
  const cwd = temporaryDirectory();
  const filler = `${'x'.repeat(99)}\n`.repeat(3000);
  write(cwd, 'a.env', `${filler}GITHUB_TOKEN=${TOKEN}\n${filler}`);
  const { stdout } = keepmum(['explain', 'a.env:3001', '--max-file-size', '131072'], { cwd });
  expect(stdout.match(/^a\.env:3001:14\n {2}Reported\.$/gm)).toHaveLength(1);
});

test('lines fit 80 columns, and colour repeats what the words say', () => {
  const cwd = temporaryDirectory();
  write(cwd, 'a.env', `GITHUB_TOKEN=${TOKEN}\nDB_PASSWORD="${WORDS}"\n`);
  for (const line of [1, 2]) {
    const { stdout } = keepmum(['explain', `a.env:${line}`], { cwd });
    expect(Math.max(...stdout.split('\n').map((text) => text.length))).toBeLessThanOrEqual(80);
    const coloured = keepmum(['explain', `a.env:${line}`, '--color'], { cwd }).stdout;
    expect(coloured).toMatch(/\x1b\[/);
    expect(coloured.replace(/\x1b\[\d+m/g, '')).toBe(stdout);
  }
});

test('a file or a line that is not there, and what is no file, is a 2 with a way out', () => {
  const cwd = temporaryDirectory();
  write(cwd, 'a.env', 'x\ny\n');
  write(cwd, 'empty', '');
  mkdirSync(join(cwd, 'folder'));
  symlinkSync('a.env', join(cwd, 'link'));
  const complaint = (target: string, what: RegExp, wayOut?: RegExp): void =>
    expectComplaint(keepmum(['explain', target], { cwd }), what, wayOut);
  complaint('b.env:1', /b\.env: no such file/);
  complaint('a.env:3', /a\.env has no line 3/, /Lines start at 1/);
  complaint('a.env:0', /a\.env has no line 0/);
  complaint('folder:1', /folder is no file/);
  complaint('a.env', /no rule is called "a\.env"/, /keepmum explain a\.env:LINE/);
  expect(keepmum(['explain', 'a.env:2'], { cwd }).status).toBe(0);
  expect(keepmum(['explain', 'link:1'], { cwd }).stdout).toMatch(/^a\.env:1$/m);
  expect(keepmum(['explain', 'empty:1'], { cwd }).status).toBe(0);
});

test('explain of a rule tells how to explain a line', () => {
  expect(keepmum(['explain', 'jwt'], { cwd: temporaryDirectory() }).stdout).toMatch(/keepmum explain FILE:LINE/);
});
