import { expect, test } from 'vitest';
import { RULE_SET } from '../../src/generated/rule-set.ts';
import { packRules, unpackRules } from '../../src/model/packed-rules.ts';

test('a rule set is the same after it was stored', () => {
  const { keywords, rules } = RULE_SET;
  expect(unpackRules(JSON.parse(JSON.stringify(packRules(RULE_SET))))).toEqual({ keywords, rules });
});

test('keywords with line ends, and companions without checks, are kept', () => {
  const [rule] = RULE_SET.rules;
  if (rule === undefined) throw new Error('no rules');
  const companion = { name: 'id', source: 'x', flags: '', within: 10, optional: true };
  const ruleSet = {
    keywords: ['a\nb\\n', '\\', 'plain'].map((text) => ({ text, fold: true, anchor: 1, assignment: true, rules: [0] })),
    rules: [{ ...rule, checks: [], requires: [companion] }],
  };
  expect(unpackRules(JSON.parse(JSON.stringify(packRules(ruleSet))))).toEqual(ruleSet);
});
