import { expect, test } from 'vitest';
import { base58Checksum } from '../../../src/detect/checks/base58-checksum.ts';
import { expandTemplate } from '../../../src/rules/templates.ts';
import { opinionOf } from './candidate.ts';

test.each<[opinion: string, what: string, value: string]>([
  ['proof', 'a key for import', '{bitcoin-wif}'],
  ['proof', 'an extended key', '{bitcoin-xprv}'],
  ['dismiss', 'a wrong checksum', 'K{base58:51}'],
  ['dismiss', 'an address', '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa'],
  ['dismiss', 'another alphabet', 'K0OIl{base58:47}'],
])('%s: %s', (opinion, _what, value) => {
  expect(opinionOf(base58Checksum, expandTemplate(value, 'check'))).toBe(opinion);
});
