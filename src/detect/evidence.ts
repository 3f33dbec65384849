import { surpriseBits } from '../tokens/bigrams.ts';

/** Natural text costs about this many bits a pair; what a value costs above it speaks for a secret. */
const NATURAL_BITS = 5.1;
/** Below that, words are likely. */
export const WORDLIKE_BITS = 2.5;
/** From so much evidence on, words are unlikely. */
export const LIKELY_BITS = 12;
/** From there on a value is as random as a generated key. */
export const RANDOM_BITS = 45;

/** The evidence against a value having been written as words, in bits. */
export function evidenceBits(value: string): number {
  return (surpriseBits(value) - NATURAL_BITS) * (value.length - 1);
}

/** The same of a value that may be a word in capitals, which are rare pairs in words, too. */
export function surpriseOf(value: string): number {
  return evidenceBits(/^[A-Z]+$/.test(value) ? value.toLowerCase() : value);
}
