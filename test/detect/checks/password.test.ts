// biome-ignore-all lint/suspicious/noTemplateCurlyInString: so variables look in shells and templates
import { expect, test } from 'vitest';
import { password } from '../../../src/detect/checks/password.ts';
import { opinionOf } from './candidate.ts';

test.each<[opinion: string, what: string, value: string, after: string]>([
  ['dismiss', 'a host of examples', 'q7Zr2mKx', '@example.com/db'],
  ['dismiss', 'a host of tests', 'q7Zr2mKx', '@db.test:5432'],
  ['dismiss', 'a variable', '${PASSWORD}', '@db.acme.dev'],
  ['dismiss', 'a run', '12345678', '@db.acme.dev'],
  ['doubt low', 'a common one', 'password1', '@db.acme.dev'],
  ['doubt low', 'a word', 'elephant', '@db.acme.dev'],
  ['doubt low', 'a name built of words', 'x-ms-copy-id', "'. Possible values"],
  ['dismiss', 'a host that is a dummy', 'q7Zr2mKx', '@dummy.faketld/'],
  ['nothing', 'random characters', 'q7Zr2mKx9Lw4', '@db.acme.dev'],
  ['nothing', 'a host that only begins like an example', 'q7Zr2mKx9Lw4', '@examples.acme.dev'],
])('%s: %s', (opinion, _what, value, after) => {
  expect(opinionOf(password, value, { after })).toBe(opinion);
});
