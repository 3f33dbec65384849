import { decodeBase32 } from '../../tokens/base32.ts';
import { type Check, dismiss, support } from './check.ts';

/**
 * An AWS key id of today's form holds the account in its first bytes; older ones have I or J as fifth character.
 * Documentation uses ids that end in EXAMPLE.
 */
export const awsAccessKeyId: Check = ({ secret }) => {
  const id = /(?:AKIA|ASIA|ABIA|ACCA)([A-Z2-7]{16})/.exec(secret);
  if (!id) return undefined;
  if (secret.endsWith('EXAMPLE')) return dismiss("an example of AWS's documentation");
  const [, body = ''] = id;
  if (/^[IJ]/.test(body)) return undefined;
  const account = accountOf(body);
  return account === undefined ? undefined : support('high', `the key belongs to AWS account ${account}`);
};

function accountOf(body: string): string | undefined {
  const bytes = decodeBase32(body);
  if (bytes === undefined || bytes.length < 6) return undefined;
  const first48Bits = bytes.slice(0, 6).reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  return String((first48Bits & 0x7fffffffff80n) >> 7n).padStart(12, '0');
}
