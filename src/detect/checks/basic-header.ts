import { type Check, dismiss, doubt } from './check.ts';
import { isCommonPassword } from './common.ts';
import { isPlaceholderWord } from './placeholder.ts';

// RFC 7617 and every tutorial after it.
const EXAMPLE = /^aladdin:open ?sesame$/i;

/** The value of a Basic header is a user and a password in base64: then the password is what counts. */
export const basicHeader: Check = ({ secret, assignment }) => {
  if (assignment?.joint !== 'header') return undefined;
  const text = Buffer.from(secret.replace(/(?:\\[nrt])+$/, ''), 'base64').toString('latin1');
  const [, password] = /^[\x20-\x7e]*?:([\x20-\x7e]*)$/.exec(text) ?? [];
  if (password === undefined) return undefined;
  if (password === '' || EXAMPLE.test(text) || isPlaceholderWord(password))
    return dismiss('decodes to no real password');
  return isCommonPassword(password) ? doubt('low', 'decodes to a common password or dummy') : undefined;
};
