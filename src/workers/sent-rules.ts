import { RULE_SET } from '../generated/rule-set.ts';
import { packRules, unpackRules } from '../model/packed-rules.ts';
import type { RuleSet } from '../model/rule.ts';

/** A rule set as it travels to another thread. The built-in one stays: every thread reads it as it needs it. */
export type SentRules = 'built-in' | (Pick<RuleSet, 'hash' | 'count'> & { readonly packed: string });

export function sendRules(ruleSet: RuleSet): SentRules {
  if (ruleSet === RULE_SET) return 'built-in';
  const { hash, count } = ruleSet;
  return { hash, count, packed: packRules(ruleSet) };
}

export function receiveRules(sent: SentRules): RuleSet {
  if (sent === 'built-in') return RULE_SET;
  const { hash, count, packed } = sent;
  return { ...unpackRules(packed), hash, count };
}
