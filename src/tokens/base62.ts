import { crc32 } from './crc32.ts';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/**
 * The six characters that GitHub and npm append to a token: CRC-32 of its random part in base 62, padded with zeros.
 * Source: github.blog "Behind GitHub's new authentication token formats" (2021).
 */
export function crc32Base62(randomPart: string): string {
  return base62OfNumber(crc32(Buffer.from(randomPart, 'latin1'))).padStart(6, '0');
}

/** A number below 2^53 in base 62, without leading zeros: nothing for 0. */
export function base62OfNumber(value: number): string {
  let digits = '';
  for (let rest = value; rest > 0; rest = Math.floor(rest / 62)) digits = ALPHABET.charAt(rest % 62) + digits;
  return digits;
}

/** A few bytes as one number, most significant first, in base 62; each leading zero byte is a leading 0. */
export function base62OfBytes(bytes: Uint8Array): string {
  const zeros = bytes.findIndex((byte) => byte !== 0);
  const leading = '0'.repeat(zeros < 0 ? bytes.length : zeros);
  return leading + base62OfNumber(bytes.reduce((sum, byte) => sum * 256 + byte, 0));
}

/** The number that base 62 digits stand for. */
export function numberOfBase62(digits: string): number {
  return [...digits].reduce((sum, digit) => sum * 62 + ALPHABET.indexOf(digit), 0);
}
