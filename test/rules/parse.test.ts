import { readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { UserError } from '../../src/errors.ts';
import { RULE_CHECKS } from '../../src/model/rule.ts';
import { parseRules } from '../../src/rules/parse.ts';

const HEAD = ['provider: acme', 'name: Acme', 'remediation: Revoke it', 'rules:'];
const RULE = ['  - id: acme-key', '    name: Acme key', '    severity: high'];
const PATTERN = ['    keywords: [acme_]', "    pattern: 'acme_[a-z]{8}'"];

/** A file whose one rule has these lines besides its id, name and severity: the first stands on line 8. */
function ruleWith(...lines: string[]): string {
  return [...HEAD, ...RULE, ...lines].join('\n');
}

function errorOf(text: string): UserError {
  try {
    parseRules(text, 'acme.yaml');
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('the text was read without an error');
}

const FAULTS: readonly (readonly [what: string, text: string, message: string])[] = [
  ['an unknown key', ruleWith(...PATTERN, '    keyword: [x]'), 'acme.yaml:10: unknown key "keyword"'],
  ['an unknown key of the file', `owner: x\n${ruleWith(...PATTERN)}`, 'acme.yaml:1: unknown key "owner"'],
  ['an unknown severity', ruleWith(...PATTERN).replace('high', 'huge'), 'acme.yaml:7: "severity" must be one of'],
  ['an unknown confidence', ruleWith(...PATTERN, '    confidence: sure'), 'acme.yaml:10: "confidence" must be one of'],
  [
    'keywords that are no list',
    ruleWith('    keywords: acme_', "    pattern: 'x'"),
    'acme.yaml:8: "keywords" must be a list',
  ],
  [
    'a keyword that is a number',
    ruleWith('    keywords: [1234]', "    pattern: 'x'"),
    'acme.yaml:8: "keywords" must hold texts',
  ],
  [
    'a keyword that is too short',
    ruleWith('    keywords: [ab]', "    pattern: 'ab'"),
    'acme.yaml:8: keyword "ab" is shorter than 3',
  ],
  ['no keywords', ruleWith("    pattern: 'x'"), 'acme.yaml:5: "keywords" is missing'],
  [
    'a bad pattern',
    ruleWith('    keywords: [acme_]', "    pattern: 'acme_('"),
    'acme.yaml:9: "pattern" is not a regular expression',
  ],
  ['a bad value', ruleWith('    near: [acme]', "    value: '['"), 'acme.yaml:9: "value" is not a regular expression'],
  ['near without value', ruleWith('    near: [acme]'), 'acme.yaml:5: "value" is missing'],
  ['a window of 0', ruleWith(...PATTERN, '    window: 0'), 'acme.yaml:10: "window" must be a number of bytes'],
  ['a window that is too large', ruleWith(...PATTERN, '    window: 16385'), 'acme.yaml:10: "window" must be'],
  ['a window that is text', ruleWith(...PATTERN, '    window: all'), 'acme.yaml:10: "window" must be'],
  ['too much before', ruleWith(...PATTERN, '    window: { before: 513 }'), 'acme.yaml:10: "before" must be'],
  [
    'an unknown part of the window',
    ruleWith(...PATTERN, '    window: { behind: 5 }'),
    'acme.yaml:10: unknown key "behind"',
  ],
  ['both pattern and near', ruleWith(...PATTERN, '    near: [acme]'), 'acme.yaml:5: a rule has exactly one of'],
  ['both near and key', ruleWith('    key: [acme]', '    near: [acme]'), 'acme.yaml:5: a rule has exactly one of'],
  ['no matcher at all', ruleWith('    keywords: [acme_]'), 'acme.yaml:5: a rule has exactly one of'],
  ['an unknown check', ruleWith(...PATTERN, '    checks: [entropi]'), 'acme.yaml:10: unknown check "entropi"'],
  ['checks that are no list', ruleWith(...PATTERN, '    checks: entropy'), 'acme.yaml:10: "checks" must be a list'],
  [
    'an id that is not in kebab-case',
    ruleWith(...PATTERN).replace('acme-key', 'Acme_Key'),
    'acme.yaml:5: id "Acme_Key"',
  ],
  ['no id', ruleWith(...PATTERN).replace('id: acme-key', 'tags: []'), 'acme.yaml:5: "id" is missing'],
  ['an id that is a number', ruleWith(...PATTERN).replace('acme-key', '17'), 'acme.yaml:5: "id" must be text'],
  [
    'no remediation',
    ruleWith(...PATTERN).replace('remediation: Revoke it\n', ''),
    'acme.yaml:4: "remediation" is missing',
  ],
  ['no provider', ruleWith(...PATTERN).replace('provider: acme\n', ''), 'acme.yaml:1: "provider" is missing'],
  ['rules that are no list', 'provider: acme\nname: Acme\nrules: none', '"rules" must be a list'],
  ['a rule that is no mapping', [...HEAD, '  - acme'].join('\n'), 'acme.yaml:5: expected a mapping'],
  ['a file that is no mapping', '- 1', 'acme.yaml:1: expected a mapping'],
  ['what is not YAML', 'provider: "acme\nname: [', 'acme.yaml:'],
  ['an ignoreCase that is text', ruleWith(...PATTERN, '    ignoreCase: "yes"'), 'acme.yaml:10: "ignoreCase"'],
  ['an argument of a check that is text', ruleWith(...PATTERN, '    checks: [entropy: much]'), 'acme.yaml:10: '],
  [
    'keywords of a near rule',
    ruleWith('    near: [acme]', "    value: '[a-z]{8}'", '    keywords: [acme]'),
    'acme.yaml:10: ',
  ],
  ['requires that is no list', ruleWith(...PATTERN, '    requires: user'), 'acme.yaml:10: "requires" must be a list'],
  [
    'a companion without a pattern',
    ruleWith(...PATTERN, '    requires: [{ name: user }]'),
    'acme.yaml:10: "pattern" is missing',
  ],
  [
    'a companion with a bad pattern',
    ruleWith(...PATTERN, "    requires: [{ name: user, pattern: '(' }]"),
    'acme.yaml:10: "pattern" is not a regular expression',
  ],
  [
    'a companion too far away',
    ruleWith(...PATTERN, '    requires: [{ name: user, pattern: u, within: 4097 }]'),
    'acme.yaml:10: "within" must be a number of bytes from 1 to 4096',
  ],
  [
    'an unknown key of a companion',
    ruleWith(...PATTERN, '    requires: [{ name: user, pattern: u, near: 3 }]'),
    'acme.yaml:10: unknown key "near"',
  ],
  [
    'two companions of one name',
    ruleWith(...PATTERN, '    requires: [{ name: user, pattern: u }, { name: user, pattern: v }]'),
    'acme.yaml:10: two companions are called "user"',
  ],
  ['no keyword in the list', ruleWith('    keywords: []', "    pattern: 'x'"), 'acme.yaml:8: '],
];

test.each(FAULTS)('%s is an error at its line', (_what, text, message) => {
  const error = errorOf(text);
  expect(error.message).toContain(message);
  expect(error.hint).not.toBe('');
});

test('an empty file is an error and not an empty set of rules', () => {
  expect(errorOf('').message).toContain('acme.yaml');
});

test.each([
  ['keyword: [x]', 'keywords'],
  ['serverity: high', 'severity'],
  ['exampels: []', 'examples'],
])('the nearest key is named for %s', (line, key) => {
  expect(errorOf(ruleWith(...PATTERN, `    ${line}`)).hint).toBe(`Did you mean "${key}"?`);
});

test('what a rule does not say has its default', () => {
  expect(parseRules(ruleWith(...PATTERN), 'acme.yaml')).toEqual([
    {
      id: 'acme-key',
      name: 'Acme key',
      provider: 'acme',
      description: 'Acme key of Acme',
      severity: 'high',
      confidence: 'high',
      keywords: ['acme_'],
      keywordsNearby: false,
      sweeps: false,
      foldKeywords: false,
      matcher: { kind: 'pattern', source: 'acme_[a-z]{8}', flags: '' },
      window: { before: 32, after: 512 },
      checks: [],
      requires: [],
      specificity: 3,
      tags: ['CWE-798'],
      references: [],
      remediation: 'Revoke it',
      examples: [],
      negatives: [],
    },
  ]);
});

test('near and key rules fold their keywords and are less specific', () => {
  const text = [...HEAD, ...RULE, '    near: [acme]', "    value: '[a-z]{8}'", ...RULE, '    key: [pass]'].join('\n');
  expect(parseRules(text, 'acme.yaml')).toMatchObject([
    { keywords: ['acme'], foldKeywords: true, specificity: 2, confidence: 'medium', matcher: { kind: 'near' } },
    { keywords: ['pass'], foldKeywords: true, specificity: 1, confidence: 'medium', matcher: { kind: 'assignment' } },
  ]);
});

test('a check may have an argument, and a window two sides', () => {
  const text = ruleWith(...PATTERN, '    checks: [entropy: 3.5, jwt]', '    window: { before: 1, after: 16384 }');
  expect(parseRules(text, 'acme.yaml')).toMatchObject([
    {
      checks: [
        { name: 'entropy', argument: 3.5 },
        { name: 'jwt', argument: undefined },
      ],
      window: { before: 1, after: 16_384 },
    },
  ]);
});

test('a companion is required and near unless its rule says otherwise', () => {
  const text = ruleWith(
    ...PATTERN,
    '    requires:',
    '      - { name: user, pattern: u }',
    '      - { name: host, pattern: h, ignoreCase: true, within: 4096, optional: true }',
  );
  expect(parseRules(text, 'acme.yaml')[0]?.requires).toEqual([
    { name: 'user', source: 'u', flags: '', within: 512, optional: false },
    { name: 'host', source: 'h', flags: 'i', within: 4096, optional: true },
  ]);
});

const START = `provider: demo
name: Demo
remediation: Revoke it.
rules:
  - id: demo-token
    name: Demo token
    severity: high
`;

function mistake(lines: string): string {
  try {
    parseRules(START + lines.replace(/^/gm, '    '), 'demo.yaml');
  } catch (thrown) {
    if (thrown instanceof UserError) return thrown.message;
    throw thrown;
  }
  return 'valid';
}

const DEMO_PATTERN = "pattern: '\\b(demo_[a-z]{24})\\b'";

test.each([
  [`keywords: [demo_]\n${DEMO_PATTERN}`, 'valid'],
  [`keywords: [demo_]\n${DEMO_PATTERN}\nignoreCase: false`, 'valid'],
  ['near: [demo]\nvalue: "[a-z]{24}"', 'valid'],
  ['key: [password]', 'valid'],
  [DEMO_PATTERN, 'demo.yaml:5: "keywords" is missing'],
  [`keywords: []\n${DEMO_PATTERN}`, 'demo.yaml:8: "keywords" must not be empty'],
  ['near: []\nvalue: "[a-z]{24}"', 'demo.yaml:8: "near" must not be empty'],
  ['key: []', 'demo.yaml:8: "key" must not be empty'],
  ['near: [demo]\nvalue: "[a-z]{24}"\nkeywords: [demo]', 'demo.yaml:10: "keywords" is for rules with "pattern"'],
  ['key: [password]\nkeywords: [demo]', 'demo.yaml:9: "keywords" is for rules with "pattern"'],
  ['key: [password]\nignoreCase: true', 'demo.yaml:9: "ignoreCase" is for rules with "pattern"'],
  ['key: [password]\nvalue: "[a-z]{24}"', 'demo.yaml:9: "value" is for rules with "near"'],
  [`keywords: [demo_]\n${DEMO_PATTERN}\nvalue: a`, 'demo.yaml:10: "value" is for rules with "near"'],
  [`keywords: [demo_]\n${DEMO_PATTERN}\nignoreCase: yes`, 'demo.yaml:10: "ignoreCase" must be true or false'],
  [`keywords: [demo_]\n${DEMO_PATTERN}\nignoreCase: 1`, 'demo.yaml:10: "ignoreCase" must be true or false'],
])('a rule with %j is told: %s', (lines, told) => {
  expect(mistake(lines)).toBe(told);
});

test('what a wrong expression holds is not told', () => {
  const parse = () => parseRules(`${START}    keywords: [demo_]\n    pattern: '(demo_abc'\n`, 'demo.yaml');
  expect(parse).toThrow(UserError);
  expect(parse).toThrow('demo.yaml:9: "pattern" is not a regular expression');
  expect(parse).not.toThrow(expect.objectContaining({ cause: expect.anything() }));
});

const SCHEMA = JSON.parse(readFileSync(new URL('../../schema/rules.json', import.meta.url), 'utf8'));
const matchesSchema = new Ajv({ strict: false, allErrors: true }).compile(SCHEMA);
const RULES = new URL('../../rules/', import.meta.url);

/** What only running the text can show. */
const BEYOND_SCHEMA = [
  'what is not YAML',
  'a bad pattern',
  'a bad value',
  'a companion with a bad pattern',
  'two companions of one name',
];

test('every rule file is what the schema says', () => {
  for (const name of readdirSync(RULES)) {
    const file = parse(readFileSync(new URL(name, RULES), 'utf8'));
    expect(matchesSchema(file), `${name}: ${JSON.stringify(matchesSchema.errors?.slice(0, 3))}`).toBe(true);
  }
});

test.each(FAULTS.filter(([what]) => !BEYOND_SCHEMA.includes(what)))('the schema refuses %s, too', (_what, text) => {
  expect(matchesSchema(parse(text))).toBe(false);
});

test.each([
  [`keywords: [demo_]\n${DEMO_PATTERN}`, true],
  ['near: [demo]\nvalue: "[a-z]{24}"', true],
  ['key: [password]', true],
  [`keywords: [demo_]\n${DEMO_PATTERN}\nchecks: [jwt, entropy: 3]\nwindow: { before: 192, after: 16384 }`, true],
  [`keywords: [demo_]\n${DEMO_PATTERN}\nrequires: [{ name: user, pattern: u, within: 4096, optional: true }]`, true],
  [DEMO_PATTERN, false],
  [`sweeps: true\nconfidence: low\n${DEMO_PATTERN}`, true],
  [`sweeps: true\n${DEMO_PATTERN}`, false],
  [`sweeps: true\nconfidence: low\nkeywords: [demo_]\n${DEMO_PATTERN}`, false],
  [`sweeps: false\nkeywords: [demo_]\n${DEMO_PATTERN}`, true],
  ['sweeps: true\nkey: [password]', false],
  ['near: []\nvalue: "[a-z]{24}"', false],
  ['key: [password]\nignoreCase: true', false],
  [`keywords: [demo_]\n${DEMO_PATTERN}\nvalue: a`, false],
])('the schema and the loader agree on a rule with %j', (lines, valid) => {
  expect(mistake(lines) === 'valid').toBe(valid);
  expect(matchesSchema(parse(START + lines.replace(/^/gm, '    ')))).toBe(valid);
});

test('the schema knows every check', () => {
  expect(SCHEMA.definitions.check.enum).toEqual(RULE_CHECKS);
});

test('a rule that sweeps has no keywords and low confidence', () => {
  const rule = (more: string): string =>
    `provider: acme\nname: Acme\nremediation: Revoke it\nrules:\n  - { id: acme-key, name: Key, severity: low, pattern: '[a-z]{40}', ${more} }\n`;
  expect(parseRules(rule('sweeps: true, confidence: low'), 'acme.yaml')).toMatchObject([
    { keywords: [], sweeps: true, specificity: 1 },
  ]);
  expect(() => parseRules(rule('sweeps: true'), 'acme.yaml')).toThrow(/confidence: low/);
  expect(() => parseRules(rule('sweeps: true, confidence: low, keywords: [acme]'), 'acme.yaml')).toThrow(
    /has no keywords/,
  );
});
