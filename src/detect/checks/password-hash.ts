import { isPublishedExample } from '../../tokens/published.ts';
import { type Check, dismiss } from './check.ts';
import { isPlaceholderWord } from './placeholder.ts';
import { sequence } from './sequence.ts';

// The name of the method and its parameters, which are the same for everyone.
const PARAMETERS =
  /^.*\$(?:v=\d+|m=\d+,t=\d+,p=\d+(?:,\w+=[\w+/]+)*|rounds=\d+|ln=[\d,rp=]+|\d+|2[abxy]?|[a-z]\w{0,2}T)\$|^\$?[\w:-]{1,40}\$/;
const LEAST_DISTINCT = 10;

/** Salt and digest of a password: dismisses those of manuals, and what nobody computed. */
export const passwordHash: Check = (candidate) => {
  const { secret } = candidate;
  const random = secret.replace(/\\{0,2}\$+/g, '$').replace(PARAMETERS, '');
  if (isPublishedExample(random)) return dismiss('the hash of an example in a manual');
  const digest = random.split('$').at(-1) ?? '';
  return isPlaceholderWord(digest) ||
    new Set(digest).size < LEAST_DISTINCT ||
    sequence({ ...candidate, secret: digest })
    ? dismiss('a placeholder for a hash')
    : undefined;
};
