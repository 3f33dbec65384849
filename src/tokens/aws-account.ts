import { decodeBase32 } from './base32.ts';

const KEY_ID = /^(?:AKIA|ASIA|ABIA|ACCA)([A-Z2-7]{16})$/;

/** The account that an access key id of today's form names in its first bytes; older ones have I or J as fifth character. */
export function awsAccountOf(keyId: string): string | undefined {
  const [, body] = KEY_ID.exec(keyId) ?? [];
  if (body === undefined || /^[IJ]/.test(body)) return undefined;
  const first48Bits = decodeBase32(body)
    ?.subarray(0, 6)
    .reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  return first48Bits === undefined ? undefined : String((first48Bits & 0x7fffffffff80n) >> 7n).padStart(12, '0');
}
