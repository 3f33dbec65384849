import { expect, test } from 'vitest';
import { identifier } from '../../../src/detect/checks/identifier.ts';
import { opinionOf } from './candidate.ts';

test.each<[opinion: string, what: string, value: string]>([
  ['dismiss', 'snake case', 'user_access_token'],
  ['dismiss', 'kebab case', 'my-secret-name'],
  ['dismiss', 'camel case', 'userAccessToken'],
  ['dismiss', 'Pascal case', 'UserAccessToken'],
  ['dismiss', 'constant case', 'USER_ACCESS_TOKEN'],
  ['dismiss', 'a dotted name', 'settings.database.password'],
  ['dismiss', 'a symbol of Ruby', ':user_password'],
  ['dismiss', 'an annotation', '@auth.token'],
  ['dismiss', 'a label with a digit', 'LABEL_2FA_TOKEN'],
  ['dismiss', 'words and a number', 'error-code-404'],
  ['dismiss', 'words with quotes between them', '"value_with_\\\\"inner\\\\"_quotes"'],
  ['dismiss', 'numbered words in a list', 'server1|user1|token1'],
  ['doubt low', 'words that signs join', 'green&river&stone'],
  ['nothing', 'random parts that signs join', 'xqzv&kjwp&fhbt'],
  ['nothing', 'letters and a sign', 'zLDVov=+ab'],
  ['nothing', 'a word with a sign for a letter', 'Gra$$hopper'],
  ['nothing', 'random characters', 'q7Zr2mKx9Lw4'],
  ['nothing', 'random letters', 'xqzvkjwpfhbt'],
  ['nothing', 'random parts', 'x7k-9qz-v2w-8pb'],
  ['nothing', 'one word', 'password'],
  ['nothing', 'a hex key', '9f86d081884c7d65'],
  ['nothing', 'a password of words and signs', 'Tr0ub4dor&3'],
  ['nothing', 'random letters in parts', 'qzxv-kjwp-xvqz'],
])('%s: %s', (opinion, _what, value) => {
  expect(opinionOf(identifier, value)).toBe(opinion);
});
