import { type Check, dismiss, support } from './check.ts';

// Of Ed25519, X25519, P-256 and secp256k1; P-384; X448; Ed448; P-521.
const CURVE_BYTES = new Set([32, 48, 56, 57, 66]);
const MIN_RSA_BYTES = 128;
const MAX_RSA_BYTES = 1024;

/** The private member `d` of a JSON Web Key decodes to as many bytes as a key of its kind has (RFC 7518). */
export const jwk: Check = ({ secret }) => {
  const bytes = Buffer.from(secret, 'base64url');
  const { length } = bytes;
  if (bytes.toString('base64url') !== secret.replace(/=+$/, '')) return dismiss('its private member is not base64url');
  return CURVE_BYTES.has(length) || (length >= MIN_RSA_BYTES && length <= MAX_RSA_BYTES)
    ? support('high', `a private key of ${length * 8} bits`)
    : dismiss('its private member is not as long as that of any key');
};
