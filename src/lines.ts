import type { Fragment, Position } from './model/fragment.ts';

const NEWLINE = 0x0a;

/** Turns byte offsets of one fragment into positions in its file. Columns count UTF-16 code units. */
export interface Lines {
  readonly encoding: 'utf8' | 'utf16le';
  position(offset: number): Position;
  /** Half-open byte offsets, in the fragment, of a 1-based line of the file; undefined where it is not in the fragment. */
  span(line: number): { readonly start: number; readonly end: number } | undefined;
  /** The column of the first character of a line that the fragment holds: not 1 where a piece begins inside a line. */
  firstColumn(line: number): number;
}

/** @param encoding 'utf16le' also serves big-endian text: only its newlines and its number of units are looked at */
export function linesOf(fragment: Fragment, encoding: Lines['encoding']): Lines {
  const bytes = Buffer.from(fragment.bytes.buffer, fragment.bytes.byteOffset, fragment.bytes.byteLength);
  const newlineBytes = encoding === 'utf8' ? 1 : 2;
  const starts = [0];
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) starts.push(at + newlineBytes);

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
  const unitsBetween = (from: number, to: number): number =>
    encoding === 'utf8' ? bytes.toString('utf8', from, to).length : Math.floor((to - from) / 2);
  const firstColumn = (line: number): number => (line === fragment.start.line ? fragment.start.column : 1);

  return {
    encoding,
    firstColumn,
    position(offset) {
      const index = indexOf(offset);
      const line = fragment.start.line + index;
      const column = firstColumn(line) + unitsBetween(starts[index] ?? 0, offset);
      return { byte: fragment.start.byte + offset, line, column };
    },
    span(line) {
      const index = line - fragment.start.line;
      const start = starts[index];
      if (start === undefined) return undefined;
      const next = starts[index + 1];
      return { start, end: next === undefined ? bytes.length : Math.max(start, next - newlineBytes) };
    },
  };
}
