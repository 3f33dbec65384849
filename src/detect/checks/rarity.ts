import type { Joint } from '../assignment.ts';
import { LIKELY_BITS, RANDOM_BITS, surpriseOf, WORDLIKE_BITS } from '../evidence.ts';
import { type Check, dismiss, doubt, support } from './check.ts';
import { isCommonPassword } from './common.ts';
import { isHumanPassword, isPassphrase, isWordsAndNumber, namesThing, passwordKind } from './made-by-people.ts';

/** What no text for people is: one word in letters of one case. */
const WORD = /^[A-Z]?[a-z]{4,}\d{0,4}$/;

/** Turns rarity into confidence: random characters are believed, words are not. */
export const rarity: Check = ({ secret, assignment, rule }) => {
  const bits = surpriseOf(secret);
  if (bits >= RANDOM_BITS) return support('high', 'its characters are as random as a generated key');
  if (bits >= LIKELY_BITS) return support('medium', 'its characters are rarer than those of words');
  const [, password] = /basic_?auth/i.test(assignment?.key ?? '') ? (/^[\w.@-]+:(.+)$/.exec(secret) ?? []) : [];
  if (password !== undefined && isHumanPassword(password)) return support('medium', 'a user and a password');
  // The password that stands after auth.
  const isCredential = rule.id === 'generic-credential' && /\d/.test(secret) && /[!@#$%^&*+?~]/.test(secret);
  if (isCredential && isHumanPassword(secret)) return support('medium', 'made as people make passwords');
  const kind = passwordKind(assignment?.key ?? '');
  if (kind !== undefined && isPassphrase(secret))
    return support('medium', 'words that no thing is named by, as in a passphrase');
  if (kind === 'password' && isHumanPassword(secret)) return support('medium', 'made as people make passwords');
  if (
    kind === 'secret' &&
    isHumanPassword(secret) &&
    /\d\D*\d/.test(secret) &&
    !namesThing(secret) &&
    !/secret|token|key|pass/i.test(secret)
  )
    return support('medium', 'made as people make passwords');
  const mixed = /\d/.test(secret) && /[A-Za-z]/.test(secret) && secret.length >= 8;
  if (mixed && bits >= WORDLIKE_BITS && /pass|pwd|secret/i.test(assignment?.key ?? '')) {
    return support('medium', 'a mix of letters and digits under a key for a secret');
  }
  if (kind === 'password' && assignment?.quote !== '' && assignment?.key !== 'pass' && WORD.test(secret))
    return support('medium', 'a word, but under a key of a password');
  if (isWordsAndNumber(secret)) return doubt('low', 'words and a number');
  if (assignment?.quote === '' && bits < WORDLIKE_BITS && !(kind === 'password' && /[\d!@#$%^&*+?~=]/.test(secret)))
    return kind === 'password' && isLikelyValue(secret, assignment.joint) ? doubt('low', 'a word') : dismiss('a word');
  return doubt('low', 'its characters are those of words');
};

/** In a configuration a word may well be the password, unless it is one of the words that stand for any. */
function isLikelyValue(text: string, joint: Joint): boolean {
  return joint === 'assign' && WORD.test(text) && (/\d/.test(text) || !isCommonPassword(text));
}
