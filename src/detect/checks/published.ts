import { isDigestOfCommonPassword, isPublishedExample } from '../../tokens/published.ts';
import { type Check, dismiss } from './check.ts';

/** Dismisses what everyone can read in a specification or a manual, and digests of passwords that everyone knows. */
export const published: Check = ({ secret }) => {
  if (isPublishedExample(secret)) return dismiss('an example or a fixed key of a specification or a manual');
  return isDigestOfCommonPassword(secret) ? dismiss('a digest of a common password') : undefined;
};
