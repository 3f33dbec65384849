import { HEX, PRINTABLE, base64Value, hexValue, is } from './classes';
import { RESULTS, RESULTS_END } from './layout';
import { seamAt } from './seams';

// Kinds, as src/detect/prefilter.ts names them. The kind stands in the top 3 bits of a result's first word.
const RUN_BASE64: u32 = 0;
const RUN_HEX: u32 = 1;
const RUN_WIDE: u32 = 2;
const AT_PERCENT: u32 = 3;
const AT_ESCAPE: u32 = 4;
const AT_ENTITY: u32 = 5;
const AT_SEAM: u32 = 6;

const MIN_RUN: usize = 20;
const MIN_HEX: usize = 24;
const HEAD_CHARACTERS: usize = 16;
const MIN_WIDE: usize = 8;
const MAX_BEYOND_ASCII: u32 = 3;

let out: usize = 0;
let resume: usize = 0;

export function encodedResumeAt(): usize {
  return resume;
}

function emit(kind: u32, from: usize, to: usize, start: usize): void {
  store<u32>(out, (kind << 29) | <u32>(from - start));
  store<u32>(out, <u32>(to - start), 4);
  out += 8;
}

// @ts-ignore: decorator
@inline
function full(): bool {
  return out + 512 > RESULTS_END;
}

/**
 * Finds runs of base64 and hex digits whose first bytes decode to text, `%hh`, `\xhh`, `\u00hh` and `&#` that stand for
 * printable ASCII, and the seams of texts that a program puts together. 16 bytes a step: a run of MIN_RUN or more cannot
 * lie within one step.
 */
export function findEncoded(start: usize, from: usize, end: usize): u32 {
  out = RESULTS;
  resume = 0;
  let run: usize = 0; // digits of a run that reach up to p
  let p = from;
  for (; p < end; p += 16) {
    const bytes = v128.load(p);
    const backslashes = i8x16.eq(bytes, i8x16.splat(0x5c));
    let found = escapeMask(bytes, backslashes);
    while (found != 0) {
      escapeAt(start, p + ctz(found), end);
      found &= found - 1;
    }
    let digits = digitMask(bytes);
    let seams = seamMask(bytes, v128.load(p, 1), backslashes, (digits << 1) | (run != 0 ? 1 : 0));
    while (seams != 0) {
      const at = p + ctz(seams);
      const to = seamAt(start, at, end);
      if (to != 0) emit(AT_SEAM, at, to, start);
      seams &= seams - 1;
    }
    if (end - p < 16) digits &= (1 << <u32>(end - p)) - 1;
    if (digits == 0xffff) {
      run += 16;
      continue;
    }
    const lead: usize = ctz(~digits);
    if (run + lead >= MIN_RUN) classify(p - run, p + lead, start);
    run = clz(~(digits << 16));
    if (full()) {
      resume = p + 16 - run;
      return <u32>((out - RESULTS) >> 3);
    }
  }
  if (run >= MIN_RUN) classify(p - run, p, start);
  return <u32>((out - RESULTS) >> 3);
}

// @ts-ignore: decorator
@inline
function escapeMask(bytes: v128, backslashes: v128): u32 {
  const percent = i8x16.eq(bytes, i8x16.splat(0x25));
  const ampersand = i8x16.eq(bytes, i8x16.splat(0x26));
  return <u32>i8x16.bitmask(v128.or(percent, v128.or(backslashes, ampersand)));
}

/**
 * Quotes and backslashes behind a letter or digit and before a blank, a line end, an operator, `}` or a quote: behind these a
 * text can go on. And empty literals.
 */
// @ts-ignore: decorator
@inline
function seamMask(bytes: v128, next: v128, backslashes: v128, behindDigit: u32): u32 {
  const double = i8x16.eq(bytes, i8x16.splat(0x22));
  const single = i8x16.eq(bytes, i8x16.splat(0x27));
  const back = i8x16.eq(bytes, i8x16.splat(0x60));
  const quotes = v128.or(v128.or(double, single), back);
  const blank = i8x16.le_u(next, i8x16.splat(0x20));
  const quote = v128.or(i8x16.eq(next, i8x16.splat(0x22)), i8x16.eq(next, i8x16.splat(0x27)));
  const operator = v128.or(i8x16.eq(next, i8x16.splat(0x2b)), i8x16.eq(next, i8x16.splat(0x2e)));
  const brace = i8x16.eq(next, i8x16.splat(0x7d));
  const goesOn = v128.or(v128.or(blank, quote), v128.or(operator, brace));
  const ends = <u32>i8x16.bitmask(v128.and(v128.or(quotes, backslashes), goesOn)) & behindDigit;
  return ends | <u32>i8x16.bitmask(v128.and(quotes, i8x16.eq(bytes, next)));
}

