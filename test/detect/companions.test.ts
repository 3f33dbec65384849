import { expect, test } from 'vitest';
import type { Match } from '../../src/model/finding.ts';
import { type Fragment, wholeFragment } from '../../src/model/fragment.ts';
import { expandTemplate } from '../../src/rules/templates.ts';
import { engineOfAcme } from './samples.ts';

const TOKEN = expandTemplate('acme_{alnum:24}', 'companions');
const USER = 'user-1234';

function engineWith(requires: string) {
  return engineOfAcme(`  - id: acme-token
    name: Acme token
    severity: high
    keywords: [acme_]
    pattern: '\\b(acme_[A-Za-z0-9]{24})\\b'
    ${requires}
`);
}

const REQUIRED = engineWith("requires: [{ name: user, pattern: '\\buser-(\\d{4})\\b', within: 64 }]");
const OPTIONAL = engineWith("requires: [{ name: user, pattern: '\\buser-(\\d{4})\\b', optional: true }]");
const NONE = engineWith('');

function match(text: string, engine = REQUIRED, changes: Partial<Fragment> = {}): Match | undefined {
  return engine.detect({ ...wholeFragment(Buffer.from(text, 'latin1'), { kind: 'stdin' }), ...changes })[0];
}

test.each([
  ['before it', `${USER} ${TOKEN}`, 5],
  ['after it', `${TOKEN} ${USER}`, TOKEN.length + 6],
  ['on another line', `${USER}\n\n${TOKEN}`, 5],
])('a companion %s is named with its place', (_where, text, start) => {
  expect(match(text)).toMatchObject({
    verdict: { kind: 'kept', confidence: 'high', reasons: [] },
    companions: [{ name: 'user', start, end: start + 4 }],
  });
});

test('of several places the nearest counts', () => {
  expect(match(`user-0001 user-0002 ${TOKEN} ${' '.repeat(20)} user-0003`)?.companions).toMatchObject([{ start: 15 }]);
});

test('without a required companion it is no surer than low, and says why', () => {
  const expected = {
    verdict: { kind: 'kept', confidence: 'low', reasons: ['no user stands within 64 bytes of it'] },
    companions: [],
  };
  expect(match(TOKEN)).toMatchObject(expected);
  expect(match(`${USER}${' '.repeat(65)}${TOKEN}`)).toMatchObject(expected);
});

test('the absence of an optional companion changes nothing', () => {
  const verdict = { kind: 'kept', confidence: 'high', reasons: [] };
  expect(match(TOKEN, OPTIONAL)).toMatchObject({ verdict, companions: [] });
  expect(match(`${USER} ${TOKEN}`, OPTIONAL)).toMatchObject({ verdict, companions: [{ name: 'user' }] });
  expect(match(`${USER} ${TOKEN}`, NONE)).toMatchObject({ verdict, companions: [] });
});

test('the secret is not its own companion', () => {
  const engine = engineWith("requires: [{ name: part, pattern: '[A-Za-z0-9]{24}' }]");
  expect(match(TOKEN, engine)?.companions).toEqual([]);
});

test('in a later piece of a file, what stood in the piece before may be there', () => {
  const start = { byte: 1_000_000, line: 5, column: 1 };
  expect(match(`x ${TOKEN}`, REQUIRED, { start })?.verdict).toMatchObject({ confidence: 'high' });
  expect(match(`${' '.repeat(64)}${TOKEN}`, REQUIRED, { start })?.verdict).toMatchObject({ confidence: 'low' });
});

test('in encoded text a companion has the place of what encodes it', () => {
  const encoded = Buffer.from(`name: ${USER}, token: ${TOKEN}`).toString('base64');
  const found = match(`data: ${encoded}`);
  expect(found?.decodedFrom).toEqual(['base64']);
  expect(found?.companions).toMatchObject([{ name: 'user' }]);
  expect(found?.companions[0]?.start).toBeGreaterThanOrEqual(6);
});

test('without its path and surroundings a content is suspect, with or without companions', () => {
  expect(REQUIRED.suspect(Buffer.from(TOKEN)).matches).toMatchObject([{ verdict: { confidence: 'high' } }]);
});
