import { keyOfRule } from './keys.js';
import { namesOf } from './names.js';

const SEEDS = 2;
/** Bytes that no token holds and no URL. */
const OUTSIDE = /[\s"'`<>|\\]/;

/**
 * A credential of a rule's own examples.
 * @typedef {object} Secret
 * @property {string} ruleId
 * @property {string} provider
 * @property {'pattern' | 'near' | 'key'} kind
 * @property {readonly import('./names.js').Names[]} names
 * @property {import('./keys.js').Key} key
 * @property {string} text what is put into carriers: the secret, or the whole address that it is part of
 * @property {number} start where the secret stands in `text`
 * @property {number} end
 */

/**
 * @param {readonly object[]} rules as parsed
 * @param {(text: string, path: string) => readonly object[]} find findings of a text
 * @param {(template: string, seed: string) => string} expand
 * @returns {Generator<Secret>}
 */
export function* secretsOf(rules, find, expand) {
  for (const rule of rules) {
    const names = namesOf(rule.provider, nameOf(rule));
    const seen = new Set();
    for (const [index, template] of rule.examples.entries()) {
      for (let seed = 0; seed < SEEDS; seed++) {
        const example = expand(template, `${rule.id}/carrier/${index}/${seed}`);
        for (const { rule: by, start, end, decodedFrom } of find(example, undefined)) {
          if (by.id !== rule.id || decodedFrom.length > 0) continue;
          const secret = withAddress(example, start, end);
          if (secret.text.includes('\n') || seen.has(secret.text)) continue;
          seen.add(secret.text);
          const kind = rule.specificity === 3 ? 'pattern' : rule.specificity === 2 ? 'near' : 'key';
          yield {
            ruleId: rule.id,
            provider: rule.provider,
            kind,
            names,
            key: keyOfRule(rule.id, rule.provider),
            ...secret,
          };
        }
      }
    }
  }
}

/** The secret; or the address that it stands in, which is what would be copied. */
function withAddress(example, start, end) {
  let from = start;
  let to = end;
  while (from > 0 && !OUTSIDE.test(example[from - 1])) from--;
  while (to < example.length && !OUTSIDE.test(example[to])) to++;
  const scheme = example.slice(from, start).search(/[a-z][a-z0-9+]*:\/\//);
  const whole = scheme >= 0 && /:\/\/[^/?#]*$|hooks|webhook/.test(example.slice(from, start));
  if (!whole) return { text: example.slice(start, end), start: 0, end: end - start };
  const text = example.slice(from + scheme, to).replace(/[,;)\]}]+$/, '');
  return { text, start: start - from - scheme, end: end - from - scheme };
}

function nameOf({ providerName, provider }) {
  return providerName ?? provider;
}
