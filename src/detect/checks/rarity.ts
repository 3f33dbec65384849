import { surpriseBits } from '../../tokens/bigrams.ts';
import { type Check, dismiss, doubt, support } from './check.ts';

/** Natural text costs about this many bits a pair; what a value costs above it speaks for a secret. */
const NATURAL_BITS = 5.1;
const CERTAIN_BITS = 45;
const LIKELY_BITS = 12;
const WORDLIKE_BITS = 2.5;

/** The evidence against a value having been written as words, in bits. */
export function evidenceBits(value: string): number {
  return (surpriseBits(value) - NATURAL_BITS) * (value.length - 1);
}

/** Turns rarity into confidence: random characters are believed, words are not. */
export const rarity: Check = ({ secret, assignment }) => {
  // In words, too, capitals are rare pairs.
  const bits = evidenceBits(/^[A-Z]+$/.test(secret) ? secret.toLowerCase() : secret);
  if (bits >= CERTAIN_BITS) return support('high', 'its characters are as random as a generated key');
  if (bits >= LIKELY_BITS) return support('medium', 'its characters are rarer than those of words');
  const mixed = /\d/.test(secret) && /[A-Za-z]/.test(secret) && secret.length >= 8;
  if (mixed && bits >= WORDLIKE_BITS && /pass|pwd|secret/i.test(assignment?.key ?? '')) {
    return support('medium', 'a mix of letters and digits under a key for a secret');
  }
  if (assignment?.quote === '' && bits < WORDLIKE_BITS) return dismiss('a word');
  return doubt('low', 'its characters are those of words');
};
