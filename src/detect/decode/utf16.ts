import type { Decoded } from './layer.ts';

/** Takes every second byte of a run of UTF-16 that holds ASCII only; `start` is the place of a character's byte. */
export function decodeUtf16(bytes: Buffer, start: number, end: number): Decoded {
  const decoded = Buffer.alloc(Math.ceil((end - start) / 2));
  for (let at = 0; at < decoded.length; at++) decoded[at] = bytes[start + 2 * at] ?? 0;
  return { bytes: decoded, sourceOf: (offset) => Math.min(end, start + 2 * offset) };
}
