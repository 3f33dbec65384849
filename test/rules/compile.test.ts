import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createEngine } from '../../src/detect/detect.ts';
import { RULE_SET } from '../../src/generated/rule-set.ts';
import { RULE_SOURCES } from '../../src/generated/rule-sources.ts';
import type { Rule, RuleSet } from '../../src/model/rule.ts';
import { compileRules } from '../../src/rules/compile.ts';
import { expandTemplate } from '../../src/rules/templates.ts';

function ruleOf(source: string, keywords: readonly string[], flags = ''): Rule {
  return {
    id: 'acme-key',
    name: 'Acme key',
    provider: 'acme',
    description: '',
    severity: 'high',
    confidence: 'high',
    keywords,
    keywordsNearby: false,
    sweeps: false,
    foldKeywords: flags === 'i',
    matcher: { kind: 'pattern', source, flags },
    window: { before: 32, after: 512 },
    checks: [],
    requires: [],
    specificity: 3,
    tags: [],
    references: [],
    remediation: '',
    examples: [],
    negatives: [],
  };
}

test.each<[source: string, keyword: string]>([
  ['key_[a-z]+', 'key_'],
  ['\\bkey_[a-z]+', 'key_'],
  ['\\b(key_[a-z]+)\\b', 'key_'],
  ['(?<![\\w-])(key_[a-z]+)', 'key_'],
  ['(?<=["\'])(?:key_[a-z]+)', 'key_'],
  ['(?<!a|b)key_[a-z]+', 'key_'],
  ['(?:(key_)(?:a|b)?)', 'key_'],
  ['key_(?:a|b)', 'key_'],
  ['key_[|?]', 'key_'],
  ['key_\\|x', 'key_'],
  ['(key_)+x', 'key_'],
  ['key\\.v1\\.[a-z]+', 'key.v1.'],
  ['https:\\/\\/key', 'https://key'],
])('%j has to begin with its keyword', (source, keyword) => {
  expect(compileRules([ruleOf(source, [keyword])]).rules.at(0)?.anchored).toBe(true);
});

test.each<[source: string, why: string, ...keywords: string[]]>([
  ['key_[a-z]+|other', 'has an alternative', 'key_'],
  ['(key_[a-z]+|other)', 'has an alternative in the group', 'key_'],
  ['other|key_[a-z]+', 'begins with an alternative', 'key_'],
  ['(?:key_)?[a-z]+', 'has an optional group', 'key_'],
  ['(?:key_)*x', 'has a group that may be absent', 'key_'],
  ['(?:key_){0,1}x', 'has a group that may be counted to 0', 'key_'],
  ['((?:\\bkey_)x)?y', 'has an optional group round it', 'key_'],
  ['key_?[a-z]+', 'has an optional last letter', 'key_'],
  ['key_{0,2}[a-z]+', 'repeats the last letter 0 times', 'key_'],
  ['[a-z]{4}key_', 'has something before', 'key_'],
  ['^key_', 'begins at a line', 'key_'],
  ['(?=key_)k', 'looks ahead', 'key_'],
  ['(?<name>key_x)', 'has a named group', 'key_'],
  ['key_[a-z]+', 'has two keywords', 'key_', 'key_a'],
])('%j may begin elsewhere: it %s', (source, _why, ...keywords) => {
  expect(compileRules([ruleOf(source, keywords)]).rules.at(0)?.anchored).toBe(false);
});

const ENGINE = createEngine(RULE_SET);
const UNANCHORED: RuleSet = { ...RULE_SET, rules: RULE_SET.rules.map((rule) => ({ ...rule, anchored: false })) };
const SEARCHING = createEngine(UNANCHORED);

// A search from the window's start may run over a later occurrence of its keyword, which has a try of its own.
const STRUCTURED = RULE_SOURCES.filter(({ specificity }) => specificity === 3);
const EXAMPLES = STRUCTURED.flatMap(({ id, examples }) =>
  examples.map((template, index) => expandTemplate(template, `${id}/${index}`)),
).filter((text) => text.length < 400);

/** Before overlaps: which of two rules speaks for a place depends on where their keywords stand. */
function found(engine: typeof ENGINE, text: string): string[] {
  const matches = engine.suspect(Buffer.from(text, 'latin1')).matches.filter(({ rule }) => rule.specificity === 3);
  return [...new Set(matches.map(({ rule, start, end }) => `${rule.id}:${start}:${end}`))].sort();
}

test('a rule that is tried at its keyword only finds what it finds when searched everywhere', () => {
  const between = fc.constantFrom(' ', '\n', '', '_', '"', '; ', '=', '/', 'x');
  const part = fc.oneof(
    fc.constantFrom(...EXAMPLES),
    fc.tuple(fc.constantFrom(...EXAMPLES), fc.nat(60)).map(([text, cut]) => text.slice(cut)),
    fc.constantFrom(...RULE_SET.keywords.map(({ text }) => text)),
  );
  const texts = fc.array(fc.tuple(part, between), { minLength: 1, maxLength: 4 }).map((parts) => parts.flat().join(''));
  fc.assert(
    fc.property(texts, (text) => {
      expect(found(ENGINE, text)).toEqual(found(SEARCHING, text));
    }),
    { numRuns: 1500 },
  );
});

test('a keyword of several rules stands once, and case only counts where a rule minds it', () => {
  const rules = [ruleOf('acme_x', ['acme_']), ruleOf('acme_y', ['acme_']), ruleOf('ACME_z', ['ACME_'], 'i')];
  expect(compileRules(rules).keywords).toMatchObject([
    { text: 'acme_', fold: false, rules: [0, 1] },
    { text: 'acme_', fold: true, rules: [2] },
  ]);
});

test('the hash changes with what matching needs, and not with prose', () => {
  const rule = ruleOf('acme_x', ['acme_']);
  const hash = compileRules([rule]).hash;
  expect(compileRules([{ ...rule, description: 'other', remediation: 'other' }]).hash).toBe(hash);
  expect(compileRules([{ ...rule, window: { before: 32, after: 513 } }]).hash).not.toBe(hash);
  expect(compileRules([{ ...rule, checks: [{ name: 'jwt', argument: undefined }] }]).hash).not.toBe(hash);
});
