import { ALPHABET, PAIR_BITS } from './bigrams.data.ts';

const CLASSES = ALPHABET.length + 1;
const CLASS_OF = new Uint8Array(256).fill(ALPHABET.length);
for (let index = 0; index < ALPHABET.length; index++) CLASS_OF[ALPHABET.charCodeAt(index)] = index;

let pairBits: Uint8Array | undefined;

/**
 * How surprising a text is to someone who knows words, identifiers and paths: mean bits per pair of neighbours, about
 * 4 to 5 for natural text, 7 to 9 for random characters. 0 for texts of fewer than 2 characters.
 */
export function surpriseBits(text: string): number {
  pairBits ??= Buffer.from(PAIR_BITS, 'base64');
  if (text.length < 2) return 0;
  let sum = 0;
  let last = CLASS_OF[text.charCodeAt(0) & 0xff] ?? 0;
  for (let at = 1; at < text.length; at++) {
    const next = CLASS_OF[text.charCodeAt(at) & 0xff] ?? 0;
    sum += pairBits[last * CLASSES + next] ?? 255;
    last = next;
  }
  return sum / 16 / (text.length - 1);
}
