import { expect, test } from 'vitest';
import { cutOff } from '../../../src/detect/checks/cut-off.ts';
import { opinionOf } from './candidate.ts';

test.each<[opinion: string, what: string, value: string, after: string]>([
  ['dismiss', 'a sign that no token has, and more', 'q7Zr2mKx9Lw4', '*mKx"'],
  ['dismiss', 'a sign and a hyphen', 'q7Zr2mKx9Lw4', '~-x'],
  ['dismiss', 'more behind what pads it', 'q7Zr2mKx9Lw4==', 'g"'],
  ['nothing', 'the end of a quoted text', 'q7Zr2mKx9Lw4', '", "x"'],
  ['nothing', 'the end of one that is padded', 'q7Zr2mKx9Lw4==', ';Endpoint=x'],
  ['nothing', 'the end of a sentence', 'q7Zr2mKx9Lw4', '! Then'],
  ['nothing', 'the end of the line', 'q7Zr2mKx9Lw4', ''],
])('%s: %s', (opinion, _what, value, after) => {
  expect(opinionOf(cutOff, value, { after })).toBe(opinion);
});
