import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maskSecret } from '../../src/findings/mask.ts';
import { expandTemplate } from '../../src/rules/templates.ts';

const PEM = expandTemplate('-----BEGIN PRIVATE KEY-----\n{der:120}\n-----END PRIVATE KEY-----\n', 'mask');

test.each([
  ['a password', 'abcdefghijklmno', '****'],
  ['nothing', '', '****'],
  ['16 characters', 'abcdefghijklmnop', 'ab…op'],
  ['23 characters', 'abcdefghijklmnopqrstuvw', 'ab…vw'],
  ['24 characters', 'abcdefghijklmnopqrstuvwx', 'abcd…uvwx'],
  ['200 characters', `abcd${'-'.repeat(192)}wxyz`, 'abcd…wxyz'],
  ['characters of two code units', '🔑'.repeat(16), '🔑🔑…🔑🔑'],
  ['a private key', PEM, '-----BEGIN…'],
  ['a private key with written line ends', PEM.replaceAll('\n', '\\n'), '-----BEGIN…'],
  ['other text of many lines', 'first line of it\nsecond line of it', '****'],
  ['a terminal command', `\x1b[2J${'a'.repeat(30)}`, '****'],
  ['text turned round', `abc\u202e${'a'.repeat(30)}`, '****'],
])('the mask of %s', (_what, secret, mask) => {
  expect(maskSecret(secret)).toBe(mask);
});

test('a mask shows at most a third of the secret and never how long it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }), (secret) => {
      const mask = maskSecret(secret);
      expect([...mask].length).toBeLessThanOrEqual(11);
      expect(mask).toMatch(/^(\*{4}|-----BEGIN…|..…..|.{4}….{4})$/u);
      expect(mask).not.toMatch(/[\p{Cc}\p{Cf}]/u);
      if (mask.includes('…')) expect([...mask].length - 1).toBeLessThanOrEqual([...secret].length / 3);
    }),
  );
});
