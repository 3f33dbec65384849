import { base62OfBytes, base62OfNumber, numberOfBase62 } from './base62.ts';
import { littleEndianBytes, marvin32 } from './marvin32.ts';

// Source: microsoft/security-utilities, CommonAnnotatedKey.cs; NuGet/NuGetGallery, ApiKeyV5.cs, whose sample is the test.
const SEED = 'Default0';
const CHECKED = 80;
const SHORT = 84;

/**
 * The checksums that a common annotated security key (JQQJ99) of 84 characters may end in: they have been written in
 * base 62 of the bytes, of the number, and in base64.
 */
function checksums(checked: string): readonly string[] {
  const value = marvin32(Buffer.from(checked, 'base64'), SEED);
  const bytes = littleEndianBytes(value);
  return [base62OfBytes(bytes), base62OfNumber(value), Buffer.from(bytes).toString('base64')].map((text) =>
    text.slice(0, SHORT - CHECKED),
  );
}

export function isCask(key: string): boolean {
  return key.length === SHORT && checksums(key.slice(0, CHECKED)).includes(key.slice(CHECKED));
}

/** The 4 characters that the first 80 of a key ask for, as they are written today. */
export function caskChecksum(checked: string): string {
  return checksums(checked)[0] ?? '';
}

/** Year and month in which a key was made, such as 2024-12. */
export function caskMonth(key: string): string | undefined {
  const [year, month] = [sextet(key, 58), sextet(key, 59)];
  return month < 12 ? `${2024 + year}-${String(month + 1).padStart(2, '0')}` : undefined;
}

/** What a key of NuGet says in the places that are left to a platform. */
export function nugetKey(key: string): { readonly user: number; readonly expires: Date } | undefined {
  if (key.slice(76, CHECKED) !== 'NUGT') return undefined;
  const made = Date.UTC(2024 + sextet(key, 58), sextet(key, 59), 1 + sextet(key, 69), sextet(key, 70), sextet(key, 71));
  const fiveMinutes = numberOfBase62(key.slice(73, 76));
  return { user: numberOfBase62(key.slice(63, 69)), expires: new Date(made + fiveMinutes * 300_000) };
}

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function sextet(key: string, at: number): number {
  return BASE64.indexOf(key.charAt(at));
}
