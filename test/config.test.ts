import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parse } from 'yaml';
import { DEFAULTS, MIN_FILE_LIMIT_BYTES } from '../src/config.ts';
import { parseConfig } from '../src/config-file.ts';
import { UserError } from '../src/errors.ts';
import { findConfig, loadConfig } from '../src/load-config.ts';

let root = '';

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'keepmum-config-')));
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, text: string): string {
  const file = join(root, path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, text);
  return file;
}

function mistake(text: string): string {
  try {
    parseConfig(text, 'keepmum.yaml');
  } catch (thrown) {
    if (thrown instanceof UserError) return `${thrown.message} | ${thrown.hint}`;
    throw thrown;
  }
  return 'valid';
}

test('every key is read', () => {
  const text = `
confidence: high
rules: [rules/own.yaml]
disable: [generic-password]
ignore:
  - vendor/
  - '!vendor/ours/'
allow:
  - reason: sample keys of the documentation
    rules: [aws-access-key-id]
    paths: ['docs/**']
    secret: ^EXAMPLE
baseline: config/accepted.jsonl
max-file-size: 1000000
`;
  expect(parseConfig(text, 'keepmum.yaml')).toEqual({
    confidence: 'high',
    rules: ['rules/own.yaml'],
    disable: ['generic-password'],
    ignore: ['vendor/', '!vendor/ours/'],
    allow: [
      {
        reason: 'sample keys of the documentation',
        rules: ['aws-access-key-id'],
        paths: ['docs/**'],
        secret: '^EXAMPLE',
      },
    ],
    baseline: 'config/accepted.jsonl',
    maxFileBytes: 1_000_000,
  });
});

test.each(['', '# nothing yet\n', '{}', '---\n', '\uFEFFconfidence: medium\n'])('%j is the defaults', (text) => {
  expect(parseConfig(text, 'keepmum.yaml')).toEqual(DEFAULTS);
});

const VALID = [
  '',
  'confidence: low',
  'rules: []',
  'disable: [a, b-c2]',
  'ignore: [a, "!b"]',
  'allow: []',
  'allow: [{reason: r, rules: [a]}]',
  'allow: [{reason: r, paths: [a]}]',
  'allow: [{reason: r, secret: "a+"}]',
  'baseline: a/b.jsonl',
  'baseline: ..a/b..jsonl',
  'max-file-size: 65536',
];

const INVALID = [
  'text',
  '[]',
  'confidence: sure',
  'confidence: 1',
  'confidnce: high',
  'maxFileSize: 100000',
  'rules: a.yaml',
  'rules: [1]',
  'disable: [Generic Password]',
  'disable: [""]',
  'ignore: {a: b}',
  'ignore: [" "]',
  'allow: {}',
  'allow: [text]',
  'allow: [{rules: [a]}]',
  'allow: [{reason: " ", rules: [a]}]',
  'allow: [{reason: r}]',
  'allow: [{reason: r, rules: []}]',
  'allow: [{reason: r, paths: []}]',
  'allow: [{reason: r, rules: [a], pahts: [b]}]',
  'allow: [{reason: r, secret: ""}]',
  'allow: [{reason: r, secret: 5}]',
  'baseline: /etc/passwd',
  'baseline: ../a.jsonl',
  'baseline: a/../../b.jsonl',
  'baseline: a/..',
  String.raw`baseline: '..\a.jsonl'`,
  'baseline: C:/a.jsonl',
  'baseline: " "',
  'baseline: [a]',
  'max-file-size: 65535',
  'max-file-size: 70000.5',
  'max-file-size: "70000"',
  'max-file-size: 10MB',
  'max-file-size: -1',
  'ignore: ~',
];

test('the schema agrees with the validator', () => {
  const schema: unknown = JSON.parse(readFileSync(new URL('../schema/config.json', import.meta.url), 'utf8'));
  const validate = new Ajv({ validateFormats: false, strictTypes: false }).compile(schema as object); // a schema is any object
  const agreed = (text: string, valid: boolean): boolean =>
    (mistake(text) === 'valid') === valid && validate(parse(text)) === valid;
  expect(VALID.filter((text) => !agreed(text, true))).toEqual([]);
  expect(INVALID.filter((text) => !agreed(text, false))).toEqual([]);
});

test('the schema names the defaults and limits of the program', () => {
  const { properties } = JSON.parse(readFileSync(new URL('../schema/config.json', import.meta.url), 'utf8'));
  expect(properties.confidence.default).toBe(DEFAULTS.confidence);
  expect(properties.baseline.default).toBe(DEFAULTS.baseline);
  expect(properties['max-file-size'].default).toBe(DEFAULTS.maxFileBytes);
  expect(properties['max-file-size'].minimum).toBe(MIN_FILE_LIMIT_BYTES);
});

