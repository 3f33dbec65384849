import { expect, test } from 'vitest';
import { jsonToken } from '../../../src/detect/checks/json-token.ts';
import { expandTemplate } from '../../../src/rules/templates.ts';
import { opinionOf, reasonOf } from './candidate.ts';

test.each<[opinion: string, what: string, value: string]>([
  ['support high', 'an organization of Sentry', 'sntrys_{sentry-payload}_{alnum:43}'],
  ['dismiss', 'a token of Sentry that does not parse', 'sntrys_eyJ{alnum:130}_{alnum:43}'],
  ['support high', 'a tunnel', '{cloudflare-tunnel-token}'],
  ['dismiss', 'a tunnel that does not parse', 'eyJhIjoi{alnum:176}'],
  ['nothing', 'another token that does not parse', 'glc_eyJ{alnum:100}'],
  ['nothing', 'something else', '{alnum:40}'],
])('%s: %s', (opinion, _what, value) => {
  expect(opinionOf(jsonToken, expandTemplate(value, 'check'))).toBe(opinion);
});

function payload(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64');
}

test.each<[reason: string, token: string]>([
  [
    'what it holds parses, it belongs to organization acme, of https://de.sentry.io, issued 2023-11-14',
    `sntrys_${payload({ iat: 1_700_000_000.5, region_url: 'https://de.sentry.io', org: 'acme' })}_x`,
  ],
  ['what it holds parses, it belongs to account a1, for tunnel t1', payload({ a: 'a1', t: 't1', s: 'x' })],
  ['it belongs to organization 123, of region eu', `glc_${payload({ o: '123', n: 'x', m: { r: 'eu' } })}`],
  ['it signs in to acme.1password.eu', `ops_${payload({ signInAddress: 'acme.1password.eu' })}`],
  ['it belongs to user acme', `sk.${payload({ u: 'acme', a: 'x' }).replace(/=+$/, '')}.x`],
])('it says: %s', (reason, token) => {
  expect(reasonOf(jsonToken, token)).toBe(reason);
});

test('what cannot be shown is not', () => {
  expect(opinionOf(jsonToken, `ops_${payload({ signInAddress: '<b>' })}`)).toBe('nothing');
});
