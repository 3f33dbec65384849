import { constants, deflateSync, inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wasmUnpack } from '../../src/git/unpack.ts';
import { noise } from './damage.ts';

const memory = new WebAssembly.Memory({ initial: 128 });
const unpack = wasmUnpack(memory);
const view = Buffer.from(memory.buffer);
const SOURCE = 0x100000;
const TARGET = 0x300000;
const COPIES = 0x600000;
const GUARD = 64;

/** What the stream inflates to, undefined where it is refused; bytes beyond the few that may be written stay as they are. */
function inflated(stream: Buffer, length: number): Buffer | undefined {
  view.fill(0xaa, TARGET - GUARD, TARGET + length + 2 * GUARD);
  stream.copy(view, SOURCE);
  const isSound = unpack.inflate(SOURCE, SOURCE + stream.length, TARGET, TARGET + length);
  const untouched = [
    view.subarray(TARGET - GUARD, TARGET),
    view.subarray(TARGET + length + 8, TARGET + length + 2 * GUARD),
  ];
  for (const bytes of untouched) expect(bytes.every((byte) => byte === 0xaa)).toBe(true);
  return isSound ? Buffer.from(view.subarray(TARGET, TARGET + length)) : undefined;
}

const words = fc.array(
  fc.constantFrom('token', ' = ', '\n', 'const ', 'aaaaaaaa', 'ab', '\0', 'parent 0123456789abcdef'),
  {
    maxLength: 3000,
  },
);
const contents = fc.oneof(
  words.map((parts) => Buffer.from(parts.join(''))),
  fc.uint8Array({ maxLength: 3000 }).map((bytes) => Buffer.from(bytes)),
  fc.integer({ min: 0, max: 200_000 }).map((length) => Buffer.from(noise(length))),
  fc.integer({ min: 0, max: 300_000 }).map((length) => Buffer.alloc(length, 'xy')),
);
const options = fc.record({
  level: fc.integer({ min: 0, max: 9 }),
  strategy: fc.constantFrom(
    constants.Z_DEFAULT_STRATEGY,
    constants.Z_FIXED,
    constants.Z_HUFFMAN_ONLY,
    constants.Z_RLE,
    constants.Z_FILTERED,
  ),
  memLevel: fc.integer({ min: 1, max: 9 }),
});

test('what zlib deflated is inflated', () => {
  fc.assert(
    fc.property(contents, options, (content, option) => {
      const stream = deflateSync(content, option);
      expect(inflated(stream, content.length)?.equals(content)).toBe(true);
      if (content.length > 0) expect(inflated(stream, content.length - 1)).toBeUndefined();
      expect(inflated(stream, content.length + 1)).toBeUndefined();
    }),
    { numRuns: 300 },
  );
});

test('every length of a match is inflated, at every distance up to 300', () => {
  for (let distance = 1; distance <= 300; distance += distance < 20 ? 1 : 7) {
    const pattern = Buffer.from(noise(distance));
    const content = Buffer.concat(Array.from({ length: Math.ceil(600 / distance) + 1 }, () => pattern));
    for (let length = distance; length < Math.min(content.length, distance + 270); length += 3) {
      const part = content.subarray(0, length);
      expect(inflated(deflateSync(part), length)?.equals(part)).toBe(true);
    }
  }
});

test('a damaged stream is refused, or gives what zlib makes of it', () => {
  fc.assert(
    fc.property(contents, options, fc.nat(), fc.integer({ min: 1, max: 255 }), (content, option, place, change) => {
      const stream = deflateSync(content, option);
      const at = place % stream.length;
      stream[at] = (stream[at] ?? 0) ^ change;
      const found = inflated(stream, content.length);
      if (found !== undefined && at >= 2) expect(found.equals(inflateRawSync(stream.subarray(2)))).toBe(true);
    }),
    { numRuns: 600 },
  );
});

test('a stream that is cut off is refused', () => {
  const content = Buffer.from(noise(5000)).map((byte) => byte & 0x1f);
  const stream = deflateSync(content);
  for (let length = 0; length < stream.length - 4; length += 7) {
    expect(inflated(stream.subarray(0, length), content.length)).toBeUndefined();
  }
});

const BASE = Buffer.from('0123456789'.repeat(20));

function applied(instructions: readonly number[]): { text: string; copies: readonly number[] } | undefined {
  const delta = Buffer.from(instructions);
  view.fill(0, COPIES, COPIES + 4096);
  BASE.copy(view, SOURCE);
  const from = SOURCE + 0x10000;
  delta.copy(view, from);
  const end = from + delta.length;
  const length = unpack.targetLength(from, end, BASE.length);
  if (length < 0) return undefined;
  const count = unpack.applyDelta(SOURCE, BASE.length, end, TARGET, length, COPIES);
  if (count < 0) return undefined;
  const copies = [...new Uint32Array(memory.buffer, COPIES, 3 * count)];
  return { text: view.toString('latin1', TARGET, TARGET + length), copies };
}

test.each<[what: string, delta: number[]]>([
  ['another length of the base', [199, 1, 4, 4, 1, 2, 3, 4]],
  ['a copy behind the end of the base', [200, 1, 20, 0x91, 190, 20]],
  ['a copy behind the end of the object', [200, 1, 4, 0x91, 0, 20]],
  ['an insertion behind the end of the object', [200, 1, 2, 3, 65, 66, 67]],
  ['the instruction 0, which is reserved', [200, 1, 1, 0, 65]],
  ['an object that is too short', [200, 1, 9, 2, 65, 66]],
  ['an insertion that is cut off', [200, 1, 8, 8, 65, 66]],
  ['a long insertion that is cut off', [200, 1, 100, 100, 65, 66]],
  ['a copy that is cut off', [200, 1, 16, 0xff]],
  ['no length', []],
  ['a length that does not end', [200, 1, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]],
])('a delta with %s is refused', (_what, delta) => {
  expect(applied(delta)).toBeUndefined();
});

test('neighbouring copies of neighbouring bytes are one copy', () => {
  expect(applied([200, 1, 21, 0x91, 0, 10, 0x91, 10, 5, 1, 65, 0x91, 15, 5])).toEqual({
    text: '012345678901234A56789',
    copies: [0, 15, 0, 16, 21, 15],
  });
});
