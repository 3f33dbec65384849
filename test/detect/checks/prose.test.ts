import { expect, test } from 'vitest';
import { prose } from '../../../src/detect/checks/prose.ts';
import { opinionOf } from './candidate.ts';

test.each<[opinion: string, what: string, value: string]>([
  ['dismiss', 'blanks', 'two words'],
  ['dismiss', 'letters beyond ASCII', 'Passwörter'],
  ['dismiss', 'control characters', 'abcdefg'],
  ['nothing', 'blanks round it', ' q7Zr2mKx '],
  ['nothing', 'random characters', 'q7Zr2mKx9Lw4'],
])('%s: %s', (opinion, _what, value) => {
  expect(opinionOf(prose, value)).toBe(opinion);
});
