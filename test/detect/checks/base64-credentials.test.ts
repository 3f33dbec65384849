import { expect, test } from 'vitest';
import { base64Credentials } from '../../../src/detect/checks/base64-credentials.ts';
import { basicHeader } from '../../../src/detect/checks/basic-header.ts';
import { opinionOf } from './candidate.ts';

function base64(text: string): string {
  return Buffer.from(text, 'latin1').toString('base64');
}

test.each<[opinion: string, what: string, text: string]>([
  ['nothing', 'a user and a password', 'app:q7Zr2mKx9Lw4'],
  ['nothing', 'a password with a colon', 'app:q7:Zr2mKx9Lw4'],
  ['nothing', 'a password without a user', ':q7Zr2mKx9Lw4'],
  ['dismiss', 'no colon', 'appq7Zr2mKx9Lw4'],
  ['dismiss', 'no password', 'app:'],
  ['dismiss', 'a placeholder', 'app:<password>'],
  ['dismiss', 'bytes that are no text', 'app:\x01\x02\x03'],
])('%s: base64 of %s', (opinion, _what, text) => {
  expect(opinionOf(base64Credentials, base64(text))).toBe(opinion);
});

test.each<[opinion: string, what: string, text: string]>([
  ['nothing', 'a user and a password', 'app:q7Zr2mKx9Lw4'],
  ['dismiss', 'the example of RFC 7617', 'Aladdin:open sesame'],
  ['dismiss', 'no password', 'app:'],
  ['dismiss', 'a placeholder', 'app:your-password'],
  ['doubt low', 'a common password', 'admin:admin123'],
  ['dismiss', 'a short password', 'app:pwd'],
  ['dismiss', 'a name for a password', 'APP_NAME:APP_SECRET'],
  ['doubt low', 'a password of a test beyond ASCII', '\xc5\xafser:test\xc6\xb6'],
  ['doubt low', 'a word', 'app:elephant'],
  ['dismiss', 'a user and no more', 'username'],
  ['nothing', 'no colon', 'appq7Zr2mKx9Lw4'],
])('%s: a Basic header of %s', (opinion, _what, text) => {
  expect(opinionOf(basicHeader, base64(text), { joint: 'header' })).toBe(opinion);
});

test('what is no header is not decoded', () => {
  expect(opinionOf(basicHeader, base64('app:'))).toBe('nothing');
});
