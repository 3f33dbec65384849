import { FILE_START, type Fragment, type Origin, type Position, type Room } from '../model/fragment.ts';

/** What is larger is read in pieces of this size. */
export const pieceBytes = 16 * 1024 * 1024;
/** A piece holds at least this much of what the next one owns, so that a match over the border is whole in one of them. */
export const overlapBytes = 32 * 1024;

const NEWLINE = 0x0a;

/**
 * Splits `totalBytes` bytes into fragments. `read` fills its target with the bytes that follow those it gave before and
 * returns how many it had; fewer than asked for end the file there. A file of one piece costs one `room` and one `read`.
 */
export function* pieces(
  totalBytes: number,
  origin: Origin,
  room: Room,
  read: (target: Uint8Array) => number,
  maxBytes: number = pieceBytes,
): Generator<Fragment, void, undefined> {
  let start = FILE_START;
  let kept: Uint8Array = new Uint8Array();
  for (;;) {
    const length = Math.min(totalBytes - start.byte, maxBytes);
    const target = room(length);
    target.set(kept);
    const filled = kept.length + read(target.subarray(kept.length));
    const last = filled < length || start.byte + length === totalBytes;
    const fragment = pieceFragment(target.subarray(0, filled), origin, start, last);
    yield fragment;
    if (last) return;
    start = startAfter(fragment);
    kept = fragment.bytes.slice(fragment.ownedBytes);
  }
}

/** One piece of a file as a fragment; `start` is where its first byte stands in the file. */
export function pieceFragment(bytes: Uint8Array, origin: Origin, start: Position, last: boolean): Fragment {
  return { bytes, origin, start, ownedBytes: last ? bytes.length : cutOf(bytes) };
}

/** Where the piece after `fragment` starts. */
export function startAfter(fragment: Fragment): Position {
  return advance(fragment.start, fragment.bytes.subarray(0, fragment.ownedBytes));
}

/**
 * How many bytes of a full piece are its own. The border lies at the end of a line where one is near, so that a key and
 * its value stay in one piece, and never inside a character.
 */
export function cutOf(piece: Uint8Array): number {
  // A piece that is small itself still has to own most of what it holds.
  const overlap = Math.min(overlapBytes, piece.length >> 2);
  const latest = piece.length - overlap;
  const lineEnd = piece.subarray(0, latest - 1).lastIndexOf(NEWLINE);
  if (lineEnd === -1 || lineEnd < latest - overlap) return digitGroupStart(piece, characterStart(piece, latest));
  // In UTF-16LE the newline is these two bytes; between them every later character would be read shifted.
  return piece[lineEnd + 1] === 0 && (lineEnd & 1) === 0 ? lineEnd + 2 : lineEnd + 1;
}

/** The position `bytes` further on. Columns are what UTF-8 text takes in UTF-16. */
export function advance(start: Position, bytes: Uint8Array): Position {
  let line = start.line;
  let lineStart = 0;
  for (let at = bytes.indexOf(NEWLINE); at !== -1; at = bytes.indexOf(NEWLINE, lineStart)) {
    line += 1;
    lineStart = at + 1;
  }
  const columns = utf16Length(bytes.subarray(lineStart));
  return { byte: start.byte + bytes.length, line, column: (lineStart === 0 ? start.column : 1) + columns };
}

/** Inside a run of base64 digits: where a group of four begins, so that the next piece decodes the run as well. */
function digitGroupStart(bytes: Uint8Array, at: number): number {
  let start = at;
  while (start > 0 && isBase64Digit(bytes[start - 1] ?? 0)) start--;
  return at - ((at - start) % 4);
}

function isBase64Digit(byte: number): boolean {
  const folded = byte | 0x20;
  return (
    (folded >= 0x61 && folded <= 0x7a) ||
    (byte >= 0x2f && byte <= 0x39) ||
    byte === 0x2b ||
    byte === 0x2d ||
    byte === 0x5f
  );
}

function characterStart(bytes: Uint8Array, at: number): number {
  for (let start = at; start > at - 4 && start > 0; start--) {
    if (!isContinuation(bytes[start] ?? 0)) return start;
  }
  return at;
}

function utf16Length(bytes: Uint8Array): number {
  let length = 0;
  for (const byte of bytes) {
    if (isContinuation(byte)) continue;
    length += byte >= 0xf0 ? 2 : 1;
  }
  return length;
}

function isContinuation(byte: number): boolean {
  return (byte & 0xc0) === 0x80;
}
