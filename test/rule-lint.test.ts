import { expect, test } from 'vitest';
import { RULE_SOURCES } from '../src/generated/rule-sources.ts';
import { lintRules } from '../src/rule-lint.ts';
import { parseRules } from '../src/rules/parse.ts';

function faults(...lines: string[]): string[] {
  const rule = ['  - id: acme-key', '    name: Key', '    severity: high', ...lines.map((line) => `    ${line}`)];
  const examples = ["    examples: ['acme_{alnum:24}', 'b']", '    negatives: [a, b]'];
  const text = ['provider: acme', 'name: Acme', 'remediation: Revoke it.', 'rules:', ...rule, ...examples].join('\n');
  return lintRules(parseRules(text, 'acme.yaml')).map(({ fault }) => fault);
}

test('nothing is wrong with the built-in rules', () => {
  expect(lintRules(RULE_SOURCES)).toEqual([]);
});

test('nothing is wrong with a plain rule', () => {
  expect(faults('keywords: [acme_]', "pattern: '\\bacme_[a-z]{24}\\b'")).toEqual([]);
  expect(faults('near: [acme]', "value: '[a-f0-9]{32}'")).toEqual([]);
  expect(faults('key: [acme]')).toEqual([]);
});

test('an id is that of one rule', () => {
  const [rule] = RULE_SOURCES;
  expect(rule && lintRules([rule], [rule])).toEqual([{ ruleId: rule?.id, fault: 'another rule has its id' }]);
});

test('a match that may hold no keyword is found', () => {
  const fault = 'a match need not hold any of its keywords: name them all, or "keywordsNearby: true"';
  expect(faults('keywords: [acme_]', "pattern: 'acme[_-][a-z]{24}'")).toEqual([fault]);
  expect(faults('keywords: [acme_]', "pattern: 'acme[_-][a-z]{24}'", 'keywordsNearby: true')).toEqual([]);
  expect(faults('keywords: [acme_]', "pattern: 'acme_[a-z]{24}'", 'keywordsNearby: true')).toEqual([
    '"keywordsNearby" is not needed: every match holds a keyword',
  ]);
});

test('a secret that is longer than its window is found', () => {
  expect(faults('keywords: [acme_]', "pattern: 'acme_([a-z]{20,600})'")).toEqual([
    'its secret may have 600 bytes and its window has 544: raise "window"',
  ]);
});

test.each([
  ["pattern: 'acme_(?:[a-z]+)+!'", 'without bound'],
  ["pattern: 'acme_\\w*x\\w*y\\w*z\\w*!'", 'up to'],
])('an expression that a text can make slow is found: %s', (pattern, most) => {
  expect(faults('keywords: [acme_]', pattern)[0]).toContain(most);
});

test('the expression of a companion must be cheap as well', () => {
  const [fault] = faults('keywords: [acme_]', 'pattern: acme_x', "requires: [{ name: user, pattern: '(a+)+b' }]");
  expect(fault).toMatch(/^companion "user": a text can be made/);
});
