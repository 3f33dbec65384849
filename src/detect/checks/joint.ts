import { surpriseBits } from '../../tokens/bigrams.ts';
import { evidenceBits, LIKELY_BITS } from '../evidence.ts';
import { type Check, dismiss, doubt } from './check.ts';
import { isCommonPassword } from './common.ts';
import { isPassphrase, passwordKind } from './made-by-people.ts';

// DjangoOAuth1App, injectNpm2FaToken
const NAME_WITH_DIGIT = /^[A-Za-z]+\d[A-Z]?[a-z]*(?:[A-Z][a-z]+)+$/;
const NATURAL_BITS = 7;

/** A compared or passed value counts only where it is quoted and nothing but the key's own word is said. */
export const joint: Check = ({ assignment, secret }) => {
  if (assignment === undefined || (assignment.joint !== 'argument' && assignment.joint !== 'compare')) return undefined;
  if (assignment.quote === '') return dismiss('an argument that is not a literal');
  const isRare = evidenceBits(secret) >= LIKELY_BITS || isPassphrase(secret);
  if (/^[A-Za-z_.\- ]+$/.test(secret) && !isRare)
    return passwordKind(assignment.key) === 'password' && /^[A-Za-z]+$/.test(secret) && !isCommonPassword(secret)
      ? doubt('low', 'a compared or passed word')
      : dismiss('a compared or passed word without a digit');
  return NAME_WITH_DIGIT.test(secret) && surpriseBits(secret.replace(/\d/, '')) < NATURAL_BITS
    ? dismiss('a compared or passed name')
    : undefined;
};
