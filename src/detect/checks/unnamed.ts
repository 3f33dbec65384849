import { surpriseBits } from '../../tokens/bigrams.ts';
import { evidenceBits, RANDOM_BITS } from '../evidence.ts';
import { type Check, dismiss } from './check.ts';
import { identifier } from './identifier.ts';
import { location } from './location.ts';
import { isPassphrase } from './made-by-people.ts';
import { isAmongBytes, isNamedOtherwise, isNameInCode, isQuoted, lineOf } from './place.ts';
import { DIGEST } from './shape.ts';
import { translation } from './translation.ts';

const UUID_PART = /[0-9a-f]{4,8}(?:-[0-9a-f]{4}){2,3}/i;
const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/i;
/** How images, certificates and public keys of SSH begin in base64. */
const KNOWN_CONTENT = /^(?:iVBORw0KGgo|R0lGOD|\/9j\/|MI[IG][A-Za-z0-9+/]{2}|AAAAC3NzaC1|AAAAB3NzaC1|AAAAE2VjZHNh)/;
/** A line of a text that is put together. */
const PART_BEFORE = /^\s*(?:\+|\.|<<)\s*["'`]$/;
const PART_AFTER = /^["'`]\s*(?:\+|\\|\.)\s*(?:\n|$)/;
const NATURAL_BITS = 5.8;
/** So much asks a word in camelCase, or of a translation. */
const NAME_BITS = 25;
const CLASSES = [/[a-z]/, /[A-Z]/, /\d/];
/** On the line of a digest, wherever: what is hashed, versions of files, and what a test expects. */
const OF_DIGESTS =
  /hash|sha\d*|md5|digest|checksum|integrity|commit|revision|refer|resolved|etag|fingerprint|fpr|oid|tree|blob|cert|public|signature|expect|actual|result|assert|equal|to_?be|len\(|output|\bids?\b|_id|Id\b|\brefs?\b|\brev|url|path|file|x5t|kid|d41d8cd98f00b204|da39a3ee5e6b4b0d|e3b0c44298fc1c14/i;
const LOCK_FILE = /\.lock$|[-.]lock\.\w+$|(?:^|\/)go\.sum$/;
/** Of a table of such values none is a secret more than the others. */
const MOST_BESIDE = 2;
const BESIDE = /["'`][A-Za-z0-9+/=_-]{20,}["'`]/g;
const HYPHENATED = /^[a-z]+(?:-[a-z]+){3,}$/;
/** What a passphrase stands near. */
const OF_SECRETS = /pass(?:phrase|word)|secret|hmac|cipher|crypt|cookie|login|admin|signin?g/i;
const MAX_LINE = 150;
/** Random characters without quotes are seldom longer, but for the lines of keys and certificates. */
const MAX_BARE = 40;

/**
 * For rules that go by characters alone: dismisses all but random ones that nothing else explains. With fewer bits than its
 * default, `least` asks for values that are too short to show more.
 */
export const unnamed: Check = (candidate, least = RANDOM_BITS) => {
  const { secret, before, after, behind } = candidate;
  if (HYPHENATED.test(secret) && isPassphrase(secret) && OF_SECRETS.test(before() + after())) return undefined;
  if (UUID_PART.test(secret) || ULID.test(secret)) return dismiss('an identifier');
  if (DIGEST.test(secret) && OF_DIGESTS.test(lineOf(before()) + after())) return dismiss('a digest');
  if (LOCK_FILE.test(candidate.path ?? '')) return dismiss('in a list of packages');
  if (secret.startsWith('/')) return dismiss('a path');
  const isShort = least < RANDOM_BITS;
  const isMixed = DIGEST.test(secret) || CLASSES.filter((pattern) => pattern.test(secret)).length > 1;
  if (!isMixed && !(isShort && /^(?:[a-z]+|[A-Z]+)$/.test(secret))) return dismiss('of one kind of characters');
  // Capitals of names are rare pairs, too.
  const hasDigit = /\d/.test(secret);
  const bits = evidenceBits(hasDigit ? secret : secret.toLowerCase());
  const isWordlike =
    isShort &&
    (/[_-]/.test(secret) || (!hasDigit && (/[a-z][A-Z]/.test(secret) || translation(candidate) !== undefined)));
  if (bits < (isWordlike ? NAME_BITS : least) && !DIGEST.test(secret)) return dismiss('its characters are not random');
  if (isShort && surpriseBits(secret.replace(/\d+/g, '').toLowerCase()) < NATURAL_BITS)
    return dismiss('a name with digits');
  if (isTextInBase64(secret)) return dismiss('a text in base64');
  if (KNOWN_CONTENT.test(secret)) return dismiss('an image, a certificate or a public key');
  const head = before();
  const line = lineOf(head);
  if (!isQuoted(candidate) && secret.length > MAX_BARE && !DIGEST.test(secret))
    return dismiss('a line of a longer text');
  if (isNameInCode(candidate)) return dismiss('a name in a program');
  if (isAmongBytes(candidate)) return dismiss('among the bytes of a program or an image');
  if (line.length + after().length > MAX_LINE) return dismiss('on a long line, as programs write them');
  if (PART_BEFORE.test(line) || PART_AFTER.test(after())) return dismiss('a line of a longer text');
  if (isNamedOtherwise(candidate)) return dismiss('its name says that it is something else');
  if ((`${head}"" ${behind()}`.match(BESIDE)?.length ?? 0) > MOST_BESIDE) return dismiss('one of many such values');
  if (location(candidate)?.kind === 'dismiss') return dismiss('a path or an address');
  return identifier(candidate)?.kind === 'dismiss' ? dismiss('a name built of words') : undefined;
};

function isTextInBase64(text: string): boolean {
  return text.length % 4 === 0 && /^[\x20-\x7e\s]{6,}$/.test(Buffer.from(text, 'base64').toString('latin1'));
}
