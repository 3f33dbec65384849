import { expect, test } from 'vitest';
import { derKey } from '../../../src/detect/checks/der-key.ts';
import { opinionOf } from './candidate.ts';

/** A sequence that begins with a version, as private keys do. */
function key(length: number, tag = 0x02): Buffer {
  const body = Buffer.alloc(length, 0x5a);
  body.set([tag, 1, 0]);
  const header = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.from([0x30, ...header, ...body]);
}

test.each([46, 135, 1188])('a key of %i bytes', (length) => {
  expect(opinionOf(derKey, key(length).toString('base64'))).toBe('support low');
});

test('what ends before its first bytes say', () => {
  expect(opinionOf(derKey, key(1188).subarray(0, 600).toString('base64'))).toBe('dismiss');
});

test('a certificate and a public key begin with another sequence', () => {
  expect(opinionOf(derKey, key(290, 0x30).toString('base64'))).toBe('dismiss');
});

test('no DER at all', () => {
  expect(opinionOf(derKey, Buffer.alloc(64, 0x61).toString('base64'))).toBe('dismiss');
});
