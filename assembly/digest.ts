/** A random key for each 8 bytes of a window; src/detect/prefilter.ts fills it. */
const KEY = memory.data(2048);

export function digestKey(): usize {
  return KEY;
}

/**
 * A digest of 52 bits of [from, to), at most 2048 bytes, and a number: the sum of products of keyed halves (NH, of UMAC).
 * Who does not know the key cannot make two texts that have the same one. Up to 8 bytes behind the end are read.
 */
export function digest(from: usize, to: usize, salt: u32): f64 {
  let sum: u64 = load<u64>(KEY) ^ salt ^ (<u64>(to - from) << 32);
  sum *= 0x9e3779b97f4a7c15;
  let key = KEY;
  let p = from;
  for (; p + 8 <= to; p += 8) {
    const word = load<u64>(p) + load<u64>(key);
    sum += (word & 0xffffffff) * (word >> 32);
    key += 8;
  }
  const left = <u64>(to - p);
  if (left > 0) {
    const word = (load<u64>(p) & (((<u64>1) << (left << 3)) - 1)) + load<u64>(key);
    sum += (word & 0xffffffff) * (word >> 32);
  }
  sum ^= sum >> 29;
  sum *= 0xbf58476d1ce4e5b9;
  return <f64>(sum >> 12);
}
