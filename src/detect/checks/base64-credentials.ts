import { type Check, dismiss } from './check.ts';
import { isPlaceholderWord } from './placeholder.ts';

/** The value of a Basic header or a Docker `auth`: base64 of user:password. */
export const base64Credentials: Check = ({ secret }) => {
  const text = Buffer.from(secret, 'base64').toString('latin1');
  const [, password] = /^[\x20-\x7e]*?:([\x20-\x7e]+)$/.exec(text) ?? [];
  if (password === undefined) return dismiss('does not decode to user:password');
  return isPlaceholderWord(password) ? dismiss('decodes to a placeholder') : undefined;
};
