import { nearValue } from './model/near.ts';
import type { PatternMatcher, Rule } from './model/rule.ts';
import type { RuleFault } from './rule-self-test.ts';
import { compileRules } from './rules/compile.ts';
import { type Expression, readExpression } from './rules/expression/expression.ts';

const MIN_EXAMPLES = 2;
/** The provider of rules of a format that has no examples. */
const IMPORTED = 'imported';
/** About two seconds. Most rules need less than a millionth of that. */
const MOST_STEPS = 1e9;

/**
 * What is wrong with how rules are written, as far as it can be told without running them on a text: testRules does that.
 * `beside` are rules that run, too, and are not linted themselves.
 */
export function lintRules(rules: readonly Rule[], beside: readonly Rule[] = []): RuleFault[] {
  const ids = [...rules, ...beside].map(({ id }) => id);
  const { rules: compiled } = compileRules(rules);
  return rules.flatMap((rule, index) => {
    const anchored = compiled.at(index)?.anchored ?? false;
    const faults = [
      ...(ids.indexOf(rule.id) < index || ids.lastIndexOf(rule.id) > index ? ['another rule has its id'] : []),
      ...(rule.provider === IMPORTED ? [] : exampleFaults(rule)),
      ...repeated(rule.keywords).map((keyword) => `its keyword "${keyword}" is there twice`),
      ...matcherFaults(rule, anchored),
      ...rule.requires.flatMap(({ name, source, flags, within }) =>
        costFaults(readExpression(source, flags), 2 * within, false).map((fault) => `companion "${name}": ${fault}`),
      ),
    ];
    return faults.map((fault) => ({ ruleId: rule.id, fault }));
  });
}

function exampleFaults({ examples, negatives }: Rule): string[] {
  return [
    ...(examples.length < MIN_EXAMPLES ? [`it has fewer than ${MIN_EXAMPLES} examples`] : []),
    ...(negatives.length < MIN_EXAMPLES ? [`it has fewer than ${MIN_EXAMPLES} negatives`] : []),
  ];
}

function matcherFaults(rule: Rule, anchored: boolean): string[] {
  const { matcher, window } = rule;
  switch (matcher.kind) {
    case 'pattern':
      return patternFaults(rule, matcher, anchored);
    case 'near':
      return costFaults(readExpression(nearValue(matcher.value), ''), window.after, true);
    case 'assignment':
      return [];
  }
}

function patternFaults(rule: Rule, { source, flags, linear }: PatternMatcher, anchored: boolean): string[] {
  const { keywords, foldKeywords, keywordsNearby, window } = rule;
  const expression = readExpression(source, flags);
  const windowBytes = window.before + window.after;
  const secretBytes = expression.longestSecret();
  const isLong = Number.isFinite(secretBytes) && secretBytes > windowBytes;
  const holds = expression.alwaysHolds(keywords, foldKeywords);
  return [
    ...(isLong ? [`its secret may have ${secretBytes} bytes and its window has ${windowBytes}: raise "window"`] : []),
    ...(holds || keywordsNearby || rule.sweeps
      ? []
      : ['a match need not hold any of its keywords: name them all, or "keywordsNearby: true"']),
    ...(holds && keywordsNearby ? ['"keywordsNearby" is not needed: every match holds a keyword'] : []),
    ...(linear === undefined ? costFaults(expression, windowBytes, anchored) : []),
  ];
}

function costFaults(expression: Expression, textBytes: number, anchored: boolean): string[] {
  const steps = expression.worstSteps(textBytes) * (anchored ? 1 : expression.mostPlaces(textBytes));
  if (steps <= MOST_STEPS) return [];
  const most = steps >= 1e15 ? 'without bound' : `up to ${steps.toExponential(0)} characters`;
  return [
    `a text can be made for which it compares ${most}: bound its repetitions, and let each end where the next begins`,
  ];
}

function repeated(texts: readonly string[]): string[] {
  return texts.filter((text, index) => texts.indexOf(text) < index);
}
