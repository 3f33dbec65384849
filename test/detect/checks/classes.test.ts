import { expect, test } from 'vitest';
import { classes } from '../../../src/detect/checks/classes.ts';
import { opinionOf } from './candidate.ts';

test.each<[opinion: string, what: string, value: string]>([
  ['dismiss', 'one kind', 'abcdefgh'],
  ['dismiss', 'digits only', '12345678'],
  ['nothing', 'two kinds', 'abcd1234'],
  ['nothing', 'three kinds', 'abCD1234'],
])('%s: %s', (opinion, _what, value) => {
  expect(opinionOf(classes, value)).toBe(opinion);
});

test('three kinds can be asked for', () => {
  expect(opinionOf(classes, 'abcd1234', {}, 3)).toBe('dismiss');
  expect(opinionOf(classes, 'abCD1234', {}, 3)).toBe('nothing');
});
