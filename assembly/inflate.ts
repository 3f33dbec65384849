// Inflate (RFC 1951) of one zlib stream (RFC 1950), after the design of zlib and libdeflate: a bit buffer of 64 bits, and
// tables of two levels that a code is looked up in.

const ROOT_BITS: u32 = 9;
const ROOT_BITS_DISTANCE: u32 = 6;
/** As many entries as any code of 286 symbols and 9 root bits, or 30 and 6, can need (zlib's `enough`). */
const ENTRIES: u32 = 852;
const ENTRIES_DISTANCE: u32 = 592;
const MAX_BITS: u32 = 15;
const SYMBOLS: u32 = 288;
const SYMBOLS_DISTANCE: u32 = 32;
const END_OF_BLOCK: u32 = 256;

// An entry: value << 16 | extra bits << 8 | flags | bits of the code.
const LITERAL: u32 = 0x80;
const TABLE: u32 = 0x40;
const END: u32 = 0x20;
const BITS: u32 = 0x1f;
/** No code leads there, or one that no stream may use. */
const NO_SYMBOL: u32 = 0;

const CODES = memory.data(ENTRIES * 4);
const DISTANCES = memory.data(ENTRIES_DISTANCE * 4);
const FIXED_CODES = memory.data(ENTRIES * 4);
const FIXED_DISTANCES = memory.data(ENTRIES_DISTANCE * 4);
/** Code lengths of literals and lengths, then of distances, one byte each. */
const LENGTHS = memory.data(SYMBOLS + SYMBOLS_DISTANCE);
const SORTED = memory.data(SYMBOLS * 2);
const COUNTS = memory.data((MAX_BITS + 1) * 4);
const STARTS = memory.data((MAX_BITS + 2) * 4);

const LENGTH_BASES = memory.data<u16>([
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
]);
const LENGTH_EXTRAS = memory.data<u8>([
  0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
]);
const DISTANCE_BASES = memory.data<u16>([
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145,
  8193, 12289, 16385, 24577,
]);
const DISTANCE_EXTRAS = memory.data<u8>([
  0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
]);
const ORDER = memory.data<u8>([16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]);

/** Marks symbols of code lengths, of which 0 is one. */
const CODE: u32 = 0x100;

const OF_CODES: u32 = 0;
const OF_LENGTHS: u32 = 1;
const OF_DISTANCES: u32 = 2;

let p: usize = 0; // the next byte that is not in the bit buffer
let bits: u64 = 0;
let held: u32 = 0; // bits in the buffer
let fixedIsBuilt = false;

// @ts-ignore: decorator
@inline
function refill(): void {
  bits |= load<u64>(p) << held;
  p += (63 - held) >> 3;
  held |= 56;
}

/** At most 16 bits; the caller has refilled. */
// @ts-ignore: decorator
@inline
function take(count: u32): u32 {
  const value = <u32>bits & ((1 << count) - 1);
  bits >>= count;
  held -= count;
  return value;
}

/**
 * Inflates the zlib stream [source, sourceEnd) to [target, targetEnd), which it has to fill. Says whether it did. The
 * checksum at its end is not looked at: who reads packs checks that of the pack's index. Up to 16 bytes behind the source
 * may be read, and up to 8 behind the target written.
 */
export function inflate(source: usize, sourceEnd: usize, target: usize, targetEnd: usize): bool {
  if (sourceEnd < source + 2) return false;
  const header: u32 = ((<u32>load<u8>(source)) << 8) | load<u8>(source, 1);
  // Deflate, no dictionary, and the check bits.
  if ((header & 0x0f00) != 0x0800 || (header & 0x20) != 0 || header % 31 != 0) return false;
  p = source + 2;
  bits = 0;
  held = 0;
  let out = target;
  for (let last = false; !last; ) {
    refill();
    last = take(1) != 0;
    const kind = take(2);
    if (kind == 0) {
      out = copyStored(sourceEnd, out, targetEnd);
    } else if (kind == 1) {
      if (!fixedIsBuilt) buildFixed();
      out = inflateBlock(FIXED_CODES, FIXED_DISTANCES, sourceEnd, target, out, targetEnd);
    } else if (kind == 2) {
      if (!readTables()) return false;
      out = inflateBlock(CODES, DISTANCES, sourceEnd, target, out, targetEnd);
    } else return false;
    if (out == 0) return false;
  }
  return out == targetEnd && p - (held >> 3) <= sourceEnd;
}

