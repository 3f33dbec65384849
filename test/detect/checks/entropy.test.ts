import { expect, test } from 'vitest';
import { entropy } from '../../../src/detect/checks/entropy.ts';
import { opinionOf } from './candidate.ts';

test.each<[opinion: string, what: string, value: string]>([
  ['dismiss', 'two characters', 'abababab'],
  ['dismiss', 'few characters', 'aabbccaabbcc'],
  ['nothing', 'many characters', 'q7Zr2mKx9Lw4'],
])('%s: %s', (opinion, _what, value) => {
  expect(opinionOf(entropy, value)).toBe(opinion);
});

test.each([
  ['aaaa', 0],
  ['abab', 1],
  ['abcdefgh', 3],
])('%s has %d bits per character', (value, bits) => {
  expect(opinionOf(entropy, value, {}, bits - 0.01)).toBe('nothing');
  expect(opinionOf(entropy, value, {}, bits + 0.01)).toBe('dismiss');
});

test('the bound can be given', () => {
  expect(opinionOf(entropy, 'abcdefgh', {}, 3.5)).toBe('dismiss');
  expect(opinionOf(entropy, 'abcdefgh', {}, 2)).toBe('nothing');
});
