import { closeSync, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { ReadAhead } from '../../src/git/read-ahead.ts';
import { noise } from './damage.ts';
import { temporaryDirectory } from './temporary-repository.ts';

const SIZE = 20_000_001;
const content = Buffer.from(noise(SIZE));

function opened(): ReadAhead {
  const path = join(temporaryDirectory(), 'large');
  writeFileSync(path, content);
  const file = openSync(path, 'r');
  onTestFinished(() => closeSync(file));
  return new ReadAhead(file, SIZE);
}

test('any part of a file is read, whatever was read before', () => {
  const file = opened();
  const near = fc.integer({ min: 0, max: SIZE - 1 });
  const length = fc.oneof(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 1, max: 600_000 }));
  fc.assert(
    fc.property(near, length, (from, count) => {
      const to = Math.min(SIZE, from + count);
      expect(file.read(from, to).equals(content.subarray(from, to))).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test('a part behind the end is an error', () => {
  const file = opened();
  expect(() => file.read(SIZE - 10, SIZE + 500_000)).toThrow();
});
