import { expect, test } from 'vitest';
import { length } from '../../../src/detect/checks/length.ts';
import { opinionOf } from './candidate.ts';

test.each<[opinion: string, what: string, value: string]>([
  ['dismiss', '5 characters', 'q7Zr2'],
  ['dismiss', 'nothing at all', ''],
  ['nothing', '6 characters', 'q7Zr2m'],
])('%s: %s', (opinion, _what, value) => {
  expect(opinionOf(length, value)).toBe(opinion);
});
