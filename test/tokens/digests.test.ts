import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { littleEndianBytes, marvin32 } from '../../src/tokens/marvin32.ts';
import { sha256 } from '../../src/tokens/sha256.ts';
import { crc16 } from '../../src/tokens/strkey.ts';

test('SHA-256 is that of node:crypto, whatever the length', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(Buffer.from(sha256(bytes)).toString('hex')).toBe(createHash('sha256').update(bytes).digest('hex'));
    }),
  );
  for (const length of [55, 56, 63, 64, 65, 119, 120, 128])
    expect(Buffer.from(sha256(new Uint8Array(length))).toString('hex')).toBe(
      createHash('sha256').update(new Uint8Array(length)).digest('hex'),
    );
});

test('Marvin32 gives what .NET gives', () => {
  const seed = Buffer.from('d53cd9cecd0893b7', 'hex').toString('latin1');
  expect(marvin32(Buffer.from('abc'), seed).toString(16)).toBe('6be02a86');
});

test('CRC-16/XMODEM has its check value', () => {
  expect(crc16(Buffer.from('123456789')).toString(16)).toBe('31c3');
});

test('a number is written with its least significant byte first', () => {
  expect([...littleEndianBytes(0x01020304)]).toEqual([4, 3, 2, 1]);
});
