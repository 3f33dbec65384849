import { crc32 } from './crc32.ts';

/** What a routable token of GitLab says: ids of what it belongs to, by their letters. */
export interface RoutableToken {
  readonly valid: boolean;
  readonly ids: ReadonlyMap<string, number>;
}

const SHAPE = /^((?:[a-z]+-)?)((?:t\d_)?)([\w-]+)\.01\.([0-9a-z]{2})([0-9a-z]{7})$/;
const MAX_ID = Number.MAX_SAFE_INTEGER;

/**
 * Reads a token of version 1: base64url of random bytes, `key:id` lines and the length of these, then `.01.`, the length
 * of the base64 in base 36, and the CRC-32 of all before in base 36. undefined for any other text.
 * Source: GitLab, lib/authn/token_field/generator/routable_token.rb.
 */
export function parseRoutableToken(token: string): RoutableToken | undefined {
  const [, prefix = '', kind = '', payload = '', length = '', checksum] = SHAPE.exec(token) ?? [];
  if (checksum === undefined) return undefined;
  // A runner's token is checked before it gets its prefix.
  const checked = [token, token.slice(prefix.length)].map((text) => crc32Base36(text.slice(0, -checksum.length)));
  const valid =
    checked.includes(checksum) && [payload, kind + payload].some((text) => text.length === parseInt(length, 36));
  return { valid, ids: idsOf(Buffer.from(payload, 'base64url')) };
}

function idsOf(bytes: Buffer): ReadonlyMap<string, number> {
  const lines = bytes
    .subarray(-1 - (bytes.at(-1) ?? 0), -1)
    .toString('latin1')
    .split('\n');
  return new Map(
    lines.flatMap((line): [string, number][] => {
      const [, letter, id] = /^([cgoput]):([0-9a-z]{1,11})$/.exec(line) ?? [];
      const value = parseInt(id ?? '', 36);
      return letter !== undefined && value <= MAX_ID ? [[letter, value]] : [];
    }),
  );
}

/** All of a routable token behind its prefix. */
export function routableTokenBehind(prefix: string, random: Uint8Array, routing: string): string {
  const payload = Buffer.from([...random, ...Buffer.from(routing, 'latin1'), routing.length]).toString('base64url');
  const checked = `${payload}.01.${payload.length.toString(36).padStart(2, '0')}`;
  return checked + crc32Base36(prefix + checked);
}

function crc32Base36(text: string): string {
  return crc32(Buffer.from(text, 'latin1')).toString(36).padStart(7, '0');
}