test('a mistake is told with its line and the way out', () => {
  expect([
    mistake('\nconfidnce: high'),
    mistake('confidence: sure'),
    mistake('ignore:\n  - a\n  - 1'),
    mistake('ignore: *all'),
    mistake('allow:\n  - reason: r\n    pahts: [a]'),
    mistake('allow:\n  - reason: r'),
    mistake('allow:\n  - rules: [a]'),
    mistake('allow: [{reason: r, secret: "(a"}]'),
    mistake('disable: [Private Key]'),
    mistake('baseline: ../a'),
    mistake('max-file-size: 1'),
    mistake('confidence: low\nconfidence: high'),
    mistake('a: [1'),
    mistake('"\\e[31mred": 1'),
  ]).toMatchInlineSnapshot(`
    [
      "keepmum.yaml:2: unknown key "confidnce" | Did you mean "confidence"?",
      "keepmum.yaml:1: "confidence" must be one of low, medium, high | Did you mean "low"?",
      "keepmum.yaml:3: "ignore" must hold texts only | docs/configuration.md describes every key",
      "keepmum.yaml:1: "ignore" must be a list of texts | docs/configuration.md describes every key",
      "keepmum.yaml:3: unknown key "pahts" | Did you mean "paths"?",
      "keepmum.yaml:2: an entry of "allow" needs "rules", "paths" or "secret" | Say which findings it is about",
      "keepmum.yaml:2: "reason" is missing | Say why it is no secret, or no risk",
      "keepmum.yaml:1: "secret" is not a regular expression | Use the syntax of JavaScript",
      "keepmum.yaml:1: "Private Key" is not the id of a rule | keepmum rules list",
      "keepmum.yaml:1: "baseline" must be a path below the configuration | Use --baseline for any other",
      "keepmum.yaml:1: "max-file-size" must be a whole number of bytes, 65536 or more | docs/configuration.md describes every key",
      "keepmum.yaml:2: not YAML: DUPLICATE_KEY | Mend the YAML syntax",
      "keepmum.yaml:1: not YAML: BAD_INDENT | Mend the YAML syntax",
      "keepmum.yaml:1: unknown key "\\u001b[31mred" | Did you mean "ignore"?",
    ]
  `);
});

test('the nearest file from the root of the scan up to the top level is found', () => {
  const top = write('repo/keepmum.yaml', '');
  write('keepmum.yaml', '');
  mkdirSync(join(root, 'repo/a/b'), { recursive: true });
  expect(findConfig(join(root, 'repo/a/b'), join(root, 'repo'))).toBe(top);
  const nearer = write('repo/a/.keepmum.yaml', '');
  expect(findConfig(join(root, 'repo/a/b'), join(root, 'repo'))).toBe(nearer);
});

test('nothing above the top level is read, and outside of git nothing above the root', () => {
  write('keepmum.yml', '');
  mkdirSync(join(root, 'repo/a'), { recursive: true });
  expect(findConfig(join(root, 'repo/a'), join(root, 'repo'))).toBeUndefined();
  expect(findConfig(join(root, 'repo'), undefined)).toBeUndefined();
  expect(findConfig(root, join(root, 'repo'))).toBe(join(root, 'keepmum.yml'));
});

test('two files in one folder are a mistake', () => {
  write('keepmum.yaml', '');
  write('keepmum.yml', '');
  expect(() => findConfig(root, undefined)).toThrow(/two configurations/);
});

test('without a file the defaults hold', async () => {
  mkdirSync(join(root, 'a'));
  expect(await loadConfig(join(root, 'a'), root)).toEqual({ config: DEFAULTS, file: undefined, directory: root });
});

test('a file that was named is read and its folder is what its paths are relative to', async () => {
  const file = write('elsewhere/own.yaml', 'confidence: low');
  const loaded = await loadConfig(root, undefined, file);
  expect(loaded).toEqual({ config: { ...DEFAULTS, confidence: 'low' }, file, directory: join(root, 'elsewhere') });
});

test('a file that cannot be read is a mistake, never the defaults', async () => {
  await expect(loadConfig(root, undefined, join(root, 'none.yaml'))).rejects.toThrow(/it does not exist/);
  mkdirSync(join(root, 'keepmum.yaml'));
  await expect(loadConfig(root, undefined)).rejects.toThrow(/not a file/);
});

test.skipIf(process.platform === 'win32')('a dangling link is a mistake, not an absent file', async () => {
  symlinkSync('nowhere', join(root, 'keepmum.yaml'));
  await expect(loadConfig(root, undefined)).rejects.toThrow(/cannot be read/);
});
