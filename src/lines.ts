import type { Fragment, Position } from './model/fragment.ts';

/** How a fragment writes its lines. */
export type TextEncoding = 'utf8' | 'utf16le' | 'utf16be';

/** Turns byte offsets of one fragment into positions in its file. Columns count UTF-16 code units. */
export interface Lines {
  position(offset: number): Position;
  /** The text of a 1-based line of the file without its end; undefined where the fragment does not hold the line. */
  text(line: number): string | undefined;
  /** The part of a line, without its end, that is no more than `reach` bytes from [start, end), which begins on it. */
  around(start: number, end: number, reach: number): LinePart;
}

/** A part of a line. */
export interface LinePart {
  readonly text: string;
  /** Half-open byte offsets into the fragment. */
  readonly start: number;
  readonly end: number;
  /** Where in `text` a byte offset of the fragment is. */
  unitsTo(offset: number): number;
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
  const lineEnd = (index: number): number => {
    const next = starts[index + 1];
    return next === undefined ? bytes.length : Math.max(starts[index] ?? 0, next - NEWLINES[encoding].length);
  };
  // Matches come in order: on a long line each is counted from the one before it.
  let counted = { from: -1, offset: 0, units: 0 };
  const unitsOnLine = (from: number, offset: number): number => {
    const goesOn = counted.from === from && counted.offset <= offset;
    const units = goesOn
      ? counted.units + unitsBetween(bytes, counted.offset, offset, encoding)
      : unitsBetween(bytes, from, offset, encoding);
    counted = { from, offset, units };
    return units;
  };

  return {
    position(offset) {
      const index = indexOf(offset);
      const from = Math.min(starts[index] ?? 0, offset);
      // A piece of a file may begin inside a line.
      const first = index === 0 ? fragment.start.column : 1;
      return {
        byte: fragment.start.byte + offset,
        line: fragment.start.line + index,
        column: first + unitsOnLine(from, offset),
      };
    },
    text(line) {
      const index = line - fragment.start.line;
      const start = starts[index];
      return start === undefined ? undefined : withoutReturn(decoded(bytes.subarray(start, lineEnd(index)), encoding));
    },
    around(start, end, reach) {
      const index = indexOf(start);
      const from = characterStart(bytes, Math.max(starts[index] ?? 0, start - reach), starts[index] ?? 0, encoding);
      const to = Math.max(from, Math.min(lineEnd(index), end + reach));
      return {
        text: withoutReturn(decoded(bytes.subarray(from, to), encoding)),
        start: from,
        end: to,
        unitsTo: (offset) => unitsBetween(bytes, from, Math.max(from, Math.min(to, offset)), encoding),
      };
    },
  };
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}

/** The first byte of the character that `offset` is in. */
function characterStart(bytes: Buffer, offset: number, lineStart: number, encoding: TextEncoding): number {
  if (encoding !== 'utf8') return offset - ((offset - lineStart) % 2);
  let at = offset;
  while (at > lineStart && at > offset - 3 && ((bytes[at] ?? 0) & 0xc0) === 0x80) at--;
  return at;
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
