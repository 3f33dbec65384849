import { expect, test } from 'vitest';
import { basicCredentials } from '../../../src/detect/checks/basic-credentials.ts';
import { opinionOf } from './candidate.ts';

const opinion = (text: string): string => opinionOf(basicCredentials, Buffer.from(text, 'latin1').toString('base64'));

test('a user and a password', () => {
  expect(opinion('deploy:q7Zr2mKx9Lw4')).toBe('nothing');
  expect(opinion(':q7Zr2mKx9Lw4')).toBe('nothing');
});

test('a password that is a word is doubted', () => {
  expect(opinion('deploy:password1')).toBe('doubt low');
});

test.each(['authentication', 'user:', 'user:abc', 'user:<password>', 'user:$PASSWORD', 'Aladdin:open sesame'])(
  '%s is none',
  (text) => {
    expect(opinion(text)).toBe('dismiss');
  },
);

test('what is no base64 of a text', () => {
  expect(opinionOf(basicCredentials, 'authenticate')).toBe('dismiss');
});
