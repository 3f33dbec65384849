import { type Check, dismiss } from './check.ts';

/** Shannon entropy of the characters, in bits per character. */
function entropyBits(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}

/** Dismisses a secret below the rule's number of bits per character. */
export const entropy: Check = ({ secret }, minimum = 3) =>
  entropyBits(secret) < minimum ? dismiss(`fewer than ${minimum} bits of entropy per character`) : undefined;
