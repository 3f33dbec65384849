import { expect, test } from 'vitest';
import { wordLike } from '../../../src/detect/checks/word-like.ts';
import { candidateOf } from './candidate.ts';

function opinionNear(value: string, specificity: 1 | 2 | 3 = 2): string | undefined {
  const candidate = candidateOf(value);
  return wordLike({ ...candidate, rule: { ...candidate.rule, specificity } })?.kind;
}

test.each(['encodeFromBase64', 'getSecretValueRequest', 'notification_channel_name'])('%s is words', (value) => {
  expect(opinionNear(value)).toBe('doubt');
});

test.each(['q7Zr2mKx9Lw4Tn8B', '9f86d081884c7d65'])('%s is none', (value) => {
  expect(opinionNear(value)).toBeUndefined();
});

test('a token that has a form of its own is not asked', () => {
  expect(opinionNear('encodeFromBase64', 3)).toBeUndefined();
});