function copyStored(sourceEnd: usize, out: usize, targetEnd: usize): usize {
  take(held & 7);
  p -= held >> 3;
  bits = 0;
  held = 0;
  if (p + 4 > sourceEnd) return 0;
  const length: usize = load<u16>(p);
  if (length != <usize>(load<u16>(p, 2) ^ 0xffff)) return 0;
  p += 4;
  if (p + length > sourceEnd || out + length > targetEnd) return 0;
  memory.copy(out, p, length);
  p += length;
  return out + length;
}

/** Gives where the block's bytes end, 0 for a damaged one. */
function inflateBlock(
  codes: usize,
  distances: usize,
  sourceEnd: usize,
  target: usize,
  from: usize,
  targetEnd: usize,
): usize {
  let out = from;
  let p_ = p;
  let bits_ = bits;
  let held_ = held;
  const limit = sourceEnd + 8;
  while (p_ <= limit) {
    bits_ |= load<u64>(p_) << held_;
    p_ += (63 - held_) >> 3;
    held_ |= 56;
    let entry = load<u32>(codes + ((<usize>bits_ & ((1 << ROOT_BITS) - 1)) << 2));
    // Three literals of at most 9 bits leave enough for a length and a distance of 48 bits in all.
    if (entry & LITERAL) {
      if (out >= targetEnd) return 0;
      bits_ >>= entry & BITS;
      held_ -= entry & BITS;
      store<u8>(out++, <u8>(entry >>> 16));
      entry = load<u32>(codes + ((<usize>bits_ & ((1 << ROOT_BITS) - 1)) << 2));
      if (entry & LITERAL) {
        if (out >= targetEnd) return 0;
        bits_ >>= entry & BITS;
        held_ -= entry & BITS;
        store<u8>(out++, <u8>(entry >>> 16));
        continue;
      }
      bits_ |= load<u64>(p_) << held_;
      p_ += (63 - held_) >> 3;
      held_ |= 56;
    }
    if (entry & TABLE) {
      const index = (entry >>> 16) + (<u32>(bits_ >> ROOT_BITS) & ((1 << ((entry >>> 8) & 0xff)) - 1));
      entry = load<u32>(codes + (<usize>index << 2));
    }
    if (entry == NO_SYMBOL) return 0;
    bits_ >>= entry & BITS;
    held_ -= entry & BITS;
    if (entry & LITERAL) {
      if (out >= targetEnd) return 0;
      store<u8>(out++, <u8>(entry >>> 16));
      continue;
    }
    if (entry & END) {
      p = p_;
      bits = bits_;
      held = held_;
      return out;
    }
    let extra = (entry >>> 8) & 0xff;
    const length: usize = (entry >>> 16) + (<u32>bits_ & ((1 << extra) - 1));
    bits_ >>= extra;
    held_ -= extra;

    entry = load<u32>(distances + ((<usize>bits_ & ((1 << ROOT_BITS_DISTANCE) - 1)) << 2));
    if (entry & TABLE) {
      const index = (entry >>> 16) + (<u32>(bits_ >> ROOT_BITS_DISTANCE) & ((1 << ((entry >>> 8) & 0xff)) - 1));
      entry = load<u32>(distances + (<usize>index << 2));
    }
    if (entry == NO_SYMBOL) return 0;
    bits_ >>= entry & BITS;
    held_ -= entry & BITS;
    extra = (entry >>> 8) & 0xff;
    const distance: usize = (entry >>> 16) + (<u32>bits_ & ((1 << extra) - 1));
    bits_ >>= extra;
    held_ -= extra;
    if (distance > out - target || length > targetEnd - out) return 0;
    repeat(out, distance, length);
    out += length;
  }
  return 0;
}

