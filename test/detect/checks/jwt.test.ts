import { expect, test } from 'vitest';
import { assignedJwt, jwt } from '../../../src/detect/checks/jwt.ts';
import { expandTemplate } from '../../../src/rules/templates.ts';
import { opinionOf, reasonOf } from './candidate.ts';

test.each<[opinion: string, what: string, value: string]>([
  ['nothing', 'a signed token', '{jwt}'],
  ['dismiss', 'three words', 'eyJabc.eyJabc.abc'],
  ['dismiss', 'no token at all', '{alnum:20}'],
])('%s: %s', (opinion, _what, value) => {
  expect(opinionOf(jwt, expandTemplate(value, 'check'))).toBe(opinion);
});

function tokenOf(header: object, claims: object, signature = 'q'.repeat(43)): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part(header)}.${part(claims)}.${signature}`;
}

test.each<[opinion: string, what: string, token: string]>([
  ['dismiss', 'not signed', tokenOf({ alg: 'none' }, { sub: 'x' })],
  ['dismiss', 'without a signature', tokenOf({ alg: 'HS256' }, { sub: 'x' }, '')],
  ['dismiss', 'without an algorithm', tokenOf({ typ: 'JWT' }, { sub: 'x' })],
  ['dismiss', 'signed with a word', tokenOf({ alg: 'HS256' }, { sub: 'x' }, 'c2lnbmF0dXJl')],
  ['dismiss', 'the example of RFC 7519', tokenOf({ alg: 'HS256' }, { iss: 'joe', exp: 1300819380 })],
  ['dismiss', 'expired since 1970', tokenOf({ alg: 'HS256' }, { sub: 'x', exp: 20000 })],
  ['doubt low', 'about foo and bar', tokenOf({ alg: 'HS256' }, { foo: 'bar', nbf: 1450000000 })],
  ['doubt low', 'about some payload', tokenOf({ alg: 'HS256' }, { some: 'payload' })],
  ['doubt low', 'issued for a test', tokenOf({ alg: 'HS256' }, { iss: 'test' })],
  ['nothing', 'about nothing but its time', tokenOf({ alg: 'HS256' }, { iat: 1600000000 })],
  ['dismiss', 'the example of every tutorial', tokenOf({ alg: 'HS256' }, { sub: '1234567890' })],
  ['doubt low', 'with a public role', tokenOf({ alg: 'HS256' }, { role: 'anon' })],
  ['nothing', 'with a role of a server', tokenOf({ alg: 'HS256' }, { role: 'service_role' })],
])('%s: a token that is %s', (opinion, _what, token) => {
  expect(opinionOf(jwt, token)).toBe(opinion);
});

test.each<[opinion: string, what: string, value: string]>([
  ['dismiss', 'a token with a word for a header', `header.${tokenOf({ sub: 'x' }, {}).split('.')[0]}.signature`],
  ['dismiss', 'a token that is not signed', tokenOf({ alg: 'none' }, { sub: 'x' })],
  ['nothing', 'a signed token', tokenOf({ alg: 'HS256' }, { sub: 'x' })],
  ['nothing', 'a session that is signed in another way', tokenOf({ user: 1 }, {}, 'q7Zr2mKx9Lw4')],
  ['nothing', 'something else', 'q7Zr.2mKx.9Lw4'],
])('%s: %s under a key', (opinion, _what, value) => {
  expect(opinionOf(assignedJwt, value)).toBe(opinion);
});

test.each<[reason: string | undefined, claims: object]>([
  ['issued by login.example, expires 2027-01-15', { iss: 'https://login.example', sub: 'x', exp: 1800000000 }],
  ['expires 2021-01-14', { sub: 'x', exp: 1610612736 }],
  [
    'issued by kubernetes/serviceaccount, for system:serviceaccount:ci:deploy',
    { iss: 'kubernetes/serviceaccount', sub: 'system:serviceaccount:ci:deploy' },
  ],
  [undefined, { iss: '<b>', sub: 'ann@acme.dev' }],
])('it says: %s', (reason, claims) => {
  expect(reasonOf(jwt, tokenOf({ alg: 'HS256' }, claims))).toBe(reason);
  expect(opinionOf(jwt, tokenOf({ alg: 'HS256' }, claims))).toBe(reason === undefined ? 'nothing' : 'support low');
});

test('a prefix before a token is not part of it', () => {
  const token = tokenOf({ alg: 'HS256' }, { iss: 'https://gitlab.example' });
  expect(reasonOf(jwt, `glcbt-${token}`)).toBe('issued by gitlab.example');
  expect(reasonOf(jwt, `ghs_123456_${token}`)).toBe('issued by gitlab.example');
});
