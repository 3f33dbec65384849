import { expect, test } from 'vitest';
import { amount, byteAmount, duration } from '../../src/reporters/amounts.ts';
import { columnsOf, wrap } from '../../src/reporters/columns.ts';
import { asSentence, firstSentence } from '../../src/reporters/sentences.ts';

test.each([
  [amount(1, 'file'), '1 file'],
  [amount(0, 'match', 'matches'), '0 matches'],
  [amount(1_234_567, 'file'), '1,234,567 files'],
  [byteAmount(1), '1 byte'],
  [byteAmount(999), '999 bytes'],
  [byteAmount(1000), '1.0 kB'],
  [byteAmount(999_949), '999.9 kB'],
  [byteAmount(999_950), '1.0 MB'],
  [byteAmount(87_000_000_000), '87.0 GB'],
  [duration(4), '0.00 s'],
  [duration(421), '0.42 s'],
  [duration(12_345), '12.3 s'],
  [duration(59_970), '1 min 0 s'],
  [duration(3_725_000), '62 min 5 s'],
])('%s', (text, expected) => {
  expect(text).toBe(expected);
});

test('columns are what a terminal shows', () => {
  expect(['abc', '日本', 'e\u0301', '🔑', '…│✖'].map(columnsOf)).toEqual([3, 4, 1, 2, 3]);
});

test('text is wrapped between words, and long words stay whole', () => {
  expect(wrap('one two three', 7)).toEqual(['one two', 'three']);
  expect(wrap('a https://docs.example/long b', 10)).toEqual(['a', 'https://docs.example/long', 'b']);
  expect(wrap('', 10)).toEqual(['']);
});

test.each([
  ['Revoke it. Then make one.', 'Revoke it.'],
  ['Revoke it, e.g. with v2.0 of the tool.\nThen make one.', 'Revoke it, e.g. with v2.0 of the tool.'],
  ['No full stop', 'No full stop.'],
  ['', ''],
])('the first sentence of %j', (text, sentence) => {
  expect(firstSentence(text)).toBe(sentence);
});

test('prose is put on one line', () => {
  expect(asSentence(' a\n  b ')).toBe('a b.');
});