/** Copies `length` bytes from `distance` before, of which the last may be among those that it writes. */
// @ts-ignore: decorator
@inline
function repeat(out: usize, distance: usize, length: usize): void {
  const end = out + length;
  if (distance >= 8) {
    do {
      store<u64>(out, load<u64>(out - distance));
      out += 8;
    } while (out < end);
  } else if (distance == 1) {
    memory.fill(out, load<u8>(out - 1), length);
  } else {
    do {
      store<u8>(out, load<u8>(out - distance));
      out++;
    } while (out < end);
  }
}

function buildFixed(): void {
  memory.fill(LENGTHS, 8, 144);
  memory.fill(LENGTHS + 144, 9, 112);
  memory.fill(LENGTHS + 256, 7, 24);
  memory.fill(LENGTHS + 280, 8, 8);
  memory.fill(LENGTHS + SYMBOLS, 5, 32);
  buildTable(OF_LENGTHS, LENGTHS, SYMBOLS, FIXED_CODES, ROOT_BITS);
  buildTable(OF_DISTANCES, LENGTHS + SYMBOLS, 32, FIXED_DISTANCES, ROOT_BITS_DISTANCE);
  fixedIsBuilt = true;
}

/** Reads the code lengths at the head of a block, and builds both tables from them. */
function readTables(): bool {
  const codes: u32 = take(5) + 257;
  const distances: u32 = take(5) + 1;
  const lengthCodes: u32 = take(4) + 4;
  if (codes > 286 || distances > 30) return false;
  memory.fill(LENGTHS, 0, 19);
  for (let i: u32 = 0; i < lengthCodes; i++) {
    if (held < 3) refill();
    store<u8>(LENGTHS + load<u8>(ORDER + i), <u8>take(3));
  }
  // The table of these codes is needed for a moment only.
  if (!buildTable(OF_CODES, LENGTHS, 19, DISTANCES, ROOT_BITS_DISTANCE + 1)) return false;
  const all = codes + distances;
  for (let at: u32 = 0; at < all; ) {
    refill();
    const entry = load<u32>(DISTANCES + ((<usize>bits & ((1 << (ROOT_BITS_DISTANCE + 1)) - 1)) << 2));
    if (entry == NO_SYMBOL) return false;
    take(entry & BITS);
    const symbol = entry >>> 16;
    if (symbol < 16) {
      store<u8>(LENGTHS + at++, <u8>symbol);
      continue;
    }
    let length: u8 = 0;
    let times: u32;
    if (symbol == 16) {
      if (at == 0) return false;
      length = load<u8>(LENGTHS + at - 1);
      times = 3 + take(2);
    } else times = symbol == 17 ? 3 + take(3) : 11 + take(7);
    if (at + times > all) return false;
    memory.fill(LENGTHS + at, length, times);
    at += times;
  }
  if (load<u8>(LENGTHS + END_OF_BLOCK) == 0) return false;
  return (
    buildTable(OF_LENGTHS, LENGTHS, codes, CODES, ROOT_BITS) &&
    buildTable(OF_DISTANCES, LENGTHS + codes, distances, DISTANCES, ROOT_BITS_DISTANCE)
  );
}

