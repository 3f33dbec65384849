import { crc32 } from './crc32.ts';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/**
 * The six characters that GitHub and npm append to a token: CRC-32 of its random part in base 62, padded with zeros.
 * Source: github.blog "Behind GitHub's new authentication token formats" (2021).
 */
export function crc32Base62(randomPart: string): string {
  let rest = crc32(Buffer.from(randomPart, 'latin1'));
  let digits = '';
  while (rest > 0) {
    digits = ALPHABET.charAt(rest % 62) + digits;
    rest = Math.floor(rest / 62);
  }
  return digits.padStart(6, '0');
}