/** Letters, digits, and the four of + / - _ that the two alphabets of base64 use. */
// @ts-ignore: decorator
@inline
function digitMask(bytes: v128): u32 {
  const folded = v128.or(bytes, i8x16.splat(0x20));
  const letters = i8x16.lt_u(i8x16.sub(folded, i8x16.splat(0x61)), i8x16.splat(26));
  const slashAndDigits = i8x16.lt_u(i8x16.sub(bytes, i8x16.splat(0x2f)), i8x16.splat(11));
  const plus = i8x16.eq(bytes, i8x16.splat(0x2b));
  const minus = i8x16.eq(bytes, i8x16.splat(0x2d));
  const underscore = i8x16.eq(bytes, i8x16.splat(0x5f));
  const signs = v128.or(plus, v128.or(minus, underscore));
  return <u32>i8x16.bitmask(v128.or(letters, v128.or(slashAndDigits, signs)));
}

function classify(s: usize, e: usize, start: usize): void {
  if (e - s >= MIN_HEX && ((e - s) & 1) == 0 && hexDecodesToText(s)) emit(RUN_HEX, s, e, start);
  else if (base64DecodesToText(s)) emit(RUN_BASE64, s, e, start);
}

function hexDecodesToText(s: usize): bool {
  for (let i: usize = 0; i < MIN_HEX; i += 2) {
    const high = load<u8>(s + i);
    const low = load<u8>(s + i + 1);
    if (!is(high, HEX) || !is(low, HEX)) return false;
    if (!is(<u8>((hexValue(high) << 4) | hexValue(low)), PRINTABLE)) return false;
  }
  return true;
}

function base64DecodesToText(s: usize): bool {
  let beyond: u32 = 0; // bytes of letters beyond ASCII, or of a byte order mark
  let narrow = true;
  let wide = true;
  let at = 0;
  for (let i: usize = 0; i < HEAD_CHARACTERS; i += 4) {
    const quad =
      (base64Value(load<u8>(s + i)) << 18) |
      (base64Value(load<u8>(s + i + 1)) << 12) |
      (base64Value(load<u8>(s + i + 2)) << 6) |
      base64Value(load<u8>(s + i + 3));
    for (let shift = 16; shift >= 0; shift -= 8) {
      const byte = <u8>((quad >> shift) & 0xff);
      const text = is(byte, PRINTABLE);
      if (!text && (byte < 0x80 || ++beyond > MAX_BEYOND_ASCII)) narrow = false;
      if (at & 1 ? byte != 0 : !text) wide = false;
      at++;
    }
    if (!narrow && !wide) return false;
  }
  return true;
}

/** Finds UTF-16 text of either byte order: printable ASCII, each character followed by a zero byte. */
export function findWide(start: usize, from: usize, end: usize): u32 {
  out = RESULTS;
  resume = 0;
  let p = from;
  while (p + 1 < end) {
    if (load<u8>(p + 1) != 0) {
      p++;
      continue;
    }
    const s = p;
    let e = s;
    while (e + 1 < end && load<u8>(e + 1) == 0 && is(load<u8>(e), PRINTABLE)) e += 2;
    // Big endian: the zero stands before each character, so the last has none behind it.
    if (e > s && e < end && s > start && load<u8>(s - 1) == 0 && is(load<u8>(e), PRINTABLE)) e += 1;
    if (e - s >= 2 * MIN_WIDE) emit(RUN_WIDE, s, e, start);
    p = e > s ? e : p + 1;
    if (full()) {
      resume = p;
      break;
    }
  }
  return <u32>((out - RESULTS) >> 3);
}

function escapeAt(start: usize, p: usize, end: usize): void {
  const c = load<u8>(p);
  const next = load<u8>(p + 1);
  if (c == 0x25) {
    if (p + 3 <= end && isAsciiPair(p + 1)) emit(AT_PERCENT, p, p + 3, start);
  } else if (c == 0x5c) {
    if (p + 4 <= end && next == 0x78 && isAsciiPair(p + 2)) emit(AT_ESCAPE, p, p + 4, start);
    if (p + 6 <= end && next == 0x75 && load<u16>(p + 2) == 0x3030 && isAsciiPair(p + 4)) {
      emit(AT_ESCAPE, p, p + 6, start);
    }
  } else if (p + 2 <= end && next == 0x23) {
    emit(AT_ENTITY, p, p + 2, start);
  } else if (p + 6 <= end && load<u32>(p + 1) == 0x746f7571 && load<u8>(p + 5) == 0x3b) {
    emit(AT_ENTITY, p, p + 6, start); // &quot;
  }
}

function isAsciiPair(p: usize): bool {
  const high = load<u8>(p);
  return high >= 0x32 && high <= 0x37 && is(load<u8>(p + 1), HEX);
}
