import { readProtobuf } from './protobuf.ts';

const HMAC_BYTES = 32;
const INNER = /^hvs\.[A-Za-z0-9]{24}$/;

/**
 * Whether what follows `hvs.` is a signed token of version 1: its version, an HMAC and a token, which begins with
 * `hvs.` itself. Source: hashicorp/vault, vault/tokens/token.proto.
 */
export function isSignedVaultToken(body: string): boolean {
  const { fields, whole } = readProtobuf(Buffer.from(body, 'base64url'));
  const [hmac, token] = [fields.get(2), fields.get(3)];
  if (!whole || fields.get(1) !== 1 || !(hmac instanceof Uint8Array) || !(token instanceof Uint8Array)) return false;
  const random = readProtobuf(token).fields.get(1);
  return (
    hmac.length === HMAC_BYTES && random instanceof Uint8Array && INNER.test(Buffer.from(random).toString('latin1'))
  );
}

/** What follows `hvs.` in a signed token of this random part and these 32 bytes of HMAC. */
export function makeSignedVaultToken(random: string, hmac: Uint8Array): string {
  const inner = [...Buffer.from(`hvs.${random}`, 'latin1')];
  const token = [0x0a, inner.length, ...inner];
  return Buffer.from([0x08, 1, 0x12, hmac.length, ...hmac, 0x1a, token.length, ...token]).toString('base64url');
}
