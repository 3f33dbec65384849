import { expect, test } from 'vitest';
import { echo } from '../../../src/detect/checks/echo.ts';
import { opinionOf } from './candidate.ts';

test.each<[opinion: string, what: string, value: string, key: string]>([
  ['doubt low', 'the key', 'password', 'password'],
  ['doubt low', 'the last word of the key', 'password', 'db_password'],
  ['doubt low', 'the whole key', 'dbPassword', 'db_password'],
  ['doubt low', 'the key with signs', 'api-key', 'apiKey'],
  ['dismiss', 'my key', 'my-password', 'password'],
  ['dismiss', 'your key', 'YOUR_API_KEY', 'apiKey'],
  ['dismiss', 'the key and a digit', 'password1', 'password'],
  ['dismiss', 'the key of a test', 'test-token', 'token'],
  ['dismiss', 'this is', 'thisisasecret', 'secret'],
  ['doubt low', 'the key and 123', 'password123', 'password'],
  ['dismiss', 'the key of a user', 'userpassword', 'password'],
  ['doubt low', 'the key with digits and signs for letters', 'Ma$t3rT0k3n!', 'masterToken'],
  ['dismiss', 'the key with digits for letters, and another word', 'top-p4ssw0rd', 'password'],
  ['doubt medium', 'the key of a password and 123', 'newRootPassword123', 'rootPassword'],
  ['doubt medium', 'a password with digits for letters', 'p4ssw0rd', 'password'],
  ['doubt low', 'some kind of the key and a number', 'some_kind_of_token_12!', 'token'],
  ['dismiss', 'some kind of the key', 'some_kind_of_token!', 'token'],
  ['dismiss', 'the key behind an escape', 'p4\\$sw0rd-is-this', 'password'],
  ['nothing', 'another word', 'elephant', 'password'],
  ['nothing', 'random characters', 'q7Zr2mKx9Lw4', 'password'],
  ['nothing', 'the key and random characters', 'passwordq7Zr2', 'password'],
  ['nothing', 'a part of a dotted key', 'spring', 'spring.password'],
])('%s: %s', (opinion, _what, value, key) => {
  expect(opinionOf(echo, value, { key })).toBe(opinion);
});
