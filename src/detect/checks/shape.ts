import { decodeBase58Check } from '../../tokens/base58.ts';
import type { Assignment } from '../assignment.ts';
import { type Check, dismiss, doubt } from './check.ts';
import { passwordKind } from './made-by-people.ts';

export const UUID = /^\{?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$/i;
const NUMBER = /^[-+]?[\d.,_:/ eExX%-]+[a-z]{0,2}$/;
// Longer than any number that is counted with: a salt, a seed.
const LONG_NUMBER = /^\d{24,}$/;
const DATE = /^\d{4}-\d\d-\d\d[T ]?[\d:.,+Z-]*$/;
const VERSION = /^[~^v=<>]*\d+(?:\.\d+)+(?:[-+][\w.]+)?$/;
export const DIGEST = /^(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64}|[0-9a-f]{96}|[0-9a-f]{128})$/i;
// SHA-1, SHA-256 and SHA-512 in base64.
const BASE64_DIGEST = /^(?:[\w+/-]{27}|[\w+/-]{43}|[\w+/-]{86}(?:=|%3D))(?:=|%3D)?$/;
const ALGORITHM_PART =
  /^(?:AWS4|HMAC|RSA|RSASSA|PSS|OAEP|PKCS1|MGF1|ECDSA|ECDH|EdDSA|Ed25519|X25519|AES|GCM|CBC|CTR|SHA|MD5|PBKDF2|ChaCha20|Poly1305|with|and|v1|(?:SHA|AES)?\d{1,3}|P\d{3})$/i;
const MAX_ALGORITHM = 32;
/** checksum/secret: what changes with a secret. */
const OF_CHECKSUM = /checksum\/[\w.-]{1,40}["']?\s?:\s?["']?$/;
const DIGEST_KEY = /hash|sha\d*|md5|checksum|digest|integrity|etag|commit|revision|fingerprint|thumbprint|crc/i;
const ALGORITHM =
  /^\$(?:2[abxy]|argon2\w*|5|6|1|scrypt|pbkdf2\S*)\$|^(?:pbkdf2|bcrypt|argon2)|^(?:sha\d+|md5)[-$/:]|^\{(?:SSHA|SHA|MD5|CRYPT)/i;
// What stands in it is looked at by itself.
const JSON_TEXT = /\{\s*\\?"[^"\\]*\\?"\s*:/;
const COLOR = /^#[0-9a-f]{3,8}$/i;
const ESCAPES = /\\(?:x[0-9a-f]{2}|u[0-9a-f]{4}|[0-7]{3}|[abefnrtv0'"\\])/gi;
const MIN_LITERAL = 6;
const BLOCKCHAIN_ADDRESS = /^0x[0-9a-f]{40}$/i;
const BASE58_ADDRESS = /^[123mn][1-9A-HJ-NP-Za-km-z]{25,34}$/;
const ADDRESS_BYTES = 21;
// {"alg":"none in base64.
const UNSIGNED_TOKEN = /^eyJhbGciOiJub25l/i;
const COMPRESSED_PUBLIC_KEY = /^(?:0x)?0[23][0-9a-f]{64}$/i;
// What AES-GCM makes, in hex: nonce, tag and text.
const ENCRYPTED = /^[0-9a-f]{24}(?:[0-9a-f]{8})?:[0-9a-f]{32}:(?:[0-9a-f]{2})+$/i;
// 128 or 256 bytes: no password has so many, but every password under an RSA key.
const UNDER_RSA = /^[A-Za-z0-9+/]{171}=$|^[A-Za-z0-9+/]{342}==$/;
// MSCHAPV2, WPA2-PSK
const METHOD = /^[A-Z\d]{2,12}(?:[-_][A-Z\d]{2,8}){0,2}$/;
const HEX_BLOB = 512;

const MIN_PART_OF_LETTERS = 0.5;

/** Dismisses what its shape gives away: lists of signs, numbers, versions, dates, digests under a digest's name, password hashes. */
export const shape: Check = ({ secret, assignment, before }) => {
  if (secret.length > HEX_BLOB) return dismiss('too long for a password or key');
  const lettersAndDigits = secret.replace(/[^A-Za-z0-9]/g, '').length;
  if (lettersAndDigits < secret.length * MIN_PART_OF_LETTERS) return dismiss('more signs than letters and digits');
  if (ALGORITHM.test(secret)) return dismiss('a hash of a password, not the password');
  if (JSON_TEXT.test(secret)) return dismiss('JSON');
  if (COLOR.test(secret)) return dismiss('a colour');
  if (secret.replace(ESCAPES, '').length < MIN_LITERAL) return dismiss('bytes written as escapes');
  if (BLOCKCHAIN_ADDRESS.test(secret) || isBase58Address(secret)) return dismiss('an address, which is public');
  if (UNSIGNED_TOKEN.test(secret)) return dismiss('a token that is not signed');
  if (
    (NUMBER.test(secret.replace(ESCAPES, '')) && !LONG_NUMBER.test(secret) && !isPin(secret, assignment)) ||
    DATE.test(secret) ||
    VERSION.test(secret)
  )
    return dismiss('a number, date or version');
  if (DIGEST.test(secret) && OF_CHECKSUM.test(before())) return dismiss('a digest');
  if ((DIGEST.test(secret) || BASE64_DIGEST.test(secret)) && DIGEST_KEY.test(assignment?.key ?? ''))
    return dismiss('a digest');
  if (secret.length <= MAX_ALGORITHM && secret.split(/[-_/+]/).every((part) => ALGORITHM_PART.test(part)))
    return dismiss('the name of an algorithm');
  if (COMPRESSED_PUBLIC_KEY.test(secret)) return dismiss('a public key');
  if (ENCRYPTED.test(secret)) return doubt('low', 'a nonce, a tag and an encrypted text');
  if (UNDER_RSA.test(secret) && /pass|pwd/i.test(assignment?.key ?? ''))
    return doubt('low', 'as long as a password that is encrypted under an RSA key');
  if (METHOD.test(secret) && /auth$/i.test(assignment?.key ?? '')) return dismiss('a way to log in');
  if (UUID.test(secret)) {
    const isNamed = /(?:secret|token|password|api_?key)$/i.test(assignment?.key ?? '');
    return doubt(isNamed ? 'medium' : 'low', 'a UUID, which mostly is an identifier');
  }
  return undefined;
};

/** Digits that are given to a password as text. */
function isPin(text: string, assignment: Assignment | undefined): boolean {
  return (
    /^\d{6,12}$/.test(text) && (assignment?.quote ?? '') !== '' && passwordKind(assignment?.key ?? '') === 'password'
  );
}

function isBase58Address(text: string): boolean {
  return BASE58_ADDRESS.test(text) && decodeBase58Check(text)?.length === ADDRESS_BYTES;
}
