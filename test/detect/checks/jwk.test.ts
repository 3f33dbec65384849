import { expect, test } from 'vitest';
import { jwk } from '../../../src/detect/checks/jwk.ts';
import { expandTemplate } from '../../../src/rules/templates.ts';
import { opinionOf, reasonOf } from './candidate.ts';

test.each<[opinion: string, what: string, value: string]>([
  ['support high', 'a key of a curve', '{base64url:42}A'],
  ['support high', 'a key of RSA', '{base64url:341}A'],
  ['doubt low', 'another length', '{base64url:50}A'],
  ['doubt low', 'bits that no byte has', '{base64url:42}_'],
  ['support high', 'the other alphabet', '{base64url:40}+/A'],
  ['doubt low', 'no base64', '{base64url:42}!'],
  ['dismiss', 'words', 'the-private-member'],
])('%s: %s', (opinion, _what, value) => {
  expect(opinionOf(jwk, expandTemplate(value, 'check'))).toBe(opinion);
});

test.each<[reason: string, value: string]>([['a private key of 256 bits', '{base64url:42}A']])(
  'it says: %s',
  (reason, value) => {
    expect(reasonOf(jwk, expandTemplate(value, 'check'))).toBe(reason);
  },
);
