import { expect, test } from 'vitest';
import { fingerprint } from '../../src/findings/fingerprint.ts';

test('a fingerprint stays the same for good: baselines hold it', () => {
  expect(fingerprint('generic-password', 'a secret')).toMatchInlineSnapshot(`"af006946976471050d4a"`);
});

test('rule and secret both count, and where one ends', () => {
  const all = [
    fingerprint('rule', 'secret'),
    fingerprint('rule', 'secret '),
    fingerprint('rules', 'ecret'),
    fingerprint('rul', 'esecret'),
    fingerprint('rule', 'sécret'),
    fingerprint('rule', ''),
  ];
  expect(new Set(all).size).toBe(all.length);
  for (const one of all) expect(one).toMatch(/^[0-9a-f]{20}$/);
});
