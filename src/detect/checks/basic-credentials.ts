import { type Check, dismiss } from './check.ts';
import { length } from './length.ts';
import { password } from './password.ts';
import { isPlaceholderWord } from './placeholder.ts';

// RFC 7617 and every tutorial after it.
const EXAMPLE = /^aladdin:open ?sesame$/i;

/** What stands behind the word Basic: base64 of a user and a password, of which the password counts. */
export const basicCredentials: Check = (candidate) => {
  const text = Buffer.from(candidate.secret, 'base64').toString('latin1');
  const [, secret] = /^[\x21-\x39\x3b-\x7e]{0,80}:([\s\S]+)$/.exec(text) ?? [];
  if (secret === undefined) return dismiss('does not decode to user:password');
  if (EXAMPLE.test(text) || isPlaceholderWord(secret)) return dismiss('decodes to no real password');
  const decoded = { ...candidate, secret };
  return length(decoded) ?? password(decoded);
};
