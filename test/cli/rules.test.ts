import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { temporaryDirectory, temporaryRepository } from '../git/temporary-repository.ts';
import { keepmum, write } from './run.ts';

function run(...args: string[]) {
  return keepmum(args, { cwd: temporaryDirectory() });
}

test('rules list has one sorted line for every rule, and their number', () => {
  const { status, stdout, stderr } = run('rules', 'list');
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const lines = stdout.trimEnd().split('\n');
  const ids = lines.slice(0, -1).map((line) => line.split(' ')[0] ?? '');
  expect(lines.at(-1)).toBe(`${ids.length} rules`);
  expect(ids).toEqual([...ids].sort());
  expect(new Set(ids).size).toBe(ids.length);
  expect(lines).toContainEqual(expect.stringMatching(/^github-pat-classic +critical +GitHub personal access token/));
});

test('rules list leaves out what the configuration disables', () => {
  const folder = temporaryDirectory();
  write(folder, 'keepmum.yaml', 'disable: [jwt]\n');
  expect(keepmum(['rules', 'list'], { cwd: folder }).stdout).not.toMatch(/^jwt /m);
});

test('in a subfolder of a repository, the rules are those that a scan there runs', () => {
  const repository = temporaryRepository();
  repository.write('keepmum.yaml', 'disable: [jwt]\n');
  repository.write('sub/a.txt', 'clean\n');
  const cwd = repository.path('sub');
  expect(keepmum(['rules', 'list'], { cwd }).stdout).not.toMatch(/^jwt /m);
  const { rules } = JSON.parse(keepmum(['scan', '-f', 'json'], { cwd }).stdout).receipt;
  expect(keepmum(['rules', 'list'], { cwd }).stdout).toMatch(new RegExp(`^${rules} rules$`, 'm'));
});

test('rules show prints a rule as it is written, without a token', () => {
  const { status, stdout } = run('rules', 'show', 'github-pat-classic');
  expect(status).toBe(0);
  expect(stdout).toMatch(/^id: github-pat-classic$/m);
  expect(stdout).toMatch(/ghp_\{alnum:30\}\{crc32-base62\}/);
});

test('rules test tries one rule on its own examples', () => {
  expect(run('rules', 'test', 'github-pat-classic')).toEqual({
    status: 0,
    stdout: '1 rules, 4 examples and negatives, 0 faults\n',
    stderr: '',
  });
});

test('rules test tries every rule, and all are right', () => {
  const { status, stdout } = run('rules', 'test');
  expect(stdout).toMatch(/^\d+ rules, \d+ examples and negatives, 0 faults$/m);
  expect(status).toBe(0);
});

test('rules lint finds nothing wrong with the built-in rules', () => {
  const { status, stdout } = run('rules', 'lint');
  expect(stdout).toMatch(/^\d+ rules, 0 faults$/m);
  expect(status).toBe(0);
});

test('rules lint and rules test take files, whose rules run beside all others', () => {
  const folder = temporaryDirectory();
  const text = [
    'provider: acme',
    'name: Acme',
    'remediation: Revoke it.',
    'rules:',
    '  - id: acme-key',
    '    name: Acme key',
    '    severity: high',
    '    keywords: [acme_]',
    "    pattern: '(?:acme|acne)_[a-z]{24}'",
    "    examples: ['acme_{lower:24}', 'ghp_{alnum:30}{crc32-base62} acme_{lower:24}']",
    "    negatives: ['acme_']",
  ];
  write(folder, 'acme.yaml', text.join('\n'));
  const test = keepmum(['rules', 'test', 'acme.yaml'], { cwd: folder });
  expect(test.stdout).toMatch(/^acme-key: example 2 is also found by github-pat-classic/m);
  const lint = keepmum(['rules', 'lint', 'acme.yaml'], { cwd: folder });
  expect(lint).toMatchObject({ status: 1, stderr: '' });
  expect(lint.stdout).toBe(
    [
      'acme-key: it has fewer than 2 negatives',
      'acme-key: a match need not hold any of its keywords: name them all, or "keywordsNearby: true"',
      '1 rules, 2 faults\n',
    ].join('\n'),
  );
});

test('explain says what a rule finds, what to do and how to accept a finding', () => {
  const { status, stdout } = run('explain', 'github-pat-classic');
  expect(status).toBe(0);
  expect(stdout).toMatch(/^GitHub personal access token \(classic\) \(github-pat-classic\)$/m);
  expect(stdout).toMatch(/^Severity {4}critical$/m);
  expect(stdout).toMatch(/^What to do\n {2}Delete the token/m);
  expect(stdout).toMatch(/keepmum:allow github-pat-classic reason/);
  expect(stdout).toMatch(/^ {2}https:\/\//m);
});

test('--version is that of the package', () => {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  for (const args of [['--version'], ['-V'], ['scan', '--version']]) {
    expect(run(...args)).toEqual({ status: 0, stdout: `keepmum ${version}\n`, stderr: '' });
  }
});

test('help is there by every way to ask for it, and fits 80 columns', () => {
  const { stdout } = run('--help');
  expect(stdout).toMatch(/^Usage: keepmum COMMAND/m);
  for (const args of [['-h'], ['help'], []]) expect(run(...args)).toEqual({ status: 0, stdout, stderr: '' });
  expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
});

test('the help of a command has its options and no others', () => {
  const { stdout } = run('scan', '--help');
  expect(stdout).toBe(run('help', 'scan').stdout);
  expect(stdout).toContain('--include-ignored');
  expect(stdout).not.toContain('--whole-files');
  for (const command of ['staged', 'history', 'init', 'hook', 'rules', 'explain', 'allow', 'baseline']) {
    expect(run(command, '--help'), command).toMatchObject({ status: 0, stderr: '' });
  }
});

test('every command that the help names is there', () => {
  const commands = run('--help').stdout.match(
    /^ {2}(?:scan|staged|history|init|hook|rules|explain|allow|baseline)[ \w-]*?(?= \[| {2}| [A-Z])/gm,
  );
  expect(commands?.length).toBeGreaterThan(10);
  for (const command of commands ?? []) {
    expect(run(...command.trim().split(' '), '--help'), command).toMatchObject({ status: 0, stderr: '' });
  }
});

test('scan --profile tells what each rule cost, the report stays as it is', () => {
  const folder = temporaryDirectory();
  write(folder, 'a.txt', `ghp_${'0a'.repeat(18)} and ghp_${'a0'.repeat(18)}, password: x\n`);
  const { status, stdout, stderr } = keepmum(['scan', '--profile', '-f', 'json', '-j', '4'], { cwd: folder });
  expect(status).toBe(0);
  expect(JSON.parse(stdout).findings).toEqual([]);
  expect(stderr).toMatch(/^rule +hits +windows +runs +ms$/m);
  expect(stderr).toMatch(/^github-pat-classic +2 +2 +2 +\d+\.\d$/m);
  expect(stderr).toMatch(/^all +\d+ +\d+ +\d+ +\d+\.\d$/m);
  expect(stderr).toMatch(/^\d+ of \d+ keywords stand somewhere, \d+ rules were tried$/m);
});
