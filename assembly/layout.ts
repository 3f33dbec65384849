// Where things stand in linear memory. src/detect/prefilter.ts writes the tables; both sides must agree.

/** One byte for each value of the hash's upper 18 bits, a bit in it for each of the next 3: whether a keyword has them. */
export const TABLE: usize = 0;
/** u16 for each value of the hash's upper 16 bits: 1 + index of the first record, 0 for none. */
export const HEADS: usize = 0x40000;
/**
 * Records of 16 bytes: text u32, its first 4 bytes folded u32, keyword u16, next u16 (1 + index), length u8, gate u8,
 * anchor u8, flags u8.
 */
export const RECORDS: usize = 0x60000;
/** Bytes of the keywords; folded ones in lower case. */
export const TEXTS: usize = 0xb0000;
/** Results: pairs of u32. */
export const RESULTS: usize = 0x100000;
export const RESULTS_END: usize = 0x200000;
/** The bytes to search; at least 16 bytes after their end may be read. */
export const INPUT: usize = 0x200000;
