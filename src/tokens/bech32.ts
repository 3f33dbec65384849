const ALPHABET = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const GENERATORS = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
const CHECKSUM_CHARACTERS = 6;

/** Whether the last 6 characters are the checksum of a bech32 text (BIP-173), of either case, of any length. */
export function isBech32(text: string): boolean {
  const lower = text.toLowerCase();
  if (text !== lower && text !== text.toUpperCase()) return false;
  const separator = lower.lastIndexOf('1');
  const values = [...lower.slice(separator + 1)].map((character) => ALPHABET.indexOf(character));
  if (separator < 1 || values.length < CHECKSUM_CHARACTERS || values.includes(-1)) return false;
  return remainder([...expanded(lower.slice(0, separator)), ...values]) === 1;
}

/** Data and checksum of a bech32 text behind its readable part, both in lower case. */
export function bech32Behind(readable: string, data: string): string {
  const values = [...data].map((character) => ALPHABET.indexOf(character));
  const sum = remainder([...expanded(readable), ...values, 0, 0, 0, 0, 0, 0]) ^ 1;
  const checksum = [25, 20, 15, 10, 5, 0].map((shift) => ALPHABET.charAt((sum >>> shift) & 31));
  return data + checksum.join('');
}

function expanded(readable: string): readonly number[] {
  const codes = [...Buffer.from(readable, 'latin1')];
  return [...codes.map((code) => code >> 5), 0, ...codes.map((code) => code & 31)];
}

function remainder(values: readonly number[]): number {
  let sum = 1;
  for (const value of values) {
    const top = sum >>> 25;
    sum = ((sum & 0x1ffffff) << 5) ^ value;
    GENERATORS.forEach((generator, bit) => {
      if ((top >>> bit) & 1) sum ^= generator;
    });
  }
  return sum >>> 0;
}
