// Deltas of packs (gitformat-pack(5), "Deltified representation").

const COPY: u32 = 0x80;
const DEFAULT_COPY_BYTES: usize = 0x10000;
/** Triples of u32, see `applyDelta`. */
const TRIPLE: usize = 12;

let at: usize = 0;
let damaged = false;

function varint(end: usize): usize {
  let value: usize = 0;
  for (let shift = 0; shift < 35; shift += 7) {
    if (at >= end) break;
    const byte = load<u8>(at++);
    value |= <usize>(byte & 0x7f) << shift;
    if (!(byte & 0x80)) return value;
  }
  damaged = true;
  return 0;
}

/** The length of what the delta [from, end) gives, -1 for a damaged head or one that is of another base. */
export function targetLength(from: usize, end: usize, baseLength: usize): i32 {
  at = from;
  damaged = false;
  if (varint(end) != baseLength) return -1;
  const length = varint(end);
  return damaged ? -1 : <i32>length;
}

/**
 * Applies the delta whose head `targetLength` has just read. Writes what it took over from the base as triples to
 * `copies`: start and end in the target, start in the base. In order; neighbours that go on in the base are one. Gives how
 * many, -1 for a damaged delta.
 */
export function applyDelta(base: usize, baseLength: usize, end: usize, target: usize, length: usize, copies: usize): i32 {
  let done: usize = 0;
  let last: usize = copies - TRIPLE;
  while (at < end) {
    const instruction: u32 = load<u8>(at++);
    let count: usize;
    if (instruction & COPY) {
      let from: usize = 0;
      count = 0;
      for (let i = 0; i < 4; i++) if (instruction & (1 << i)) from |= (<usize>load<u8>(at++)) << (i << 3);
      for (let i = 0; i < 3; i++) if (instruction & (0x10 << i)) count |= (<usize>load<u8>(at++)) << (i << 3);
      if (count == 0) count = DEFAULT_COPY_BYTES;
      if (at > end || from > baseLength || count > baseLength - from || count > length - done) return -1;
      copyBytes(target + done, base + from, count);
      const follows =
        last >= copies && <usize>load<u32>(last, 4) == done && <usize>load<u32>(last, 8) + done - <usize>load<u32>(last) == from;
      if (!follows) {
        last += TRIPLE;
        store<u32>(last, done);
        store<u32>(last, from, 8);
      }
      store<u32>(last, done + count, 4);
    } else {
      count = instruction;
      if (count == 0 || count > end - at || count > length - done) return -1;
      copyBytes(target + done, at, count);
      at += count;
    }
    done += count;
  }
  return done == length ? <i32>((last - copies) / TRIPLE) + 1 : -1;
}

/** Most pieces are a few bytes long: a call would take longer. Writes up to 8 bytes too many. */
// @ts-ignore: decorator
@inline
function copyBytes(to: usize, from: usize, count: usize): void {
  if (count > 64) {
    memory.copy(to, from, count);
    return;
  }
  for (let i: usize = 0; i < count; i += 8) store<u64>(to + i, load<u64>(from + i));
}
