import { expect, test } from 'vitest';
import { strkeyChecksum } from '../../../src/detect/checks/strkey-checksum.ts';
import { expandTemplate } from '../../../src/rules/templates.ts';
import { opinionOf } from './candidate.ts';

test.each<[opinion: string, what: string, value: string]>([
  ['proof', 'a seed of NATS', 'SU{nats-seed}'],
  ['proof', 'a seed of Stellar', '{stellar-seed}'],
  ['dismiss', 'a wrong checksum', 'SUA{base32:55}'],
])('%s: %s', (opinion, _what, value) => {
  expect(opinionOf(strkeyChecksum, expandTemplate(value, 'check'))).toBe(opinion);
});
