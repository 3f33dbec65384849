import { expect, test } from 'vitest';
import { pypiMacaroon } from '../../../src/detect/checks/pypi-macaroon.ts';
import { expandTemplate } from '../../../src/rules/templates.ts';
import { makeMacaroon } from '../../../src/tokens/macaroon.ts';
import { opinionOf, reasonOf } from './candidate.ts';

test.each<[opinion: string, what: string, value: string]>([
  ['support high', 'a token', 'pypi-{pypi-macaroon}'],
  ['support high', 'a token of the test index', 'pypi-{testpypi-macaroon}'],
  ['dismiss', 'one that does not parse', 'pypi-AgEIcHlwaS5vcmc{base64url:130}'],
])('%s: %s', (opinion, _what, value) => {
  expect(opinionOf(pypiMacaroon, expandTemplate(value, 'check'))).toBe(opinion);
});

test.each<[reason: string, value: string]>([
  ['it parses as a token of PyPI, for project acme', 'pypi-{pypi-macaroon}'],
])('it says: %s', (reason, value) => {
  expect(reasonOf(pypiMacaroon, expandTemplate(value, 'check'))).toBe(reason);
});

test('it says until when a token is valid', () => {
  const macaroon = {
    location: 'pypi.org',
    identifier: 'x',
    caveats: ['[0, 1800000000, 1700000000]', '{"version": 1}', '?'],
  };
  const token = `pypi-${Buffer.from(makeMacaroon(macaroon, new Uint8Array(32))).toString('base64url')}`;
  expect(reasonOf(pypiMacaroon, token)).toBe('it parses as a token of PyPI, expires 2027-01-15');
});

test('a macaroon of another place is none of PyPI', () => {
  const macaroon = { location: 'acme.dev', identifier: 'x', caveats: [] };
  const token = `pypi-${Buffer.from(makeMacaroon(macaroon, new Uint8Array(32))).toString('base64url')}`;
  expect(opinionOf(pypiMacaroon, token)).toBe('dismiss');
});
