import { decodeBase32, encodeBase32 } from './base32.ts';

const CHECKSUM_BYTES = 2;

/**
 * The bytes of a key of NATS or Stellar before its last two, which are their CRC-16, least significant byte first;
 * undefined where it is wrong. Sources: nats-io/nkeys, strkey.go; Stellar SEP-23.
 */
export function decodeStrkey(text: string): Uint8Array | undefined {
  const bytes = decodeBase32(text);
  if (bytes === undefined || bytes.length <= CHECKSUM_BYTES) return undefined;
  const checked = bytes.subarray(0, -CHECKSUM_BYTES);
  const sum = crc16(checked);
  return bytes.at(-2) === (sum & 0xff) && bytes.at(-1) === sum >>> 8 ? checked : undefined;
}

export function encodeStrkey(bytes: Uint8Array): string {
  const sum = crc16(bytes);
  return encodeBase32(Uint8Array.from([...bytes, sum & 0xff, sum >>> 8])).toUpperCase();
}

/** CRC-16/XMODEM. */
export function crc16(bytes: Uint8Array): number {
  let sum = 0;
  for (const byte of bytes) {
    sum ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) sum = sum & 0x8000 ? ((sum << 1) ^ 0x1021) & 0xffff : (sum << 1) & 0xffff;
  }
  return sum;
}
