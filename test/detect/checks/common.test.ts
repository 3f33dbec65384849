import { expect, test } from 'vitest';
import { common } from '../../../src/detect/checks/common.ts';
import { opinionOf } from './candidate.ts';

test.each<[opinion: string, what: string, value: string]>([
  ['doubt low', 'password', 'password'],
  ['doubt low', 'admin', 'admin123'],
  ['doubt low', 'a common word with signs', 'secret!'],
  ['doubt low', 'two common words', 'testpassword'],
  ['doubt medium', 'letters for others', 'P@ssw0rd'],
  ['doubt medium', 'with digits', 'p4ssw0rd123'],
  ['doubt low', 'changeit', 'changeit'],
  ['doubt low', 'a test', 'my-test-value-7'],
  ['doubt low', 'a demo', 'demo_user_9K'],
  ['doubt low', 'percent encoding', 'p%40ssw0rd'],
  ['doubt low', 'letmein', 'letmein1!'],
  ['doubt medium', 'qwerty', 'qwerty2020'],
  ['doubt low', 'pwd', 'pwd'],
  ['doubt medium', 'digits for letters', 't0k3n'],
  ['doubt medium', 'digits for letters and a sign', '4dm1n!'],
  ['doubt low', 'a secret that is wrong on purpose', 'WRONG7SECRET'],
  ['doubt low', 'what says that it is invalid', 'INVALIDq7Zr2mKx'],
  ['nothing', 'two words with digits for letters', 'drag0nM0nk3y3'],
  ['nothing', 'a word and a number with digits for letters', 'hunt3r42x'],
  ['doubt low', 'common words in an address', 'foo%40bar'],
  ['doubt low', 'a word with a sign in an address', 'pa%2Fssword'],
  ['doubt low', 'a short word', 'psw'],
  ['doubt low', 'signs in an address', '%2F%40'],
  ['nothing', 'random characters in an address', 'q7Zr%402mKx9Lw4'],
  ['nothing', 'random characters', 'q7Zr2mKx9Lw4'],
  ['nothing', 'another word', 'elephant'],
  ['nothing', 'a common word in a longer one', 'rootbeerfloat'],
  ['nothing', 'a common word and random characters', 'adminq7Zr2mKx'],
])('%s: %s', (opinion, _what, value) => {
  expect(opinionOf(common, value)).toBe(opinion);
});

test.each(['token', 'secret', ''])('a dressed up word under "%s" is a dummy', (key) => {
  expect(opinionOf(common, 'P@ssw0rd', { key })).toBe('doubt low');
});

test('words one after the other take no longer than their length asks for', () => {
  expect(opinionOf(common, `${'minioadmin'.repeat(500)}&`)).toBe('nothing');
});
