import { expect, test } from 'vitest';
import { jwt } from '../../../src/detect/checks/jwt.ts';
import { expandTemplate } from '../../../src/rules/templates.ts';
import { opinionOf } from './candidate.ts';

test.each<[opinion: string, what: string, value: string]>([
  ['nothing', 'a signed token', '{jwt}'],
  ['dismiss', 'three words', 'eyJabc.eyJabc.abc'],
  ['dismiss', 'no token at all', '{alnum:20}'],
])('%s: %s', (opinion, _what, value) => {
  expect(opinionOf(jwt, expandTemplate(value, 'check'))).toBe(opinion);
});

function tokenOf(header: object, claims: object, signature = 'c2lnbmF0dXJl'): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part(header)}.${part(claims)}.${signature}`;
}

test.each<[opinion: string, what: string, token: string]>([
  ['dismiss', 'not signed', tokenOf({ alg: 'none' }, { sub: 'x' })],
  ['dismiss', 'without a signature', tokenOf({ alg: 'HS256' }, { sub: 'x' }, '')],
  ['dismiss', 'without an algorithm', tokenOf({ typ: 'JWT' }, { sub: 'x' })],
  ['dismiss', 'the example of every tutorial', tokenOf({ alg: 'HS256' }, { sub: '1234567890' })],
  ['doubt low', 'with a public role', tokenOf({ alg: 'HS256' }, { role: 'anon' })],
  ['nothing', 'with a role of a server', tokenOf({ alg: 'HS256' }, { role: 'service_role' })],
])('%s: a token that is %s', (opinion, _what, token) => {
  expect(opinionOf(jwt, token)).toBe(opinion);
});
