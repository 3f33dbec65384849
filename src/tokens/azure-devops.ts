import { decodeBase32, encodeBase32 } from './base32.ts';
import { crc32 } from './crc32.ts';

// Source: microsoft/security-utilities, SEC101/102 Azure DevOps PAT: the CRC of the other 28 bytes stands, most
// significant byte first, at these four places, combined with a constant per kind of token.
const CHECKSUM_AT: readonly number[] = [2, 7, 8, 22];
const USER_TOKEN = 0xe0b9692d;
const APP_TOKEN = 0x1019f92e;

function split(token: Uint8Array): { random: Uint8Array; checksum: number } {
  const checksum = CHECKSUM_AT.reduce((sum, at) => ((sum << 8) | (token[at] ?? 0)) >>> 0, 0);
  const random = token.filter((_, at) => !CHECKSUM_AT.includes(at));
  return { random, checksum };
}

/** Whether a 52-character base32 token is an Azure DevOps personal access token of the form used until 2024. */
export function isAzureDevopsPat(token: string): boolean {
  const bytes = decodeBase32(token);
  if (bytes?.length !== 32) return false;
  const { random, checksum } = split(bytes);
  const mark = (crc32(random) ^ checksum) >>> 0;
  return mark === USER_TOKEN || mark === APP_TOKEN;
}

/** The token whose 28 random bytes are given. */
export function makeAzureDevopsPat(random: Uint8Array): string {
  const checksum = (crc32(random) ^ USER_TOKEN) >>> 0;
  const bytes = new Uint8Array(32);
  let from = 0;
  for (let at = 0; at < 32; at++) {
    const place = CHECKSUM_AT.indexOf(at);
    bytes[at] = place < 0 ? (random[from++] ?? 0) : (checksum >>> (24 - 8 * place)) & 0xff;
  }
  return encodeBase32(bytes);
}
