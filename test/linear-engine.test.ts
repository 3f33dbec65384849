import { expect, test } from 'vitest';
import { searcherOf } from '../src/detect/searcher.ts';
import { isLinear, loadLinearEngine } from '../src/linear-engine.ts';
import { compileRules } from '../src/rules/compile.ts';
import { parseRules } from '../src/rules/parse.ts';

const [RULE] = parseRules(
  `provider: acme
name: Acme
remediation: Revoke it.
rules:
  - { id: acme-key, name: Key, severity: high, keywords: [acme_], pattern: 'acme_(a+)' }
`,
  'acme.yaml',
);

test('the engine is asked for only where a rule needs it, and then finds what a RegExp finds', async () => {
  if (RULE?.matcher.kind !== 'pattern') throw new Error('the rule has no pattern');
  const matcher = { ...RULE.matcher, source: '(a+)(x)?b|', linear: '(a+)(x)?b|' };
  await loadLinearEngine(compileRules([RULE]));
  expect(() => searcherOf(matcher, false)).toThrow('not loaded');
  await loadLinearEngine(compileRules([{ ...RULE, matcher }]));
  const linear = searcherOf(matcher, false);
  const backtracking = searcherOf({ kind: 'pattern', source: matcher.source, flags: '' }, false);
  for (let round = 0; round < 2; round++) {
    for (const searcher of [linear, backtracking]) searcher.lastIndex = 0;
    for (;;) {
      const [one, other] = [linear.exec('aab caxb'), backtracking.exec('aab caxb')];
      expect(one && [...(one.indices ?? [])]).toEqual(other && [...(other.indices ?? [])]);
      expect(linear.lastIndex).toBe(backtracking.lastIndex);
      if (one === null) break;
      if (one[0] === '') for (const searcher of [linear, backtracking]) searcher.lastIndex++;
    }
  }
});

test('an expression that looks round has no linear time', async () => {
  expect(await isLinear('(?<!a)b')).toBe(false);
  expect(await isLinear('(?i)ab+')).toBe(true);
});

test('time is linear in the text where backtracking has no end', async () => {
  if (RULE?.matcher.kind !== 'pattern') throw new Error('the rule has no pattern');
  const matcher = { ...RULE.matcher, linear: '(?:[a-z]+)+!' };
  await loadLinearEngine(compileRules([{ ...RULE, matcher }]));
  expect(searcherOf(matcher, false).exec('a'.repeat(1000))).toBeNull();
});
