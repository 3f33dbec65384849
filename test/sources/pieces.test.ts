import { expect, test } from 'vitest';
import type { Fragment } from '../../src/model/fragment.ts';
import { advance, cutOf, overlapBytes, pieceBytes, pieces } from '../../src/sources/pieces.ts';

const ORIGIN = { kind: 'stdin' } as const;

function split(content: Uint8Array, chunkBytes = Number.POSITIVE_INFINITY): Fragment[] {
  let at = 0;
  const read = (target: Uint8Array): number => {
    const part = content.subarray(at, at + Math.min(target.length, chunkBytes));
    target.set(part);
    at += part.length;
    return part.length;
  };
  return [...pieces(content.length, ORIGIN, (length) => new Uint8Array(length), read)];
}

function joined(fragments: readonly Fragment[]): Buffer {
  return Buffer.concat(fragments.map(({ bytes, ownedBytes }) => bytes.subarray(0, ownedBytes)));
}

test.each([0, 1, pieceBytes])('%d bytes are one piece that owns them all', (length) => {
  const fragments = split(new Uint8Array(length));
  expect(fragments.map(({ start, ownedBytes }) => ({ start, ownedBytes }))).toEqual([
    { start: { byte: 0, line: 1, column: 1 }, ownedBytes: length },
  ]);
});

test('the pieces own every byte once, and each holds the overlap of what the next owns', () => {
  const content = Buffer.alloc(2 * pieceBytes + 12345, 'a line of text\n');
  const fragments = split(content);
  expect(fragments).toHaveLength(3);
  expect(joined(fragments).equals(content)).toBe(true);
  for (const { bytes, ownedBytes } of fragments.slice(0, -1)) {
    expect(bytes.length - ownedBytes).toBeGreaterThanOrEqual(overlapBytes);
  }
});

test('a piece starts at the start of a line where one is near', () => {
  const [, second] = split(Buffer.alloc(pieceBytes + 100, 'a line of text\n'));
  expect(second?.start.column).toBe(1);
  expect(second?.start.line).toBe((second?.start.byte ?? 0) / 'a line of text\n'.length + 1);
});

test('a piece of one endless line starts at a character', () => {
  const content = Buffer.alloc(pieceBytes + 100, 'xx€');
  const [, second] = split(content);
  expect([0x78, 0xe2]).toContain(second?.bytes[0]);
  const before = content.subarray(0, second?.start.byte).toString('utf8');
  expect(second?.start).toMatchObject({ line: 1, column: before.length + 1 });
});

test('a border in UTF-16 text does not fall between the bytes of its newline', () => {
  const piece = new Uint8Array(Buffer.from('text\n'.repeat(20_000), 'utf16le'));
  expect(cutOf(piece) % 2).toBe(0);
  expect(piece.subarray(cutOf(piece), cutOf(piece) + 2)).toEqual(new Uint8Array(Buffer.from('t', 'utf16le')));
});

test('small pieces get on as well', () => {
  const content = Buffer.from('a line of text\n'.repeat(50));
  let at = 0;
  const read = (target: Uint8Array): number => {
    at += content.copy(target, 0, at);
    return target.length;
  };
  const fragments = [...pieces(content.length, ORIGIN, (length) => new Uint8Array(length), read, 100)];
  expect(joined(fragments).equals(content)).toBe(true);
  expect(fragments.length).toBeLessThan(20);
});

test('a file that became shorter ends where it ends', () => {
  const fragments = split(new Uint8Array(1000), 400);
  expect(fragments.map(({ ownedBytes }) => ownedBytes)).toEqual([400]);
});

test('columns count UTF-16 code units', () => {
  const start = { byte: 10, line: 3, column: 5 };
  expect(advance(start, Buffer.from('ab'))).toEqual({ byte: 12, line: 3, column: 7 });
  expect(advance(start, Buffer.from('ab\nä💀'))).toEqual({ byte: 19, line: 4, column: 4 });
});
