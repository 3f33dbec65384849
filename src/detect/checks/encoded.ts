import { type Check, dismiss, doubt } from './check.ts';
import { isCommonPassword } from './common.ts';
import { isPlaceholderWord } from './placeholder.ts';

const BASE64 = /^[A-Za-z0-9+/_-]{12,}={0,2}$/;
const HEADER = /^\{.*"alg" ?:.*\}$/;

/** A value that is base64 of a text: placeholders are none in disguise. */
export const encoded: Check = ({ secret }) => {
  if (!BASE64.test(secret)) return undefined;
  const text = Buffer.from(secret, 'base64').toString('latin1');
  if (!/^[\x20-\x7e]{8,}$/.test(text)) return undefined;
  if (HEADER.test(text)) return dismiss('the header of a token, without its claims');
  if (isPlaceholderWord(text)) return dismiss('decodes to a placeholder');
  return isCommonPassword(text) ? doubt('low', 'decodes to a common password or dummy') : undefined;
};
