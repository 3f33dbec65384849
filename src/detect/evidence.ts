import { surpriseBits } from '../tokens/bigrams.ts';

/** Natural text costs about this many bits a pair; what a value costs above it speaks for a secret. */
const NATURAL_BITS = 5.1;
/** From so much evidence on, words are unlikely. */
export const LIKELY_BITS = 12;

/** The evidence against a value having been written as words, in bits. */
export function evidenceBits(value: string): number {
  return (surpriseBits(value) - NATURAL_BITS) * (value.length - 1);
}
