import { expect, test } from 'vitest';
import { typed } from '../../../src/detect/checks/typed.ts';
import { expandTemplate } from '../../../src/rules/templates.ts';
import { opinionOf } from './candidate.ts';

const LOUD = expandTemplate('Harbour+Tq{digit:3}', 'typed');

test.each<[opinion: string, what: string, value: string, before: string]>([
  ['nothing', 'letters, digits and a sign', LOUD, 'row("'],
  ['nothing', 'the same without quotes', LOUD, 'the old one '],
  ['nothing', 'two words and a number', 'mosaicIndigo31', 'row("'],
  ['dismiss', 'two words and a number without quotes', 'mosaicIndigo31', 'the old one '],
  ['nothing', 'beside letters and signs beyond ASCII', LOUD, Buffer.from('Straße – „alt“: ').toString('latin1')],
  ['dismiss', 'among the bytes of an image', LOUD, '\x89\x9f\x01 '],
  ['dismiss', 'words', 'harbour-velvet', 'row("'],
  ['dismiss', 'a pattern of names', 'report2024*.csv', 'files("'],
  ['dismiss', 'a version', 'parse-statements@1.0.11', 'see '],
  ['dismiss', 'an address', 'someone42@mail.internal.net', 'row("'],
  ['dismiss', 'what a name explains', LOUD, 'file_name = "'],
])('%s: %s', (opinion, _what, value, before) => {
  expect(opinionOf(typed, value, { before, after: '")' })).toBe(opinion);
});
