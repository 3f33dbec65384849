import { sha256 } from './sha256.ts';

const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const CHECKSUM_BYTES = 4;

/**
 * The bytes of a base58 text whose last 4 bytes are the checksum of those before, which are returned: the double SHA-256
 * of Bitcoin. undefined where a character or the checksum is wrong.
 */
export function decodeBase58Check(text: string): Uint8Array | undefined {
  const bytes = decodeBase58(text);
  if (bytes === undefined || bytes.length <= CHECKSUM_BYTES) return undefined;
  const checked = bytes.subarray(0, -CHECKSUM_BYTES);
  return checksum(checked).every((byte, at) => byte === bytes[checked.length + at]) ? checked : undefined;
}

export function encodeBase58Check(bytes: Uint8Array): string {
  const whole = [...bytes, ...checksum(bytes)];
  let rest = whole.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  let text = '';
  for (; rest > 0n; rest /= 58n) text = ALPHABET.charAt(Number(rest % 58n)) + text;
  return '1'.repeat(whole.findIndex((byte) => byte !== 0)) + text;
}

function checksum(bytes: Uint8Array): Uint8Array {
  return sha256(sha256(bytes)).subarray(0, CHECKSUM_BYTES);
}

function decodeBase58(text: string): Uint8Array | undefined {
  let value = 0n;
  for (const character of text) {
    const digit = ALPHABET.indexOf(character);
    if (digit < 0) return undefined;
    value = value * 58n + BigInt(digit);
  }
  const hex = value === 0n ? '' : value.toString(16);
  const zeros = /^1*/.exec(text)?.[0].length ?? 0;
  return Buffer.from('00'.repeat(zeros) + (hex.length % 2 === 0 ? hex : `0${hex}`), 'hex');
}
