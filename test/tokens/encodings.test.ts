import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeBase58Check, encodeBase58Check } from '../../src/tokens/base58.ts';
import { base62OfBytes, base62OfNumber, numberOfBase62 } from '../../src/tokens/base62.ts';
import { bech32Behind, isBech32 } from '../../src/tokens/bech32.ts';
import { decodeStrkey, encodeStrkey } from '../../src/tokens/strkey.ts';

/** The text with one character that stands somewhere else in the alphabet. */
function flipped(text: string, at: number, alphabet: string): string {
  const place = at % text.length;
  const other = alphabet.charAt((alphabet.indexOf(text.charAt(place)) + 1) % alphabet.length);
  return text.slice(0, place) + other + text.slice(place + 1);
}

const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const BECH32 = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const bytes = fc.uint8Array({ minLength: 1, maxLength: 80 });

test('base58 with a checksum is read as it was written, and a changed character is noticed', () => {
  fc.assert(
    fc.property(bytes, fc.nat(), (written, at) => {
      const text = encodeBase58Check(written);
      expect(decodeBase58Check(text)).toEqual(Buffer.from(written));
      expect(decodeBase58Check(flipped(text, at, BASE58))).toBeUndefined();
    }),
  );
});

test('the address of the first block of Bitcoin has a right checksum', () => {
  expect(decodeBase58Check('1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa')?.length).toBe(21);
  expect(decodeBase58Check('1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfN0')).toBeUndefined();
});

test.each([
  [true, 'A12UEL5L'],
  [true, 'a12uel5l'],
  [true, 'abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw'],
  [true, 'split1checkupstagehandshakeupstreamerranterredcaperred2y9e3w'],
  [false, 'A1G7SGD8'],
  [false, 'A12uEL5L'],
  [false, '1qzzfhee'],
  [false, 'de1lg7wt\xff'],
])('bech32: %s for %j of BIP-173', (right, text) => {
  expect(isBech32(text)).toBe(right);
});

test('bech32 is right as it is written, of any length, and a changed character is noticed', () => {
  const data = fc.string({ unit: fc.constantFrom(...BECH32), minLength: 1, maxLength: 90 });
  fc.assert(
    fc.property(data, fc.nat(), (written, at) => {
      const behind = bech32Behind('age-secret-key-', written);
      expect(isBech32(`age-secret-key-1${behind}`)).toBe(true);
      expect(isBech32(`age-secret-key-1${flipped(behind, at, BECH32)}`)).toBe(false);
    }),
  );
});

test('keys of NATS and Stellar are read as they were written, and a changed character is noticed', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 33, maxLength: 33 }), fc.nat(), (written, at) => {
      const text = encodeStrkey(written);
      expect(decodeStrkey(text)).toEqual(written);
      expect(decodeStrkey(flipped(text, at, BASE32))).toBeUndefined();
    }),
  );
});

test('the account of SEP-23 has a right checksum', () => {
  expect(decodeStrkey('GA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVSGZ')?.length).toBe(33);
});

test('base 62 of a number, of bytes, and back', () => {
  expect(base62OfNumber(1337)).toBe('LZ');
  expect(numberOfBase62('0000LZ')).toBe(1337);
  expect(base62OfBytes(Uint8Array.of(0, 0, 5, 57))).toBe('00LZ');
  fc.assert(
    fc.property(fc.nat(), (value) => {
      expect(numberOfBase62(base62OfNumber(value))).toBe(value);
    }),
  );
});
