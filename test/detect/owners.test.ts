import { expect, test } from 'vitest';
import { createEngine } from '../../src/detect/detect.ts';
import { RULE_SET } from '../../src/generated/rule-set.ts';
import { wholeFragment } from '../../src/model/fragment.ts';
import { expandTemplate } from '../../src/rules/templates.ts';
import { engineOfAcme } from './samples.ts';

const ENGINE =
  engineOfAcme(`  - { id: acme-key, name: Key of Acme, severity: high, near: [acme], value: '[a-f0-9]{32}' }
  - { id: acme-token, name: Token of Acme, severity: high, keywords: [acmt_], pattern: '\\bacmt_[A-Za-z0-9]{30}\\b' }
  - { id: generic-token, name: Token, severity: low, key: [token, secret, key] }
  - { id: generic-password, name: Password, severity: low, key: [password] }
`);

function found(text: string): string[] {
  return ENGINE.detect(wholeFragment(Buffer.from(text), { kind: 'file', path: 'a.txt' })).map(({ rule, verdict }) =>
    verdict.kind === 'dismissed' ? `${rule.id} by ${verdict.check}` : `${rule.id} ${verdict.confidence}`,
  );
}

const BUILT_IN = createEngine(RULE_SET);
const HEX = expandTemplate('{hex:32}', 'owners');
const RANDOM = expandTemplate('{alnum:40}', 'owners');

test.each([
  ['a digit is missing', `acme_token = "${HEX.slice(1)}"`],
  ['a digit is too many', `acme_token = "${HEX}0"`],
  ['a letter is none of hex', `acme_token = "${HEX.slice(0, 20)}z${HEX.slice(21)}"`],
  ['the name opens an object', `acme:\n  token: ${HEX.slice(2)}\n`],
  ['the name is in a comment behind it', `token = "${HEX.slice(2)}"  # acme`],
  ['the first characters promise it', `token = "acmt_${RANDOM.slice(0, 27)}"`],
  ['there are more of the promised ones', `token = "acmt_${RANDOM}"`],
  ['a sign is among the promised ones', `token = "acmt_${RANDOM.slice(0, 20)}*${RANDOM.slice(0, 9)}"`],
])('a near miss is doubted: %s', (_why, text) => {
  expect(found(text)).toEqual([expect.stringMatching(/ low$/)]);
});

test('only a name of the provider, which is no word of programs, names what has another form', () => {
  const own = (text: string): (string | undefined)[] =>
    BUILT_IN.detect(wholeFragment(Buffer.from(`${text} = "${RANDOM}"`), { kind: 'file', path: 'a.js' })).map(
      ({ rule }) => rule.provider,
    );
  expect(own('const bugsnagToken')).toEqual(['bugsnag']);
  expect(own('const privateKeySecret')).toEqual(['generic']);
  expect(own('const userToken')).toEqual(['generic']);
  expect(own('const RESET_TOKEN_SECRET')).toEqual(['generic']);
});

test.each([
  ['another form', `acme_token = "${RANDOM}"`, 'acme-key'],
  ['a name that does not speak for it', `acme_url = "x"\nmy_token = "${HEX.slice(1)}"`, 'generic-token'],
  ['a name within a word', `pacmeter_token = "${HEX.slice(1)}"`, 'generic-token'],
  ['a password of a person', `acme_password = "${HEX.slice(1)}"`, 'generic-password'],
  ['another prefix', `token = "acnt_${RANDOM.slice(0, 30)}"`, 'generic-token'],
])('no near miss: %s', (_what, text, rule) => {
  expect(found(text)).toEqual([expect.stringMatching(new RegExp(`^${rule} (?:medium|high)$`))]);
});

const ITEMS = 'https://api.accuweather.com/v1/items';

test.each([
  ['a header', (value: string) => `curl -H "X-Api-Key: ${value}" ${ITEMS}`],
  [
    'a header of a program',
    (value: string) => `fetch("${ITEMS}", { headers: { Authorization: \`Bearer ${value}\` } })`,
  ],
  ['an option', (value: string) => `kubectl create secret generic accuweather --from-literal=api-key=${value}`],
])('a near miss in %s is doubted, and what has the form goes by the rule of the provider', (_place, textOf) => {
  const keptAs = (value: string) =>
    BUILT_IN.detect(wholeFragment(Buffer.from(textOf(value)), { kind: 'file', path: 'a.js' })).map(
      ({ rule, verdict }) => [rule.provider, verdict.kind === 'kept' && verdict.confidence],
    );
  const key = RANDOM.slice(0, 32);
  expect(keptAs(key)).toEqual([['accuweather', 'medium']]);
  const ofNearly = keptAs(key.slice(1)).map(([, confidence]) => confidence);
  expect(ofNearly).not.toContain('medium');
  expect(ofNearly).not.toContain('high');
});
