import { TOKEN, is } from './classes';

const MAX_BLANKS: usize = 96;
/** So many characters of a token stand on both sides of a seam: sentences are mostly put together at blanks. */
const MIN_BEFORE: usize = 2;
const MIN_AFTER: usize = 3;
const REACH: usize = 8;
const MAX_PIECE: usize = 128;
const MAX_PREFIX: usize = 2;

/**
 * Where the text goes on that ends at `p`: behind the next opening quote, or on the next line behind a backslash. An empty
 * literal in the arguments of a join is a seam of its own. 0 where there is none.
 */
export function seamAt(start: usize, p: usize, end: usize): usize {
  const sign = load<u8>(p);
  if (sign == 0x5c) return continuedAt(start, p, end);
  if (p + 1 < end && load<u8>(p + 1) == sign) {
    if (!tokenEndsAt(start, p)) return isJoin(start, p) ? p + 2 : 0;
  }
  if (!tokenEndsAt(start, p)) return 0;
  if (load<u8>(p + 1) == 0x7d) return isInterpolated(start, p, sign) && tokenStartsAt(p + 2, end) ? p + 2 : 0;
  let at = afterBlanks(p + 1, end);
  if (at < end && load<u8>(at) == 0x5c) at = afterBlanks(at + 1, end);
  const operator = at;
  at = afterOperator(at, end);
  if (at > operator) at = afterBlanks(at, end);
  for (let letters: usize = 0; letters < MAX_PREFIX && at < end && isPrefix(load<u8>(at)); letters++) at++;
  if (at >= end || !isQuote(load<u8>(at))) return 0;
  return tokenStartsAt(at + 1, end) && isMixed(start, p, at + 1, end) ? at + 1 : 0;
}

/** A backslash at the end of a line, within a word. */
function continuedAt(start: usize, p: usize, end: usize): usize {
  const next = load<u8>(p + 1);
  if ((next != 0x0a && next != 0x0d) || !tokenEndsAt(start, p)) return 0;
  const at = afterBlanks(p + 1, end);
  return tokenStartsAt(at, end) && isMixed(start, p, at, end) ? at : 0;
}

function tokenEndsAt(start: usize, p: usize): bool {
  if (p < start + MIN_BEFORE) return false;
  const last = load<u8>(p - 1);
  if (!is(last, TOKEN) || last == 0x2e) return false;
  const before = load<u8>(p - MIN_BEFORE);
  return is(before, TOKEN) || before == 0x3d;
}

function tokenStartsAt(p: usize, end: usize): bool {
  if (p + MIN_AFTER > end) return false;
  for (let i: usize = 0; i < MIN_AFTER; i++) if (!is(load<u8>(p + i), TOKEN)) return false;
  return true;
}

/** A digit or a capital is near the seam: it is not one between words. */
function isMixed(start: usize, p: usize, next: usize, end: usize): bool {
  for (let at = p - min(p - start, REACH); at < p; at++) if (isDigitOrCapital(load<u8>(at))) return true;
  for (let at = next; at < min(end, next + REACH); at++) if (isDigitOrCapital(load<u8>(at))) return true;
  return false;
}

function isDigitOrCapital(byte: u8): bool {
  return (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5a);
}

function afterBlanks(from: usize, end: usize): usize {
  const limit = min(end, from + MAX_BLANKS);
  let at = from;
  while (at < limit && isBlank(load<u8>(at))) at++;
  return at;
}

/** Behind + . .. ++ <> << || & or nothing. */
function afterOperator(at: usize, end: usize): usize {
  if (at + 1 >= end) return at;
  const first = load<u8>(at);
  const second = load<u8>(at + 1);
  switch (first) {
    case 0x2b: // +
    case 0x2e: // .
      return second == first ? at + 2 : at + 1;
    case 0x3c: // <
      return second == 0x3e || second == 0x3c ? at + 2 : at;
    case 0x7c: // |
      return second == 0x7c ? at + 2 : at;
    case 0x26: // &
      return at + 1;
    default:
      return at;
  }
}

/** `${"` stands before the piece that ends at `p`. */
function isInterpolated(start: usize, p: usize, quote: u8): bool {
  const first = max(start + 2, p - min(p - start, MAX_PIECE));
  for (let at = p - 1; at >= first; at--) {
    const byte = load<u8>(at);
    if (byte == quote) return load<u8>(at - 1) == 0x7b && load<u8>(at - 2) == 0x24;
    if (!is(byte, TOKEN)) return false;
  }
  return false;
}

/**
 * An empty literal that a list is joined with: join("", [..]), Fn::Join: ["", ..], [..].join(""), "".join(..), implode("", ..),
 * or maybe so where it is the last argument behind a list: Join([]string{..}, "").
 */
function isJoin(start: usize, p: usize): bool {
  if (load<u32>(p + 2) == 0x696f6a2e) return true; // .joi
  if (load<u8>(p + 2) == 0x29 && isBehindList(start, p)) return true;
  const limit = p - min(p - start, 24);
  for (let at = p - 1; at >= limit + 3; at--) {
    const byte = load<u8>(at) | 0x20;
    if (byte != 0x6e && byte != 0x65) continue;
    const word = load<u32>(at - 3) | 0x20202020;
    if (word == 0x6e696f6a || word == 0x65646f6c) return true; // join, (imp)lode
  }
  return false;
}

function isBehindList(start: usize, p: usize): bool {
  let at = beforeBlanks(start, p);
  if (at <= start || load<u8>(at - 1) != 0x2c) return false;
  at = beforeBlanks(start, at - 1);
  if (at <= start) return false;
  const byte = load<u8>(at - 1);
  return byte == 0x29 || byte == 0x5d || byte == 0x7d;
}

function beforeBlanks(start: usize, from: usize): usize {
  const limit = from - min(from - start, MAX_BLANKS);
  let at = from;
  while (at > limit && isBlank(load<u8>(at - 1))) at--;
  return at;
}

function isBlank(byte: u8): bool {
  return byte == 0x20 || byte == 0x09 || byte == 0x0a || byte == 0x0d;
}

function isQuote(byte: u8): bool {
  return byte == 0x22 || byte == 0x27 || byte == 0x60;
}

/** Letters that stand before a quote: f"", b'', @"". */
function isPrefix(byte: u8): bool {
  const letter = byte | 0x20;
  return letter == 0x62 || letter == 0x66 || letter == 0x72 || letter == 0x75 || letter == 0x6c || byte == 0x40 || byte == 0x24;
}
