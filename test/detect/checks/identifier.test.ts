import { expect, test } from 'vitest';
import { identifier } from '../../../src/detect/checks/identifier.ts';
import { opinionOf } from './candidate.ts';

test.each<[opinion: string, what: string, value: string]>([
  ['doubt low', 'snake case under a key of a secret', 'user_access_token'],
  ['doubt low', 'kebab case under a key of a secret', 'my-secret-name'],
  ['dismiss', 'camel case', 'userAccessToken'],
  ['dismiss', 'Pascal case', 'UserAccessToken'],
  ['dismiss', 'constant case', 'USER_ACCESS_TOKEN'],
  ['dismiss', 'a dotted name', 'settings.database.password'],
  ['dismiss', 'a symbol of Ruby', ':user_password'],
  ['dismiss', 'an annotation', '@auth.token'],
  ['dismiss', 'a label with a digit', 'LABEL_2FA_TOKEN'],
  ['doubt low', 'words and a number under a key of a secret', 'error-code-404'],
  ['dismiss', 'a field of OAuth', 'access_token'],
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

test.each<[what: string, given: Parameters<typeof opinionOf>[2]]>([
  ['under another key', { key: 'api_key' }],
  ['without quotes', { quote: '' }],
  ['that is passed', { joint: 'argument' }],
])('a name %s is dismissed', (_what, given) => {
  expect(opinionOf(identifier, 'my-secret-name', given)).toBe('dismiss');
});
