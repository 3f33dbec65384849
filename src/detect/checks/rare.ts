import { evidenceBits, LIKELY_BITS } from '../evidence.ts';
import { type Check, dismiss } from './check.ts';
import { identifier } from './identifier.ts';
import { isTyped, isWordsAndNumber } from './made-by-people.ts';
import { UUID } from './shape.ts';

/** For rules that go by what stands round a value: what is written as words is none, nor is an identifier. */
export const rare: Check = (candidate, least = LIKELY_BITS) => {
  const { secret } = candidate;
  if (UUID.test(secret)) return dismiss('a UUID, which mostly is an identifier');
  // In words, too, capitals are rare pairs.
  const bits = evidenceBits(/^[A-Z_-]+$/.test(secret) ? secret.toLowerCase() : secret);
  if (bits < least && (isTyped(secret) || isWordsAndNumber(secret))) return undefined;
  if (bits < least) return dismiss('its characters are those of words');
  return identifier(candidate)?.kind === 'dismiss' ? dismiss('a name built of words') : undefined;
};
