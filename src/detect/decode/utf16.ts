import { isBigEndian } from '../../tokens/byte-order.ts';
import type { Decoded } from './layer.ts';

/**
 * Takes every second byte of a run of UTF-16 that holds ASCII only. `start` is the place of the first character's ASCII
 * byte; in big endian a zero byte stands before it, and the character begins there.
 */
export function decodeUtf16(bytes: Buffer, start: number, end: number): Decoded {
  const decoded = Buffer.alloc(Math.ceil((end - start) / 2));
  for (let at = 0; at < decoded.length; at++) decoded[at] = bytes[start + 2 * at] ?? 0;
  const bigEndian = isBigEndian(bytes) ?? ((end - start) % 2 === 1 && bytes[start - 1] === 0);
  const first = bigEndian ? start - 1 : start;
  return { bytes: decoded, sourceOf: (offset) => Math.min(end, first + 2 * offset) };
}
