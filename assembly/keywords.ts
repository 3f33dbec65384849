import { HEADS, RECORDS, RESULTS, RESULTS_END, TABLE } from './layout';
import { assignmentFollows } from './assignment';
import { ALPHANUMERIC, IDENTIFIER, is, WORD } from './classes';

const FOLD: u32 = 0x20202020;
const FOLD_8_BYTES: u64 = 0x2020202020202020;
const GOLDEN: u32 = 0x9e3779b1;

const FOLDED: u8 = 1;
const ASSIGNMENT: u8 = 2;
/** A keyword of 3 bytes: the 4 that it starts with in its record are those and one that can follow it. */
const SHORT: u8 = 4;
/** A keyword of one letter again and again: only the first place of a run of that letter counts. */
const UNIFORM: u8 = 8;

/** What the gate asks for may stand a little further on. */
const NEAR: u8 = 16;
/** The gate asks for an `@` before the word ends. */
const USERINFO: u8 = 32;
/** The class of a gate in the high bits of its byte, the count in the low ones. */
const GATE_COUNT: u8 = 0x3f;
const NEAR_REACH: usize = 200;
const NEAR_REACH_BEFORE: usize = 160;
const ASSIGNED_REACH: usize = 64;
const MAX_USERINFO: usize = 512;

let resume: usize = 0;
let isGated: bool = true;

/** Where to go on after a search that filled the results; 0 when it reached the end. */
export function resumeAt(): usize {
  return resume;
}

// @ts-ignore: decorator
@inline
function hash(folded: u64): u32 {
  return <u32>folded * GOLDEN;
}

// @ts-ignore: decorator
@inline
function marks(hash: u32): u32 {
  return load<u8>(TABLE + (hash >>> 14));
}

/** Most other texts of 4 bytes that share the slot of a keyword do not share its mark. */
// @ts-ignore: decorator
@inline
function isMarked(hash: u32): bool {
  return ((marks(hash) >> ((hash >>> 11) & 7)) & 1) != 0;
}

/**
 * Finds keywords in [from, end), those with a gate and those of assignments only where what they ask for stands behind
 * them, unless `everywhere` is set: writes (keyword, offset from `start`) pairs and returns how many. Every position costs one
 * multiplication and one table byte, whatever the number of keywords.
 */
export function findKeywords(start: usize, from: usize, end: usize, everywhere: bool): u32 {
  isGated = !everywhere;
  let out = RESULTS;
  resume = 0;
  for (let p = from; p < end; p += 8) {
    const first = load<u64>(p) | FOLD_8_BYTES;
    const next = load<u64>(p, 4) | FOLD_8_BYTES;
    const h0 = hash(first);
    const h1 = hash(first >> 8);
    const h2 = hash(first >> 16);
    const h3 = hash(first >> 24);
    const h4 = hash(next);
    const h5 = hash(next >> 8);
    const h6 = hash(next >> 16);
    const h7 = hash(next >> 24);
    const any = marks(h0) | marks(h1) | marks(h2) | marks(h3) | marks(h4) | marks(h5) | marks(h6) | marks(h7);
    if (!any) continue;
    if (isMarked(h0)) out = compare(start, end, p, h0 >>> 16, out);
    if (isMarked(h1)) out = compare(start, end, p + 1, h1 >>> 16, out);
    if (isMarked(h2)) out = compare(start, end, p + 2, h2 >>> 16, out);
    if (isMarked(h3)) out = compare(start, end, p + 3, h3 >>> 16, out);
    if (isMarked(h4)) out = compare(start, end, p + 4, h4 >>> 16, out);
    if (isMarked(h5)) out = compare(start, end, p + 5, h5 >>> 16, out);
    if (isMarked(h6)) out = compare(start, end, p + 6, h6 >>> 16, out);
    if (isMarked(h7)) out = compare(start, end, p + 7, h7 >>> 16, out);
    if (out + 8 * 1024 > RESULTS_END) {
      resume = p + 8;
      break;
    }
  }
  return <u32>((out - RESULTS) >> 3);
}

function compare(start: usize, end: usize, position: usize, slot: u32, out: usize): usize {
  let index: u32 = load<u16>(HEADS + (slot << 1));
  while (index != 0) {
    const record = RECORDS + ((<usize>index - 1) << 4);
    index = load<u16>(record, 10);
    const at = position - <usize>load<u8>(record, 14);
    if ((load<u32>(at) | FOLD) != load<u32>(record, 4)) continue;
    const length: usize = load<u8>(record, 12);
    const gate = load<u8>(record, 13);
    const flags = load<u8>(record, 15);
    const fits = at >= start && at + (flags & SHORT ? 4 : length) <= end;
    const inRun = (flags & UNIFORM) != 0 && at > start && load<u8>(at - 1) == load<u8>(at);
    if (fits && !inRun && same(at, load<u32>(record), length, (flags & FOLDED) != 0)) {
      if (
        !isGated ||
        (flags & ASSIGNMENT
          ? assignmentFollows(start, at, at + length, end) && (gate == 0 || isAssignedRun(gate, at + length, end))
          : gate == 0 || isOpen(gate, flags, start, at, at + length, end))
      ) {
        store<u32>(out, load<u16>(record, 8));
        store<u32>(out, <u32>(at - start), 4);
        out += 8;
      }
    }
  }
  return out;
}

/** The value that a key is given stands near behind it. */
function isAssignedRun(gate: u8, after: usize, end: usize): bool {
  const count: usize = gate & GATE_COUNT;
  return hasRun(after, min(end, after + ASSIGNED_REACH + count), count, ALPHANUMERIC);
}

function isOpen(gate: u8, flags: u8, start: usize, at: usize, after: usize, end: usize): bool {
  const bits: u8 = (gate >>> 6) == 1 ? ALPHANUMERIC : (gate >>> 6) == 2 ? IDENTIFIER : WORD;
  if (flags & USERINFO) {
    const stop = min(end, after + MAX_USERINFO);
    for (let p = after; p < stop; p++) {
      const byte = load<u8>(p);
      if (byte == 0x40) return true;
      if (byte == 0x2f || !is(byte, bits)) return false;
    }
    return false;
  }
  const count: usize = gate & GATE_COUNT;
  if (!(flags & NEAR)) return after + count <= end && hasRun(after, after + count, count, bits);
  if (hasRun(after, min(end, after + NEAR_REACH + count), count, bits)) return true;
  // A name behind its value stands in an address or a sentence: a blank, a dot, a slash or an @ is before it.
  if (at == start) return false;
  const before = load<u8>(at - 1);
  if (before != 0x20 && before != 0x2e && before != 0x2f && before != 0x40) return false;
  return hasRun(at - min(at - start, NEAR_REACH_BEFORE), at, count, bits);
}

/** Whether so many bytes of a class stand together in [from, stop). */
function hasRun(from: usize, stop: usize, count: usize, bits: u8): bool {
  // From the end of a run that is long enough, so that most bytes are passed over.
  while (from + count <= stop) {
    let p = from + count;
    while (p > from && is(load<u8>(p - 1), bits)) p--;
    if (p == from) return true;
    from = p;
  }
  return false;
}

function same(at: usize, text: usize, length: usize, folded: bool): bool {
  for (let i: usize = 0; i < length; i++) {
    const wanted = load<u8>(text + i);
    let found = load<u8>(at + i);
    if (folded && found >= 0x41 && found <= 0x5a) found |= 0x20;
    if (wanted != found) return false;
  }
  return true;
}
