import { expect, test } from 'vitest';
import { rarity } from '../../../src/detect/checks/rarity.ts';
import { evidenceBits } from '../../../src/detect/evidence.ts';
import { expandTemplate } from '../../../src/rules/templates.ts';
import { opinionOf } from './candidate.ts';

test.each<[opinion: string, what: string, value: string]>([
  ['support high', 'a generated key', '{alnum:32}'],
  ['support high', 'a hex key', '{hex:40}'],
  ['support high', 'a base64 key', '{base64:43}'],
  ['support high', 'a long password', '{base64url:24}'],
  ['support medium', 'a short password', '{alnum:8}'],
  ['support medium', 'a word', 'elephant'],
  ['support medium', 'words', 'correcthorsebattery'],
  ['support medium', 'a word and a number', 'elephant7'],
  ['doubt low', 'two words', 'hello-world'],
  ['doubt low', 'a name', 'PasswordResetMails'],
])('under the key of a password %s: %s', (opinion, _what, value) => {
  expect(opinionOf(rarity, expandTemplate(value, 'check'))).toBe(opinion);
});

test('a word without quotes is dismissed, but doubted where it is assigned to a key of a password', () => {
  expect(opinionOf(rarity, 'elephant', { quote: '', key: 'token' })).toBe('dismiss');
  expect(opinionOf(rarity, 'elephant', { quote: '', joint: 'pair' })).toBe('dismiss');
  expect(opinionOf(rarity, 'elephant', { quote: '' })).toBe('doubt low');
  expect(opinionOf(rarity, 'password', { quote: '' })).toBe('dismiss');
});

test.each(['elephant', 'correcthorsebattery'])('a word under the key of a token is doubted', (value) => {
  expect(opinionOf(rarity, value, { key: 'token' })).toBe('doubt low');
  expect(opinionOf(rarity, value, { key: 'pass' })).toBe('doubt low');
});

test('a mix under a key that is no password is only doubted', () => {
  expect(opinionOf(rarity, 'sommer2019', { key: 'token' })).toBe('doubt low');
});

test('random texts carry evidence, and words do not', () => {
  expect(evidenceBits('q7Zr2mKx9Lw4XvB8')).toBeGreaterThan(20);
  expect(evidenceBits('elephant')).toBeLessThan(2.5);
});
