import { evidenceBits } from '../evidence.ts';
import { type Check, doubt } from './check.ts';

/** What random characters of the shortest shapes reach. */
const LEAST_BITS = 8;

/** What stands near a name is no credential of it where it is written as words: `encodeFromBase64`. */
export const wordLike: Check = ({ secret, rule }) =>
  rule.specificity === 2 && /[A-Za-z]{3}/.test(secret) && evidenceBits(secret) < LEAST_BITS
    ? doubt('low', 'its characters are those of words')
    : undefined;
