import { expect, test } from 'vitest';
import { rare } from '../../../src/detect/checks/rare.ts';
import { opinionOf } from './candidate.ts';

test.each(['notification-channel', 'authentication_with_tokens', 'getSecretValueRequest', 'AUTHENTICATION'])(
  '%s is words',
  (value) => {
    expect(opinionOf(rare, value)).toBe('dismiss');
  },
);

test('a UUID is an identifier', () => {
  expect(opinionOf(rare, 'a47264be-0c9b-4932-a4cc-c9c101a415c3')).toBe('dismiss');
});

test.each(['q7Zr2mKx9Lw4Tn8B', '9f86d081884c7d65'])('%s is rare', (value) => {
  expect(opinionOf(rare, value)).toBe('nothing');
});

test('a rule says how rare', () => {
  expect(opinionOf(rare, 'q7Zr2mKx', {}, 1)).toBe('nothing');
  expect(opinionOf(rare, 'q7Zr2mKx', {}, 500)).toBe('dismiss');
});
