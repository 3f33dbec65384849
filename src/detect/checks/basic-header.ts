import { evidenceBits, WORDLIKE_BITS } from '../evidence.ts';
import { type Check, dismiss, doubt } from './check.ts';
import { common } from './common.ts';
import { echo } from './echo.ts';
import { identifier } from './identifier.ts';
import { length } from './length.ts';
import { placeholder } from './placeholder.ts';
import { reference } from './reference.ts';
import { sequence } from './sequence.ts';

const OF_PASSWORDS: readonly Check[] = [length, reference, placeholder, sequence, echo, identifier, common];
const MIN_TEXT = 10;
// Seven or more random bytes hardly ever are letters and signs only.
const SHORT_TEXT = /^[\x20-\x7e]{7,12}$/;
// RFC 7617 and every tutorial after it.
const EXAMPLE = /^aladdin:open ?sesame$/i;

/** The value of a Basic header is a user and a password in base64: then the password is what counts. */
export const basicHeader: Check = (candidate) => {
  const { secret, assignment } = candidate;
  if (assignment?.joint !== 'header') return undefined;
  const text = Buffer.from(secret.replace(/(?:\\[nrt])+$/, ''), 'base64').toString('latin1');
  const [, password] = /^[\x20-\x7e\x80-\xff]*?:([\x20-\x7e\x80-\xff]*)$/.exec(text) ?? [];
  if (password === undefined)
    return SHORT_TEXT.test(text) || isWords(text) || isPartOfText(secret)
      ? dismiss('decodes to a text that is no user and password')
      : undefined;
  const decoded = { ...candidate, secret: password, assignment: { ...assignment, key: 'password' } };
  if (EXAMPLE.test(text)) return dismiss('decodes to no real password');
  let isDoubted = evidenceBits(password) < WORDLIKE_BITS && !/\d/.test(password);
  for (const check of OF_PASSWORDS) {
    const kind = check(decoded)?.kind;
    if (kind === 'dismiss') return dismiss('decodes to no real password');
    isDoubted ||= kind === 'doubt';
  }
  return isDoubted ? doubt('low', 'decodes to a word, a common password or a dummy') : undefined;
};

function isWords(text: string): boolean {
  return /^[\x20-\x7e]+$/.test(text) && evidenceBits(text) < WORDLIKE_BITS;
}

/** A part that was cut out of base64 decodes to text from another place on; random characters do nowhere. */
function isPartOfText(base64: string): boolean {
  return [1, 2, 3].some((skipped) => {
    const bytes = Buffer.from(base64.slice(skipped), 'base64');
    let run = 0;
    for (const byte of bytes) {
      run = byte >= 0x20 && byte <= 0x7e ? run + 1 : 0;
      if (run === MIN_TEXT) return true;
    }
    return false;
  });
}
