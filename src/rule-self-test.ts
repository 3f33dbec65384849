import { createEngine } from './detect/detect.ts';
import type { Match } from './model/finding.ts';
import { wholeFragment } from './model/fragment.ts';
import type { Rule } from './model/rule.ts';
import { compileRules } from './rules/compile.ts';
import { expandTemplate } from './rules/templates.ts';

export interface RuleFault {
  readonly ruleId: string;
  readonly fault: string;
}

/**
 * Runs rules on their own examples: each must be kept as a finding of just its rule, and no negative may be one of any
 * rule. A negative may be a match that is dismissed or whose confidence is low. Each companion stands in some example.
 * `beside` are rules that run, too, and are not tested themselves.
 */
export function testRules(rules: readonly Rule[], beside: readonly Rule[] = []): RuleFault[] {
  const engine = createEngine(compileRules([...rules, ...beside]), undefined, { sweeps: true });
  // Of what has low confidence only that counts which a rule of low confidence itself finds.
  const matches = (text: string, { id, confidence }: Rule): Match[] =>
    engine
      .detect(wholeFragment(Buffer.from(text), { kind: 'stdin' }))
      .filter(
        ({ verdict, rule }) =>
          verdict.kind === 'kept' && (verdict.confidence !== 'low' || (confidence === 'low' && rule.id === id)),
      );

  return rules.flatMap((rule) => {
    const faults: string[] = [];
    const missing = new Set(rule.requires.map(({ name }) => name));
    rule.examples.forEach((template, index) => {
      const found = matches(expandTemplate(template, `${rule.id}/example/${index}`), rule);
      for (const { name } of found.flatMap(({ companions }) => companions)) missing.delete(name);
      const ids = found.map((match) => match.rule.id);
      const others = ids.filter((id) => id !== rule.id);
      if (!ids.includes(rule.id))
        faults.push(`example ${index + 1} is not found (${ids.join(', ') || 'nothing is'}): ${template}`);
      else if (others.length > 0)
        faults.push(`example ${index + 1} is also found by ${others.join(', ')}: ${template}`);
    });
    rule.negatives.forEach((template, index) => {
      const ids = matches(expandTemplate(template, `${rule.id}/negative/${index}`), rule).map((match) => match.rule.id);
      if (ids.length > 0) faults.push(`negative ${index + 1} is found by ${ids.join(', ')}: ${template}`);
    });
    for (const name of missing) faults.push(`its companion "${name}" is found in none of its examples`);
    return faults.map((fault) => ({ ruleId: rule.id, fault }));
  });
}
