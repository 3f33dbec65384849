import type { Decoded } from './layer.ts';

/** Decodes a run of pairs of hex digits. */
export function decodeHex(bytes: Buffer, start: number, end: number): Decoded {
  return {
    bytes: Buffer.from(bytes.toString('latin1', start, end), 'hex'),
    sourceOf: (offset) => Math.min(end, start + 2 * offset),
  };
}
