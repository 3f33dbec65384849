import { expect, test } from 'vitest';
import { encoded } from '../../../src/detect/checks/encoded.ts';
import { opinionOf } from './candidate.ts';

test.each<[opinion: string, what: string, text: string]>([
  ['dismiss', 'a placeholder', 'replace-me-with-your-key'],
  ['dismiss', 'the header of a token alone', '{"alg":"HS512","typ":"JWT"}'],
  ['doubt low', 'words of a test', 'some_testing_key_for_all'],
  ['nothing', 'a password', 'q7Zr2mKx9Lw4'],
  ['nothing', 'bytes', '\x01\xfe\x80test\xe0\x17\x99\x03'],
])('%s: base64 of %s', (opinion, _what, text) => {
  expect(opinionOf(encoded, Buffer.from(text, 'latin1').toString('base64'))).toBe(opinion);
});

test('what is not base64 is not decoded', () => {
  expect(opinionOf(encoded, 'some-test!value')).toBe('nothing');
});
