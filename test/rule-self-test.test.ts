import { expect, test } from 'vitest';
import { testRules } from '../src/rule-self-test.ts';
import { parseRules } from '../src/rules/parse.ts';

function faults(examples: string): string[] {
  const text = `provider: demo
name: Demo
remediation: Revoke it.
rules:
  - { id: demo-key, name: Key, severity: high, keywords: [demok_], pattern: 'demok_[a-z0-9]{24}', examples: ${examples}, negatives: [a, b] }
  - { id: demo-id, name: Id, severity: low, keywords: [demoi_], pattern: 'demoi_[a-z0-9]{24}', examples: ['demoi_{lowernum:24}', 'x demoi_{lowernum:24}'], negatives: [a, b] }
`;
  return testRules(parseRules(text, 'demo.yaml')).map(({ ruleId, fault }) => `${ruleId}: ${fault}`);
}

test('an example must be a finding of its own rule', () => {
  expect(faults("['demok_{lowernum:24}', 'x=demok_{lowernum:24}']")).toEqual([]);
  expect(faults("['demok_{lowernum:24}', 'demok_{lowernum:9}']")).toEqual([
    'demo-key: example 2 is not found (nothing is): demok_{lowernum:9}',
  ]);
});

test('a companion must stand in an example', () => {
  const rules = (example: string) =>
    parseRules(
      `provider: demo
name: Demo
remediation: Revoke it.
rules:
  - id: demo-key
    name: Key
    severity: high
    keywords: [demok_]
    pattern: 'demok_[a-z0-9]{24}'
    requires: [{ name: user, pattern: 'demou_\\d{4}', optional: true }]
    examples: ['demok_{lowernum:24}', '${example}']
    negatives: [a, b]
`,
      'demo.yaml',
    );
  expect(testRules(rules('demou_{digit:4} demok_{lowernum:24}'))).toEqual([]);
  expect(testRules(rules('demok_{lowernum:24} demou_'))).toEqual([
    { ruleId: 'demo-key', fault: 'its companion "user" is found in none of its examples' },
  ]);
});

test('an example must not be a finding of another rule besides', () => {
  expect(faults("['demok_{lowernum:24}', 'demok_{lowernum:24} demoi_{lowernum:24}']")).toEqual([
    'demo-key: example 2 is also found by demo-id: demok_{lowernum:24} demoi_{lowernum:24}',
  ]);
});
