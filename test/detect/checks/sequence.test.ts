import { expect, test } from 'vitest';
import { sequence } from '../../../src/detect/checks/sequence.ts';
import { expandTemplate } from '../../../src/rules/templates.ts';
import { opinionOf } from './candidate.ts';

const HALF = expandTemplate('{alnum:14}', 'half');
const REST = expandTemplate('{alnum:60}', 'rest');

test.each<[opinion: string, what: string, value: string]>([
  ['dismiss', 'digits up', '12345678'],
  ['dismiss', 'digits down', '87654321'],
  ['dismiss', 'letters up', 'abcdefgh'],
  ['dismiss', 'one letter, then one digit', 'aaaa1111'],
  ['dismiss', 'letters and digits up', 'A1B2C3D4'],
  ['dismiss', 'a repeated pair', 'abababab'],
  ['dismiss', 'a repeated word', 'foofoofoo'],
  ['dismiss', 'a run and a little more', '123456ab'],
  ['dismiss', 'a repeated part that breaks off', 'abc1abc1abc1ab'],
  ['dismiss', 'letters down', 'zyxwvuts'],
  ['dismiss', 'short runs', 'defuvw'],
  ['dismiss', 'short runs of letters and digits, in turns', 'PfxbCd234eFg567HiJ678kLm'],
  ['dismiss', 'a long part that stands twice', `${HALF}${HALF}`],
  ['dismiss', 'a long part that stands twice behind a prefix', `key_51${HALF}${HALF}`],
  ['nothing', 'a short run and words', 'hunter123'],
  ['nothing', 'a long part that stands twice in a much longer value', `${HALF}${REST}${HALF}`],
  ['nothing', 'random characters', 'q7Zr2mKx9Lw4'],
  ['nothing', 'a short run in a long value', 'q7Z1234r2mKx9Lw4'],
  ['nothing', 'a word', 'elephant'],
  ['nothing', 'a year', 'Sommer2019X'],
  ['nothing', 'a run of three', 'abcK9Lw4x'],
  ['nothing', 'a part that stands twice', 'q7Zrq7ZrKx9L'],
])('%s: %s', (opinion, _what, value) => {
  expect(opinionOf(sequence, value)).toBe(opinion);
});