/** Builds the table of a canonical code. False where the lengths are no code: too many, or too few for more than one symbol. */
function buildTable(kind: u32, lengths: usize, symbols: u32, table: usize, rootBits: u32): bool {
  memory.fill(COUNTS, 0, (MAX_BITS + 1) * 4);
  for (let i: u32 = 0; i < symbols; i++) {
    const at = COUNTS + ((<usize>load<u8>(lengths + i)) << 2);
    store<u32>(at, load<u32>(at) + 1);
  }
  let longest = MAX_BITS;
  while (longest > 0 && load<u32>(COUNTS + (longest << 2)) == 0) longest--;
  let left: i32 = 1;
  store<u32>(STARTS, 0, 4);
  for (let length: u32 = 1; length <= MAX_BITS; length++) {
    const count = load<u32>(COUNTS + (length << 2));
    left = (left << 1) - <i32>count;
    if (left < 0) return false;
    store<u32>(STARTS + (length << 2), load<u32>(STARTS + (length << 2)) + count, 4);
  }
  if (left > 0 && (kind == OF_CODES || longest > 1)) return false;
  if (left > 0) memory.fill(table, 0, (1 << rootBits) * 4);
  if (longest == 0) return kind == OF_DISTANCES;
  for (let i: u32 = 0; i < symbols; i++) {
    const length: usize = load<u8>(lengths + i);
    if (length == 0) continue;
    const at = STARTS + (length << 2);
    const place = load<u32>(at);
    store<u16>(SORTED + (place << 1), <u16>i);
    store<u32>(at, place + 1);
  }

  let code: u32 = 0; // the bits of the code in the order in which they are read
  let subtable: u32 = 0; // where the current table starts
  let subtableBits = rootBits;
  let used: u32 = 1 << rootBits;
  let prefix: u32 = 0xffffffff;
  let next: u32 = 0;
  for (let length: u32 = 1; length <= longest; length++) {
    for (let count = load<u32>(COUNTS + (length << 2)); count > 0; count--) {
      if (length > rootBits && (code & ((1 << rootBits) - 1)) != prefix) {
        // Codes of this prefix go on in a table of their own, as large as the longest of them asks for.
        prefix = code & ((1 << rootBits) - 1);
        subtable = used;
        subtableBits = length - rootBits;
        let room: i32 = 1 << subtableBits;
        room -= <i32>count;
        while (room > 0 && subtableBits + rootBits < longest) {
          subtableBits++;
          room = (room << 1) - <i32>load<u32>(COUNTS + ((subtableBits + rootBits) << 2));
        }
        used += 1 << subtableBits;
        store<u32>(table + (prefix << 2), (subtable << 16) | (subtableBits << 8) | TABLE);
      }
      let entry = entryOf(kind, load<u16>(SORTED + (next++ << 1)));
      if (entry != NO_SYMBOL) entry |= length;
      const drop: u32 = length > rootBits ? rootBits : 0;
      const step: u32 = 1 << (length - drop);
      for (let at = code >>> drop; at < <u32>1 << subtableBits; at += step) {
        store<u32>(table + ((subtable + at) << 2), entry);
      }
      // The next code, counted from its other end.
      let bit: u32 = 1 << (length - 1);
      while (code & bit) bit >>= 1;
      code = bit == 0 ? 0 : (code & (bit - 1)) | bit;
    }
  }
  return true;
}

/** Without the length of its code. */
function entryOf(kind: u32, symbol: u32): u32 {
  if (kind == OF_CODES) return (symbol << 16) | CODE;
  if (kind == OF_DISTANCES) {
    if (symbol >= 30) return NO_SYMBOL;
    return (<u32>load<u16>(DISTANCE_BASES + (symbol << 1)) << 16) | (<u32>load<u8>(DISTANCE_EXTRAS + symbol) << 8);
  }
  if (symbol < END_OF_BLOCK) return (symbol << 16) | LITERAL;
  if (symbol == END_OF_BLOCK) return END;
  if (symbol > 285) return NO_SYMBOL;
  const at = symbol - 257;
  return (<u32>load<u16>(LENGTH_BASES + (at << 1)) << 16) | (<u32>load<u8>(LENGTH_EXTRAS + at) << 8);
}
