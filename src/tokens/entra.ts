import { marvin32 } from './marvin32.ts';

const ALPHABET = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ1234567890.-_~';
const DIGITS = 6;
const KEPT = 3;

/**
 * The last 3 characters of a client secret with 8Q~: the upper half of a Marvin32 in the alphabet of these secrets.
 * Source: microsoft/security-utilities, IdentifiableMetadata.cs and CustomAlphabetEncoder.cs.
 */
export function entraChecksum(checked: string): string {
  let rest = marvin32(Buffer.from(checked, 'latin1'), 'AadPwd00');
  let digits = '';
  while (digits.length < DIGITS) {
    digits = ALPHABET.charAt(rest % ALPHABET.length) + digits;
    rest = Math.floor(rest / ALPHABET.length);
  }
  return digits.slice(0, KEPT);
}
