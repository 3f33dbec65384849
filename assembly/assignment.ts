import { IDENTIFIER, is } from './classes';

const MAX_IDENTIFIER: usize = 48;
const MAX_BLANKS: usize = 24;
const MAX_NEXT: usize = 40;
const MAX_INDEX_DIGITS: usize = 5;

/**
 * Whether the word [at, after) can be (part of) a key that is assigned a value: `key = v`, `"key": v`, `key, v`,
 * `key(v)`, `<key>v`, `--key v`, `ENV KEY v`. Cheap and generous: what it lets through is read properly later.
 */
export function assignmentFollows(start: usize, at: usize, after: usize, end: usize): bool {
  let p = after;
  const stop = min(end, after + MAX_IDENTIFIER);
  while (p < stop && is(load<u8>(p), IDENTIFIER)) p++;
  const identifierEnd = p;
  while (p < end && p < identifierEnd + 4 && isCloser(load<u8>(p))) p++;
  p = afterIndex(p, end);
  const blanksFrom = p;
  while (p < end && p < blanksFrom + MAX_BLANKS && isBlank(load<u8>(p))) p++;
  if (p >= end) return false;
  if (isOperator(load<u8>(p)) || valueFollows(p, end) || isEndTag(p, end) || isValues(p, end)) return true;
  return p > blanksFrom && (wordThenAssignment(p, end) || isOption(start, at) || isPairedTo(p, end));
}

/** `<name>password</name>`: the next element has the value. */
function isEndTag(p: usize, end: usize): bool {
  return p + 1 < end && load<u16>(p) == 0x2f3c;
}

/** `"password" to "x"`, `getenv("PASSWORD") or "x"`, `"password" -> "x"` */
function isPairedTo(p: usize, end: usize): bool {
  if (p + 4 > end || load<u8>(p, 2) != 0x20) return false;
  const word = load<u16>(p);
  const folded = word | 0x2020;
  const quote = load<u8>(p, 3);
  return (folded == 0x6f74 || folded == 0x726f || word == 0x3e2d) && (quote == 0x22 || quote == 0x27);
}

/** On the next line stands `value:` or `default =`. */
function valueFollows(from: usize, end: usize): bool {
  const first = load<u8>(from);
  if (first != 0x0a && first != 0x0d) return false;
  let p = from;
  const stop = min(end, from + MAX_NEXT);
  while (p < stop && (isBlank(load<u8>(p)) || load<u8>(p) == 0x0a || load<u8>(p) == 0x0d || load<u8>(p) == 0x22)) p++;
  if (p + 4 > end) return false;
  const word = load<u32>(p) | 0x20202020;
  return word == 0x756c6176 || word == 0x61666564; // valu(e), defa(ult)
}

/** `insert into users (name, password) values (` */
function isValues(p: usize, end: usize): bool {
  return p + 4 <= end && (load<u32>(p) | 0x20202020) == 0x756c6176;
}

/** `password[32] = "x"` */
function afterIndex(from: usize, end: usize): usize {
  if (from >= end || load<u8>(from) != 0x5b) return from;
  let p = from + 1;
  const stop = min(end, p + MAX_INDEX_DIGITS);
  while (p < stop && load<u8>(p) >= 0x30 && load<u8>(p) <= 0x39) p++;
  return p < end && load<u8>(p) == 0x5d ? p + 1 : from;
}

/** `password varchar(64) = 'x'` */
function afterSize(from: usize, end: usize): usize {
  if (from >= end || load<u8>(from) != 0x28) return from;
  let p = from + 1;
  const stop = min(end, p + MAX_INDEX_DIGITS);
  while (p < stop && load<u8>(p) >= 0x30 && load<u8>(p) <= 0x39) p++;
  return p > from + 1 && p < end && load<u8>(p) == 0x29 ? p + 1 : from;
}

/** `password string = "x"`: a type between key and operator; `env:"PASSWORD" default:"x"`. */
function wordThenAssignment(from: usize, end: usize): bool {
  let p = from;
  const stop = min(end, from + MAX_IDENTIFIER);
  while (p < stop && is(load<u8>(p), IDENTIFIER)) p++;
  if (p == from) return false;
  p = afterSize(p, end);
  const blanksFrom = p;
  while (p < end && p < blanksFrom + 4 && load<u8>(p) == 0x20) p++;
  if (p >= end) return false;
  if (load<u8>(p) == 0x3d) return true;
  return load<u8>(p) == 0x3a && p + 1 < end && (load<u8>(p, 1) == 0x22 || load<u8>(p, 1) == 0x3d);
}

/** The key begins with `-`, or `ENV `, `ARG `, ` by ` or `#define ` stands before it: its value may follow a blank. */
function isOption(start: usize, at: usize): bool {
  let p = at;
  const stop = at > start + MAX_IDENTIFIER ? at - MAX_IDENTIFIER : start;
  while (p > stop && is(load<u8>(p - 1), IDENTIFIER)) p--;
  if (load<u8>(p) == 0x2d) return true;
  if (p < start + 4 || load<u8>(p - 1) != 0x20) return false;
  const word = load<u32>(p - 4) | 0x20202020;
  return word == 0x20766e65 || word == 0x20677261 || word == 0x20796220 || word == 0x20656e69; // "env ", "arg ", " by ", "ine "
}

// @ts-ignore: decorator
@inline
function isCloser(c: u8): bool {
  return c == 0x22 || c == 0x27 || c == 0x60 || c == 0x5d || c == 0x29 || c == 0x5c || c == 0x3f || c == 0x21 || c == 0x7d || c == 0x2a; // " ' ` ] ) \ ? ! } *
}

// @ts-ignore: decorator
@inline
function isBlank(c: u8): bool {
  return c == 0x20 || c == 0x09;
}

// @ts-ignore: decorator
@inline
function isOperator(c: u8): bool {
  // = : ( , > | + ~ (`~=`), { for `password {"x"}` initialisers, ? for `??`
  return c == 0x3d || c == 0x3a || c == 0x28 || c == 0x2c || c == 0x3e || c == 0x7c || c == 0x7b || c == 0x21 || c == 0x3f;
}
