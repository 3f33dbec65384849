import type { RuleSet } from '../model/rule.ts';

/** The rule set without these rules. Their indexes stay, so that the others keep theirs. */
export function withoutRules(set: RuleSet, ids: readonly string[]): RuleSet {
  if (ids.length === 0) return set;
  const gone = new Set([...set.rules].flatMap(({ id }, index) => (ids.includes(id) ? [index] : [])));
  const keywords = [...set.keywords]
    .map((keyword) => ({ ...keyword, rules: keyword.rules.filter((index) => !gone.has(index)) }))
    .filter(({ rules }) => rules.length > 0);
  const { rules, kinds } = set;
  const sweeps = set.sweeps.filter((index) => !gone.has(index));
  return { keywords, rules, kinds, sweeps, hash: [set.hash, ...ids].join('-'), count: set.count - gone.size };
}

/** Both rule sets as one. */
export function joinRuleSets(first: RuleSet, second: RuleSet): RuleSet {
  const shift = first.rules.length;
  const moved = second.keywords.map((keyword) => ({ ...keyword, rules: keyword.rules.map((index) => index + shift) }));
  return {
    keywords: [...first.keywords, ...moved],
    rules: [...first.rules, ...second.rules],
    kinds: [...first.kinds, ...second.kinds],
    sweeps: [...first.sweeps, ...second.sweeps.map((index) => index + shift)],
    hash: `${first.hash}+${second.hash}`,
    count: first.count + second.count,
  };
}
