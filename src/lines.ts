import type { Fragment, Position } from './model/fragment.ts';

/** How a fragment writes its lines. */
export type TextEncoding = 'utf8' | 'utf16le' | 'utf16be';

/** Turns byte offsets of one fragment into positions in its file. Columns count UTF-16 code units. */
export interface Lines {
  position(offset: number): Position;
  /** The text of a 1-based line of the file without its end; undefined where the fragment does not hold the line. */
  text(line: number): string | undefined;
  /** The column of the first character of a line that the fragment holds: not 1 where a piece begins inside a line. */
  firstColumn(line: number): number;
}

const NEWLINES: Readonly<Record<TextEncoding, Buffer>> = {
  utf8: Buffer.from([0x0a]),
  utf16le: Buffer.from([0x0a, 0x00]),
  utf16be: Buffer.from([0x00, 0x0a]),
};
const BYTE_ORDER_MARKS: Readonly<Record<TextEncoding, Buffer>> = {
  utf8: Buffer.from([0xef, 0xbb, 0xbf]),
  utf16le: Buffer.from([0xff, 0xfe]),
  utf16be: Buffer.from([0xfe, 0xff]),
};

export function linesOf(fragment: Fragment, encoding: TextEncoding): Lines {
  const bytes = Buffer.from(fragment.bytes.buffer, fragment.bytes.byteOffset, fragment.bytes.byteLength);
  const starts = lineStarts(bytes, fragment.start, encoding);

  const indexOf = (offset: number): number => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const firstColumn = (line: number): number => (line === fragment.start.line ? fragment.start.column : 1);

  return {
    firstColumn,
    position(offset) {
      const index = indexOf(offset);
      const line = fragment.start.line + index;
      const from = Math.min(starts[index] ?? 0, offset);
      return {
        byte: fragment.start.byte + offset,
        line,
        column: firstColumn(line) + unitsBetween(bytes, from, offset, encoding),
      };
    },
    text(line) {
      const index = line - fragment.start.line;
      const start = starts[index];
      if (start === undefined) return undefined;
      const next = starts[index + 1];
      const end = next === undefined ? bytes.length : Math.max(start, next - NEWLINES[encoding].length);
      return decoded(bytes.subarray(start, end), encoding).replace(/\r$/, '');
    },
  };
}

/** Where lines begin. A byte order mark at the start of a file is no part of its first line. */
function lineStarts(bytes: Buffer, { byte }: Position, encoding: TextEncoding): number[] {
  const newline = NEWLINES[encoding];
  const mark = BYTE_ORDER_MARKS[encoding];
  const starts = [byte === 0 && bytes.subarray(0, mark.length).equals(mark) ? mark.length : 0];
  for (let at = bytes.indexOf(newline); at >= 0; at = bytes.indexOf(newline, at + 1)) {
    // The two bytes of a UTF-16 newline also stand across the border of other characters.
    if (newline.length === 1 || (at + byte) % 2 === 0) starts.push(at + newline.length);
  }
  return starts;
}

function unitsBetween(bytes: Buffer, from: number, to: number, encoding: TextEncoding): number {
  return encoding === 'utf8' ? bytes.toString('utf8', from, to).length : (to - from) >> 1;
}

function decoded(bytes: Buffer, encoding: TextEncoding): string {
  if (encoding !== 'utf16be') return bytes.toString(encoding);
  return Buffer.from(bytes.subarray(0, bytes.length & ~1))
    .swap16()
    .toString('utf16le');
}
