import { expect, test } from 'vitest';
import { RULE_SET } from '../../src/generated/rule-set.ts';
import { packRules, unpackRules } from '../../src/model/packed-rules.ts';
import type { RuleSet } from '../../src/model/rule.ts';

function contentsOf({ keywords, rules, kinds, sweeps }: Pick<RuleSet, 'keywords' | 'rules' | 'kinds' | 'sweeps'>) {
  return { keywords: [...keywords], rules: [...rules], kinds, sweeps };
}

test('a rule set is the same after it was stored', () => {
  expect(contentsOf(unpackRules(packRules(RULE_SET)))).toEqual(contentsOf(RULE_SET));
});

test('keywords with line ends, and companions without checks, are kept', () => {
  const rule = RULE_SET.rules.at(0);
  if (rule === undefined) throw new Error('no rules');
  const companion = { name: 'id', source: 'x', flags: '', within: 10, optional: true };
  const ruleSet = {
    keywords: ['a\nb\\n', '\\', 'plain'].map((text) => ({ text, fold: true, anchor: 1, assignment: true, rules: [0] })),
    rules: [{ ...rule, checks: [], requires: [companion] }],
    kinds: ['near' as const],
    sweeps: [0],
  };
  expect(contentsOf(unpackRules(packRules(ruleSet)))).toEqual(ruleSet);
});
