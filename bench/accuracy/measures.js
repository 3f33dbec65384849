// Numbers that are said to tell random characters from words. Each is higher for a value that is more like a secret.
import { Tiktoken } from 'js-tiktoken/lite';
import cl100k from 'js-tiktoken/ranks/cl100k_base';
import { importSource } from '../../scripts/bundle.js';

/** @type {readonly { name: string, measure: (value: string) => number }[]} */
export const MEASURES = [
  { name: 'bigram evidence', measure: await evidence() },
  { name: 'entropy a character', measure: entropy },
  { name: 'entropy x length', measure: (value) => entropy(value) * value.length },
  { name: 'characters a BPE token', measure: tokenEfficiency() },
];

async function evidence() {
  const { evidenceBits } = await importSource('src/detect/evidence.ts');
  return evidenceBits;
}

/** Of Shannon: bits a character, by how often each occurs in the value itself. */
function entropy(value) {
  const counts = new Map();
  for (const character of value) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / value.length) * Math.log2(count / value.length);
  return bits;
}

/** Words are few tokens, random characters many: fewer characters a token are more like a secret. */
function tokenEfficiency() {
  const encoder = new Tiktoken(cl100k);
  return (value) => -value.length / encoder.encode(value, [], []).length;
}
