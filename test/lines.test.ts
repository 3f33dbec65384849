import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linesOf, type TextEncoding } from '../src/lines.ts';
import { FILE_START, type Fragment, wholeFragment } from '../src/model/fragment.ts';

function fragmentOf(text: string, encoding: TextEncoding = 'utf8'): Fragment {
  const bytes = Buffer.from(text, encoding === 'utf8' ? 'utf8' : 'utf16le');
  return wholeFragment(encoding === 'utf16be' ? bytes.swap16() : bytes, { kind: 'stdin' });
}

function bytesOf(text: string, encoding: TextEncoding): number {
  return encoding === 'utf8' ? Buffer.byteLength(text) : 2 * text.length;
}

const ENCODINGS = ['utf8', 'utf16le', 'utf16be'] as const;
const characters = fc.constantFrom('a', ' ', '\n', '\r\n', 'é', '€', '💀', '\u0a0a', '\t', '0');
const texts = fc.array(characters, { maxLength: 60 });

/** Position of the character before which this text stands. */
function expected(before: string): { line: number; column: number } {
  const lines = before.split('\n');
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}

test.each(ENCODINGS)('every character of %s text has its line and its column in UTF-16 units', (encoding) => {
  fc.assert(
    fc.property(texts, fc.array(fc.nat(), { minLength: 1, maxLength: 8 }), (parts, places) => {
      const lines = linesOf(fragmentOf(parts.join(''), encoding), encoding);
      // In any order: what was asked before changes nothing.
      for (const place of places) {
        const before = parts.slice(0, place % (parts.length + 1)).join('');
        const byte = bytesOf(before, encoding);
        expect(lines.position(byte)).toEqual({ byte, ...expected(before) });
      }
    }),
    { numRuns: 300 },
  );
});

test.each(ENCODINGS)('every line of %s text is given without its end, and no other is', (encoding) => {
  fc.assert(
    fc.property(texts, (parts) => {
      const text = parts.join('');
      const lines = linesOf(fragmentOf(text, encoding), encoding);
      const each = text.split('\n').map((line) => line.replace(/\r$/, ''));
      expect(each.map((_, index) => lines.text(index + 1))).toEqual(each);
      expect(lines.text(0)).toBeUndefined();
      expect(lines.text(each.length + 1)).toBeUndefined();
    }),
    { numRuns: 300 },
  );
});

test.each(ENCODINGS)('a byte order mark of %s is no part of the first line', (encoding) => {
  const lines = linesOf(fragmentOf('\ufeffkey = x\nnext', encoding), encoding);
  const mark = bytesOf('\ufeff', encoding);
  expect(lines.position(mark)).toEqual({ byte: mark, line: 1, column: 1 });
  expect(lines.position(mark + bytesOf('key', encoding))).toMatchObject({ line: 1, column: 4 });
  expect(lines.text(1)).toBe('key = x');
  expect(lines.text(2)).toBe('next');
});

test('a byte order mark in the middle of a file is a character', () => {
  expect(linesOf(fragmentOf('a\n\ufeffb'), 'utf8').position(5)).toMatchObject({ line: 2, column: 2 });
});

test('a piece counts on from where it starts', () => {
  const start = { byte: 100, line: 7, column: 5 };
  const lines = linesOf({ ...fragmentOf('rest é\nnext'), start }, 'utf8');
  expect(lines.position(0)).toEqual(start);
  expect(lines.position(7)).toEqual({ byte: 107, line: 7, column: 11 });
  expect(lines.position(9)).toEqual({ byte: 109, line: 8, column: 2 });
  expect(lines.text(7)).toBe('rest é');
  expect(lines.text(8)).toBe('next');
  expect(lines.text(6)).toBeUndefined();
});

test('the end of a file is on its last line', () => {
  expect(linesOf(fragmentOf('a\nb\n'), 'utf8').position(4)).toEqual({ byte: 4, line: 3, column: 1 });
  expect(linesOf(fragmentOf(''), 'utf8').position(0)).toEqual(FILE_START);
});
