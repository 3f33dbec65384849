import { expect, test } from 'vitest';
import { bech32Checksum } from '../../../src/detect/checks/bech32-checksum.ts';
import { expandTemplate } from '../../../src/rules/templates.ts';
import { opinionOf } from './candidate.ts';

test.each<[opinion: string, what: string, value: string]>([
  ['proof', 'a key of age', 'AGE-SECRET-KEY-1{bech32-key}'],
  ['proof', 'a key of Nostr', 'nsec1{bech32-key}'],
  ['dismiss', 'a wrong checksum', 'nsec1{bech32:58}'],
  ['dismiss', 'a key under another name', 'nsek1{bech32:58}'],
])('%s: %s', (opinion, _what, value) => {
  expect(opinionOf(bech32Checksum, expandTemplate(value, 'check'))).toBe(opinion);
});
