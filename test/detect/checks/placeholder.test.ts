import { expect, test } from 'vitest';
import { placeholder } from '../../../src/detect/checks/placeholder.ts';
import { opinionOf } from './candidate.ts';

test.each<[opinion: string, what: string, value: string]>([
  ['dismiss', 'a name in brackets', '<your-token>'],
  ['dismiss', 'square brackets', '[token]'],
  ['dismiss', 'braces', '{token}'],
  ['dismiss', 'crosses', 'xxxxxxxxxxxx'],
  ['dismiss', 'stars', '********'],
  ['dismiss', 'what to change', 'change-me-now'],
  ['dismiss', 'a sentence with your', 'your_api_key'],
  ['dismiss', 'my key', 'my-secret-key'],
  ['dismiss', 'an example', 'EXAMPLEKEY'],
  ['dismiss', 'dots', 'abc...xyz'],
  ['dismiss', 'a sample', 'sample-token-1'],
  ['dismiss', 'digits in order', '0123456789'],
  ['dismiss', 'one character many times', 'aaaaaaaaaaab'],
  ['dismiss', 'two characters', 'abababababab'],
  ['dismiss', 'a redacted value', 'REDACTED'],
  ['dismiss', 'dummy', 'dummyvalue99'],
  ['dismiss', 'todo', 'TODO-fill'],
  ['dismiss', 'fake', 'fake-token'],
  ['dismiss', 'underscores round a name', '__API_KEY__'],
  ['dismiss', 'deadbeef', 'deadbeefcafe'],
  ['dismiss', 'a mask of bullets', '••••••••'],
  ['dismiss', 'here', 'put-token-here'],
  ['dismiss', 'three crosses behind a prefix', 'tok_xxx'],
  ['nothing', 'three crosses within letters and digits', 'q7Zr3xxx9Lw4'],
  ['nothing', 'three crosses within letters', 'q7Zrxxxa9Lw4'],
  ['nothing', 'random characters', 'q7Zr2mKx9Lw4'],
  ['dismiss', 'a very long one', 'VERYLONGSECRETq7Zr2mKx9Lw4'],
  ['nothing', 'a hex key', '9f86d081884c7d65'],
  ['nothing', 'a word of 8 letters', 'elephant'],
  ['nothing', 'a PEM block', '-----BEGIN EXAMPLE-----'],
  ['dismiss', 'my key, in one word', 'myapikey'],
  ['nothing', 'letters of both cases that chance to be a word', 'q7Zr2FAkeLw4'],
  ['nothing', 'your and a word in random characters', 'q7MYZrKEY9Lw4'],
  ['nothing', 'mostly different characters', 'aab1bcZ9dd7e'],
])('%s: %s', (opinion, _what, value) => {
  expect(opinionOf(placeholder, value)).toBe(opinion);
});

test('a long word takes no longer than its length asks for', () => {
  expect(opinionOf(placeholder, `my${'ab'.repeat(2000)}${'cd'.repeat(2000)}!`)).toBe('nothing');
});
