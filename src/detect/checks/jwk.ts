import { evidenceBits, RANDOM_BITS } from '../evidence.ts';
import { type Check, dismiss, doubt, type Opinion, support } from './check.ts';

// Of Ed25519, X25519, P-256 and secp256k1; P-384; X448; Ed448; P-521.
const CURVE_BYTES = new Set([32, 48, 56, 57, 66]);
const MIN_RSA_BYTES = 128;
const MAX_RSA_BYTES = 1024;

/**
 * The private member `d` of a JSON Web Key decodes to as many bytes as a key of its kind has (RFC 7518). Some programs write
 * it in the other alphabet of base64.
 */
export const jwk: Check = ({ secret }) => {
  const digits = secret.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  const bytes = Buffer.from(digits, 'base64url');
  const { length } = bytes;
  if (bytes.toString('base64url') !== digits) return unless(secret, 'its private member is not base64url');
  return CURVE_BYTES.has(length) || (length >= MIN_RSA_BYTES && length <= MAX_RSA_BYTES)
    ? support('high', `a private key of ${length * 8} bits`)
    : unless(secret, 'its private member is not as long as that of any key');
};

/** Random characters may be a key that was cut or mistyped. */
function unless(secret: string, reason: string): Opinion {
  return evidenceBits(secret) < RANDOM_BITS ? dismiss(reason) : doubt('low', reason);
}
