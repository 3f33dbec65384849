import { type Check, dismiss, doubt } from './check.ts';

const UUID = /^\{?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$/i;
const NUMBER = /^[-+]?[\d.,_:/ eExX%-]+[a-z]{0,2}$/;
const VERSION = /^[~^v=<>]*\d+(?:\.\d+)+(?:[-+][\w.]+)?$/;
const DIGEST = /^(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64}|[0-9a-f]{96}|[0-9a-f]{128})$/i;
const DIGEST_KEY = /hash|sha\d*|md5|checksum|digest|integrity|etag|commit|revision|fingerprint|thumbprint|crc/i;
const ALGORITHM =
  /^\$(?:2[abxy]|argon2\w*|5|6|1|scrypt|pbkdf2\S*)\$|^(?:pbkdf2|bcrypt|argon2)|^(?:sha\d+-|md5-)|^\{(?:SSHA|SHA|MD5|CRYPT)/i;
const HEX_BLOB = 512;

/** Dismisses what its shape gives away: numbers, versions, dates, digests under a digest's name, password hashes. */
export const shape: Check = ({ secret, assignment }) => {
  if (secret.length > HEX_BLOB) return dismiss('too long for a password or key');
  if (ALGORITHM.test(secret)) return dismiss('a hash of a password, not the password');
  if (NUMBER.test(secret) || VERSION.test(secret)) return dismiss('a number, date or version');
  if (DIGEST.test(secret) && DIGEST_KEY.test(assignment?.key ?? '')) return dismiss('a digest');
  if (UUID.test(secret)) return doubt('low', 'a UUID, which mostly is an identifier');
  return undefined;
};
