import { expect, test } from 'vitest';
import { secp256k1Key } from '../../../src/detect/checks/secp256k1-key.ts';
import { expandTemplate } from '../../../src/rules/templates.ts';
import { opinionOf } from './candidate.ts';

test.each<[opinion: string, what: string, value: string]>([
  ['nothing', 'a key', '0x5{hex:63}'],
  ['nothing', 'a key without 0x', '5{hex:63}'],
  ['dismiss', 'a number beyond the curve', 'ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff'],
  ['dismiss', 'zero', '0x0000000000000000000000000000000000000000000000000000000000000000'],
  ['doubt low', 'a small number', '0x000000000000000000000000000000000000000000000000000000000000{hex:4}'],
])('%s: %s', (opinion, _what, value) => {
  expect(opinionOf(secp256k1Key, expandTemplate(value, 'check'))).toBe(opinion);
});
