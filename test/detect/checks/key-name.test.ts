import { expect, test } from 'vitest';
import { keyName } from '../../../src/detect/checks/key-name.ts';
import { opinionOf } from './candidate.ts';

test.each<[opinion: string, what: string, value: string, key: string]>([
  ['nothing', 'a password', 'x', 'password'],
  ['nothing', 'a password of a database', 'x', 'db_password'],
  ['nothing', 'in camel case', 'x', 'dbPassword'],
  ['nothing', 'in upper case', 'x', 'DB_PASSWORD'],
  ['nothing', 'an API key', 'x', 'apiKey'],
  ['nothing', 'an API key of a service', 'x', 'STRIPE_API_KEY'],
  ['nothing', 'a path that ends in one', 'x', 'spring.datasource.password'],
  ['nothing', 'a setter', 'x', 'user.setPassword'],
  ['nothing', 'a header', 'x', 'X-Auth-Token'],
  ['nothing', 'a numbered secret', 'x', 'secret2'],
  ['nothing', 'an encoded secret', 'x', 'client_secret_base64'],
  ['nothing', 'one for production', 'x', 'password_prod'],
  ['nothing', 'a member', 'x', 'this->password'],
  ['nothing', 'a constant of a class', 'x', 'Config::PASSWORD'],
  ['nothing', 'an option', 'x', '--password'],
  ['nothing', 'words run together', 'x', 'dbpassword'],
  ['nothing', 'a private key', 'x', 'privateKey'],
  ['nothing', 'a signing key', 'x', 'jwt_signing_key'],
  ['dismiss', 'the name of a secret', 'x', 'secretName'],
  ['dismiss', 'the id of a token', 'x', 'token_id'],
  ['dismiss', 'the address of a token', 'x', 'tokenUrl'],
  ['dismiss', 'the length of a password', 'x', 'password_min_length'],
  ['dismiss', 'a public key', 'x', 'public_key'],
  ['dismiss', 'a token of a page', 'x', 'nextPageToken'],
  ['dismiss', 'a field of a form', 'x', 'passwordField'],
  ['dismiss', 'a file with a password', 'x', 'PASSWORD_FILE'],
  ['dismiss', 'a type of token', 'x', 'token_type'],
  ['dismiss', 'a hint', 'x', 'passwordHint'],
  ['dismiss', 'a CSRF token', 'x', 'csrfToken'],
  ['dismiss', 'an expiry', 'x', 'token_expires'],
  ['dismiss', 'a user', 'x', 'auth_username'],
  ['dismiss', 'a level', 'x', 'AUTH_LEVEL'],
  ['dismiss', 'a tag of an encrypted text', 'x', 'authTag'],
  ['dismiss', 'a signature', 'x', 'auth_signature'],
  ['dismiss', 'a passed test', 'x', 'passed'],
  ['dismiss', 'a compass', 'x', 'compass'],
  ['dismiss', 'an author', 'x', 'author'],
  ['dismiss', 'a tokenizer that is a word of its own', 'x', 'tokenized'],
  ['dismiss', 'a key of no kind', 'x', 'key'],
  ['doubt low', 'a key of no kind, but random characters', 'q7Zr2mKx9Lw4', 'passed'],
  ['nothing', 'what a machine logs in with', 'x', 'secret_id'],
  ['nothing', 'the value of a credential', 'x', 'credential_value'],
  ['nothing', 'a key that the segment before names', 'x', 'app.key'],
  ['dismiss', 'a realm', 'x', 'auth_realm'],
  ['dismiss', 'a mode', 'x', 'CredentialMode'],
  ['dismiss', 'the account in a signed address', 'x', 'X-Amz-Credential'],
  ['dismiss', 'the name of a secret of Kubernetes', 'x', 'existingSecret'],
  ['dismiss', 'a version of a record', 'x', 'version_token'],
  ['dismiss', 'a result', 'x', 'auth_result_code'],
  ['dismiss', 'the name of a page', 'x', 'reset-your-password'],
])('%s: %s', (opinion, _what, value, key) => {
  expect(opinionOf(keyName, value, { key })).toBe(opinion);
});

test('a token of a page is public, also where its words stand apart', () => {
  expect(opinionOf(keyName, 'x', { key: 'token', before: 'Items: 0\n    Next page token: ' })).toBe('dismiss');
  expect(opinionOf(keyName, 'x', { key: 'token', before: 'Your secret token: ' })).toBe('nothing');
});
