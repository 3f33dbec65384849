import { sha256 } from './sha256.ts';

/** What an OpenSSH private key says of itself. */
export interface OpensshKey {
  readonly encrypted: boolean;
  /** As `ssh-keygen -l` prints it: SHA256:... */
  readonly fingerprint: string;
  readonly type: string;
}

const MAGIC = 'openssh-key-v1\0';

/**
 * Reads the body of an OpenSSH private key: cipher, derivation, public key, and the private part, which begins with the
 * same 4 bytes twice where it is not encrypted. undefined where it is cut or not one. Source: OpenSSH, PROTOCOL.key.
 */
export function parseOpensshKey(bytes: Uint8Array): OpensshKey | undefined {
  const view = Buffer.from(bytes);
  if (view.toString('latin1', 0, MAGIC.length) !== MAGIC) return undefined;
  let at = MAGIC.length;
  const number = (): number | undefined => {
    at += 4;
    return at <= view.length ? view.readUInt32BE(at - 4) : undefined;
  };
  const part = (): Buffer | undefined => {
    const length = number();
    if (length === undefined || at + length > view.length) return undefined;
    at += length;
    return view.subarray(at - length, at);
  };

  const cipher = part()?.toString('latin1');
  const [derivation, options, count] = [part(), part(), number()];
  const [publicKey, privatePart] = [part(), part()];
  if (derivation === undefined || options === undefined || count !== 1) return undefined;
  if (publicKey === undefined || privatePart === undefined || privatePart.length < 8) return undefined;
  const encrypted = cipher !== 'none';
  if (!encrypted && privatePart.readUInt32BE(0) !== privatePart.readUInt32BE(4)) return undefined;
  const fingerprint = `SHA256:${Buffer.from(sha256(publicKey)).toString('base64').replace(/=+$/, '')}`;
  const type = publicKey.length > 4 ? publicKey.subarray(4, 4 + publicKey.readUInt32BE(0)).toString('latin1') : '';
  return { encrypted, fingerprint, type };
}

/** The body of an Ed25519 key that is not encrypted, of 32 + 32 bytes that belong together in no other way. */
export function makeOpensshKey(publicBytes: Uint8Array, privateBytes: Uint8Array): Uint8Array {
  const string = (data: Uint8Array | string): Buffer => {
    const bytes = typeof data === 'string' ? Buffer.from(data, 'latin1') : Buffer.from(data);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    return Buffer.concat([length, bytes]);
  };
  const publicKey = Buffer.concat([string('ssh-ed25519'), string(publicBytes)]);
  const check = privateBytes.subarray(0, 4);
  const keys = [publicKey, string(Buffer.concat([privateBytes, publicBytes])), string('deploy')];
  const privatePart = Buffer.concat([check, check, ...keys]);
  const padding = Uint8Array.from({ length: (8 - (privatePart.length % 8)) % 8 }, (_, at) => at + 1);
  return Buffer.concat([
    Buffer.from(MAGIC, 'latin1'),
    ...['none', 'none', ''].map(string),
    Buffer.from([0, 0, 0, 1]),
    string(publicKey),
    string(Buffer.concat([privatePart, padding])),
  ]);
}
