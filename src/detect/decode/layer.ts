import type { Decoding } from '../../model/finding.ts';

/** A decoded piece of text and where each of its bytes stood in the encoded one. */
export interface Decoded {
  readonly bytes: Buffer;
  /** Offset, in the bytes that were decoded, of what gave decoded byte `offset`; of the end for `bytes.length`. */
  readonly sourceOf: (offset: number) => number;
  /** Whether a span is not found without decoding; absent: every span is new. */
  readonly isNew?: (start: number, end: number) => boolean;
}

/** All decoded pieces of one encoding in one text, so that it is searched once. */
export interface Layer {
  readonly decoding: Decoding;
  readonly bytes: Buffer;
  /** The encoded place of a decoded span; undefined for one that reaches over two pieces or is not new. */
  readonly place: (start: number, end: number) => { readonly start: number; readonly end: number } | undefined;
}

// A semicolon keeps patterns that look along a statement from reaching into the next piece.
const SEPARATOR = Buffer.from('\n;\n');

export function layerOf(decoding: Decoding, pieces: readonly Decoded[]): Layer {
  const starts: number[] = [];
  const parts: Buffer[] = [];
  let length = 0;
  for (const piece of pieces) {
    starts.push(length);
    parts.push(piece.bytes, SEPARATOR);
    length += piece.bytes.length + SEPARATOR.length;
  }
  return {
    decoding,
    bytes: Buffer.concat(parts),
    place(start, end) {
      const index = lastAtOrBefore(starts, start);
      const piece = pieces[index];
      const base = starts[index] ?? 0;
      if (piece === undefined || end - base > piece.bytes.length) return undefined;
      if (piece.isNew?.(start - base, end - base) === false) return undefined;
      return { start: piece.sourceOf(start - base), end: piece.sourceOf(end - base) };
    },
  };
}

function lastAtOrBefore(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
