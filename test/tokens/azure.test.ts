import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expandTemplate } from '../../src/rules/templates.ts';
import { caskChecksum, caskMonth, isCask, nugetKey } from '../../src/tokens/azure-cask.ts';
import { AZURE_KEYS, isAzureKey } from '../../src/tokens/azure-keys.ts';

test.each(AZURE_KEYS.map(({ kind, signature }) => [kind, signature]))(
  'keys of %s have %s and a right checksum',
  (kind, signature) => {
    const key = expandTemplate(`{azure-${kind}-key}`, 'seed');
    expect(key.replace(/=+$/, '').slice(-10, -6)).toBe(signature);
    expect(isAzureKey(key)).toBe(true);
    expect(isAzureKey(key.replaceAll('=', '%3D'))).toBe(true);
  },
);

test('a changed character of an Azure key is noticed, but not where keys are rewritten', () => {
  // A change in the first 8 bytes can make up for another seed: one in 5,000 does for Cosmos DB, which has seven.
  fc.assert(
    fc.property(
      fc.constantFrom(...AZURE_KEYS),
      fc.integer({ min: 12, max: 30 }),
      fc.string(),
      ({ kind, rewritten }, at, seed) => {
        const key = expandTemplate(`{azure-${kind}-key}`, seed);
        const changed = key.slice(0, at) + (key.charAt(at) === 'q' ? 'r' : 'q') + key.slice(at + 1);
        expect(isAzureKey(changed)).toBe(rewritten ? undefined : false);
      },
    ),
  );
});

test('a text without a signature is no such key', () => {
  expect(isAzureKey(expandTemplate('{alnum:86}==', 'seed'))).toBeUndefined();
});

// The sample in the documentation of NuGetGallery's ApiKeyV5.
const CHECKED = `${'a'.repeat(52)}JQQJ99ALN5Z0000LZENeS003NUGT`;

test("the sample of NuGet's source has its checksum, month, user and expiry", () => {
  const key = CHECKED + caskChecksum(CHECKED);
  expect(caskChecksum(CHECKED)).toBe('3OrW');
  expect(isCask(key)).toBe(true);
  expect(isCask(`b${key.slice(1)}`)).toBe(false);
  expect(caskMonth(key)).toBe('2024-12');
  expect(nugetKey(key)).toEqual({ user: 1337, expires: new Date('2024-12-05T13:45:00Z') });
});
