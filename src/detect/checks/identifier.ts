import { surpriseBits } from '../../tokens/bigrams.ts';
import type { Assignment } from '../assignment.ts';
import { type Check, dismiss, doubt, type Opinion } from './check.ts';
import { isHumanPassword, isPassphrase, namesThing, passwordKind } from './made-by-people.ts';

const SNAKE_OR_KEBAB = /^[$@:.]?[A-Za-z]+(?:[-_.:/][A-Za-z]+)+$/;
const CAMEL = /^[a-z]+(?:[A-Z][a-z]+)+$|^(?:[A-Z][a-z]+){2,}$/;
// Signs that stand for no letter.
const JOINED = /^[A-Z]?[a-z]{2,}(?:[&+,;~*=%][A-Z]?[a-z]{2,}){2,}$/;
const NATURAL_BITS = 7;
const WORDS_BITS = 6;
const MIN_PART_OF_WORDS = 0.6;

/** What tests take for a secret: my-secret-value. */
const DUMMY = /^[a-z]{2,}(?:[-_][a-z\d]+){1,3}$/;
const OF_OAUTH =
  /^(?:access|api|auth|bearer|bot|csrf|device|id|identity|oauth|reference|refresh|session|user)_tokens?$/;

/** Dismisses names built of words: snake_case, kebab-case, camelCase, CONSTANT_CASE, and LABEL_2FA_TOKEN. */
export const identifier: Check = ({ secret, assignment }) => {
  const opinion = nameOf(secret, assignment?.key ?? '');
  return opinion?.kind === 'dismiss' && isDummy(secret, assignment)
    ? doubt('low', 'a name built of words, under a key of a secret')
    : opinion;
};

function nameOf(secret: string, key: string): Opinion | undefined {
  const kind = passwordKind(key);
  if (kind !== undefined && isPassphrase(secret)) return undefined;
  if (kind === 'password' && isHumanPassword(secret) && !namesThing(secret)) return undefined;
  const named = SNAKE_OR_KEBAB.test(secret) || CAMEL.test(secret);
  if (named && surpriseBits(secret) < NATURAL_BITS) return dismiss('a name built of words');
  if (/[-_|]/.test(secret) && mostlyWords(secret)) return dismiss('a name built of words');
  return JOINED.test(secret) && surpriseBits(secret.replace(/[^A-Za-z]+/g, '_').toLowerCase()) < WORDS_BITS
    ? doubt('low', 'words that signs join')
    : undefined;
}

function isDummy(text: string, assignment: Assignment | undefined): boolean {
  if (assignment === undefined || assignment.joint !== 'assign' || assignment.quote === '') return false;
  return DUMMY.test(text) && !OF_OAUTH.test(text) && /(?:password|passwd|pwd|secret|token)$/i.test(assignment.key);
}

function mostlyWords(text: string): boolean {
  const parts =
    text.split('|').length > 1 ? text.replace(/\d(?=\||$)/g, '').split(/[-_./:|]/) : text.split(/[-_./:\\"']/);
  const words = parts.filter((part) => /^[A-Za-z]{2,}$/.test(part));
  const letters = words.join('').length;
  if (words.length < 2 || letters < parts.join('').length * MIN_PART_OF_WORDS) return false;
  return surpriseBits(words.join('_').toLowerCase()) < NATURAL_BITS;
}
