import { expect, test } from 'vitest';
import { behindName, escapeLiteral, foldedAlternatives } from '../../src/model/near.ts';
import { expandTemplate } from '../../src/rules/templates.ts';

const PATTERN = new RegExp(`(?:${foldedAlternatives(['acme', 'ac-me.io'])})${behindName('[a-f0-9]{32}')}`);
const VALUE = expandTemplate('{hex:32}', 'near');

test.each([
  'ACME_API_KEY=<value>',
  'acme_api_key: "<value>"',
  'acmeToken = "<value>"',
  "$config['acme']['secret'] = '<value>';",
  'acme := "<value>"',
  ':acme_key => "<value>"',
  'Acme.configure(api_key: "<value>")',
  'new AcmeClient("<value>")',
  '{"acme": {"token": "<value>"}}',
  'AC-ME.IO_KEY=<value>',
  'acme:\n  key: <value>',
  'acme_auth: Bearer <value>',
  'acme-api-key <value>',
  '// acme\nconst key = "<value>"',
])('%j holds the value', (template) => {
  expect(PATTERN.exec(template.replace('<value>', VALUE))?.[1]).toBe(VALUE);
});

test.each([
  ['the value is longer', `acme_key=${VALUE}a`],
  ['the value is part of a longer word', `acme_key=x-${VALUE}`],
  ['the value is upper-case', `acme_key=${VALUE.toUpperCase()}`],
  ['a statement ends before it', `acme_key=1; other=${VALUE}`],
  ['the name is another', `acne_key=${VALUE}`],
  ['the dot of the name is a dot', `ac-mexio_key=${VALUE}`],
  ['no key is named near it', `acme (see the docs of it), ${' '.repeat(110)}key=${VALUE}`],
])('nothing is read where %s', (_why, text) => {
  expect(PATTERN.exec(text)).toBeNull();
});

test('every sign of a literal stands for itself', () => {
  const text = 'a\\^$.*+?()[]{}|/-b';
  expect(new RegExp(`^${escapeLiteral(text)}$`).test(text)).toBe(true);
});
