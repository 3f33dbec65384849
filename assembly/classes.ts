// Character classes as one bit each, so that a test is one load.
export const IDENTIFIER: u8 = 1;
export const ALPHANUMERIC: u8 = 2;
export const HEX: u8 = 4;
export const PRINTABLE: u8 = 8;
/** All but blanks, line ends and quotes. */
export const WORD: u8 = 16;
/** What stands within tokens: letters, digits and _ - . + / */
export const TOKEN: u8 = 32;

const CLASSES = memory.data(256);
const VALUES = memory.data(256);

function mark(from: u8, to: u8, bits: u8): void {
  for (let c: u32 = from; c <= to; c++) store<u8>(CLASSES + c, load<u8>(CLASSES + c) | bits);
}

function value(from: u8, to: u8, first: u8): void {
  for (let c: u32 = from; c <= to; c++) store<u8>(VALUES + c, <u8>(c - from) + first);
}

mark(0x30, 0x39, IDENTIFIER | ALPHANUMERIC | HEX); // 0-9
mark(0x41, 0x5a, IDENTIFIER | ALPHANUMERIC); // A-Z
mark(0x61, 0x7a, IDENTIFIER | ALPHANUMERIC); // a-z
mark(0x41, 0x46, HEX);
mark(0x61, 0x66, HEX);
mark(0x5f, 0x5f, IDENTIFIER); // _
mark(0x2d, 0x2d, IDENTIFIER); // -
mark(0x2e, 0x2e, IDENTIFIER); // .
mark(0x30, 0x39, TOKEN);
mark(0x41, 0x5a, TOKEN);
mark(0x61, 0x7a, TOKEN);
mark(0x5f, 0x5f, TOKEN);
mark(0x2b, 0x2b, TOKEN);
mark(0x2d, 0x2f, TOKEN); // - . /
mark(0x20, 0x7e, PRINTABLE);
mark(0x09, 0x0a, PRINTABLE);
mark(0x0d, 0x0d, PRINTABLE);
mark(0x00, 0x08, WORD);
mark(0x0e, 0x1f, WORD);
mark(0x21, 0x21, WORD);
mark(0x23, 0x26, WORD);
mark(0x28, 0x5f, WORD);
mark(0x61, 0xff, WORD);

value(0x41, 0x5a, 0);
value(0x61, 0x7a, 26);
value(0x30, 0x39, 52);
value(0x2b, 0x2b, 62);
value(0x2d, 0x2d, 62);
value(0x2f, 0x2f, 63);
value(0x5f, 0x5f, 63);

// @ts-ignore: decorator
@inline
export function is(c: u8, bits: u8): bool {
  return (load<u8>(CLASSES + c) & bits) != 0;
}

// @ts-ignore: decorator
@inline
export function base64Value(c: u8): u32 {
  return load<u8>(VALUES + c);
}

// @ts-ignore: decorator
@inline
export function hexValue(c: u8): u32 {
  return c <= 0x39 ? c - 0x30 : (c | 0x20) - 0x57;
}
