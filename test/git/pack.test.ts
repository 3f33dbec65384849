import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { Families } from '../../src/git/families.ts';
import { objectStore, presence } from '../../src/git/object-store.ts';
import { readObjects, WHOLE_OBJECTS } from '../../src/git/objects.ts';
import { Pack, type PackEntry, UnknownPackError } from '../../src/git/pack.ts';
import { openRepository, type Repository } from '../../src/git/repository.ts';
import { generateHistory } from '../generated-edits.ts';
import { noise } from './damage.ts';
import { type TemporaryRepository, temporaryDirectory, temporaryRepository } from './temporary-repository.ts';
import { writeHistory } from './written-history.ts';

/** Objects by id, as `<type> <latin1 text>`; a text that could not be rebuilt is left out. */
type Objects = Map<string, string>;

function storeOf(repository: Repository) {
  const store = objectStore(repository);
  if (store === undefined) throw new Error('the store was left to git');
  return store;
}

const ROOM_BYTES = 8 * 1024 * 1024;

const memory = new WebAssembly.Memory({ initial: 256 });
const families = new Families(memory, new Uint8Array(memory.buffer, 0x200000, ROOM_BYTES));

function rebuilt(file: string, hashBytes: number): Objects {
  const pack = new Pack(file, hashBytes);
  const objects: Objects = new Map();
  const visitor = {
    whole({ oid, type }: PackEntry, bytes: Buffer): Buffer {
      objects.set(oid, `${type} ${bytes.toString('latin1')}`);
      return Buffer.from(bytes);
    },
    changed(entry: PackEntry, bytes: Buffer, copies: Uint32Array, baseLength: number, base: Buffer): Buffer {
      expect(base).toHaveLength(baseLength);
      expectCopied(bytes, copies, base);
      return visitor.whole(entry, bytes);
    },
    unreadable: (): void => undefined,
  };
  try {
    for (const root of pack.roots()) families.visit(pack, root, visitor);
  } finally {
    pack.close();
  }
  return objects;
}

/** Every copy is of bytes that the base has there; they are in order, and neighbours are not one copy cut in two. */
function expectCopied(bytes: Buffer, copies: Uint32Array, base: Buffer): void {
  for (let at = 0; at < copies.length; at += 3) {
    const [start = 0, end = 0, from = 0] = copies.subarray(at, at + 3);
    const [, lastEnd = 0, lastFrom = -1] = at === 0 ? [] : copies.subarray(at - 3, at);
    expect(bytes.subarray(start, end).equals(base.subarray(from, from + end - start))).toBe(true);
    expect(start).toBeGreaterThanOrEqual(lastEnd);
    const goesOn = start === lastEnd && at > 0 && lastFrom + (lastEnd - (copies[at - 3] ?? 0)) === from;
    expect(goesOn).toBe(false);
  }
}

async function byGit(repository: Repository, oids: Iterable<string>): Promise<Objects> {
  const objects: Objects = new Map();
  for await (const answer of readObjects(repository, [...oids], WHOLE_OBJECTS)) {
    if (answer.kind === 'part') {
      objects.set(answer.oid, `${answer.type} ${Buffer.from(answer.bytes).toString('latin1')}`);
    }
  }
  return objects;
}

function allIds(repository: TemporaryRepository): string[] {
  const list = repository.git('cat-file', '--batch-all-objects', '--batch-check=%(objectname) %(objecttype)');
  return list.split('\n').map((line) => line.split(' ')[0] ?? '');
}

async function expectRebuilt(repository: TemporaryRepository): Promise<readonly PackEntry[]> {
  const opened = openRepository(repository.directory);
  const { packFiles, hashBytes } = storeOf(opened);
  const found: Objects = new Map(packFiles.flatMap((file) => [...rebuilt(file, hashBytes)]));
  const ids = allIds(repository);
  expect([...found.keys()].sort()).toEqual(ids.sort());
  const expected = await byGit(opened, ids);
  for (const [oid, content] of found) expect(content === expected.get(oid), oid).toBe(true);
  return packFiles.flatMap((file) => {
    const pack = new Pack(file, hashBytes);
    onTestFinished(() => pack.close());
    return [...pack.roots()].flatMap((root) => [...pack.children(root.index)]);
  });
}

test.each([
  { depth: 1, window: 5 },
  { depth: 4, window: 10 },
  { depth: 50, window: 100 },
  { depth: 250, window: 250 },
])(
  'every object of a pack of depth $depth and window $window is rebuilt as git gives it',
  async ({ depth, window }) => {
    const { repository } = writeHistory(generateHistory(depth, 80, 3), { depth, window, lost: 'packed' });
    expect(await expectRebuilt(repository)).not.toHaveLength(0);
  },
);

test('deltas that name their base by its id are rebuilt', async () => {
  const { repository } = writeHistory(generateHistory(7, 40, 0), { depth: 10, window: 20, lost: 'packed' });
  repository.git('-c', 'repack.useDeltaBaseOffset=false', 'repack', '-q', '-adf', '--depth=10');
  expect(await expectRebuilt(repository)).not.toHaveLength(0);
});

test('a pack of a repository with sha256 is rebuilt', async () => {
  const packing = { depth: 10, window: 20, lost: 'packed' } as const;
  const { repository } = writeHistory(generateHistory(8, 40, 0), packing, '--object-format=sha256');
  expect(await expectRebuilt(repository)).not.toHaveLength(0);
  repository.git('-c', 'repack.useDeltaBaseOffset=false', 'repack', '-q', '-adf');
  await expectRebuilt(repository);
});

test('copies of more than 64 KiB, empty blobs, tags and blobs of any bytes are rebuilt', async () => {
  const repository = temporaryRepository();
  const big = Buffer.from(noise(400_000));
  repository.commit('empty', '');
  repository.commit('big', big);
  repository.commit('big', Buffer.concat([Buffer.from('before'), big]));
  repository.commit('big', Buffer.concat([big.subarray(0, 0x10000), Buffer.from('x'), big.subarray(0x10000)]));
  repository.commit('big', Buffer.concat([big.subarray(200_000), big.subarray(0, 200_000)]));
  repository.commit('zeros', Buffer.alloc(300_000));
  repository.git('tag', '--annotate', '--message', 'Message', 'v1');
  repository.git('gc', '--quiet', '--aggressive');
  expect(await expectRebuilt(repository)).not.toHaveLength(0);
});

test('objects of several packs and in files of their own are all present, and no other is', () => {
  const repository = temporaryRepository();
  repository.commit('a', 'first');
  repository.git('repack', '-q', '-d');
  repository.commit('b', 'second');
  repository.git('repack', '-q', '-d');
  repository.commit('c', 'third');
  const store = storeOf(openRepository(repository.directory));
  const isPresent = presence(store);
  expect(store.packFiles).toHaveLength(2);
  for (const oid of allIds(repository)) expect(isPresent(oid), oid).toBe(true);
  for (const digit of '0123456789abcdef') expect(isPresent(digit.repeat(40))).toBe(false);
});

interface CopiedPack {
  readonly file: string;
  readonly index: string;
  readonly bytes: Buffer;
}

function copiedPack(): CopiedPack & { readonly sound: Objects } {
  const { repository } = writeHistory(generateHistory(9, 25, 0), { depth: 10, window: 20, lost: 'packed' });
  const [source = ''] = storeOf(openRepository(repository.directory)).packFiles;
  const file = join(temporaryDirectory(), 'copy.pack');
  const index = file.replace(/pack$/, 'idx');
  writeFileSync(file, readFileSync(source));
  writeFileSync(index, readFileSync(source.replace(/pack$/, 'idx')));
  const writable = Buffer.from(readFileSync(file));
  return { file, index, bytes: writable, sound: rebuilt(file, 20) };
}

/** What a pack gives with this damage: nothing, where it is refused. */
function objectsOrNothing(file: string): Objects {
  try {
    return rebuilt(file, 20);
  } catch (error) {
    expect(error).toBeInstanceOf(Error);
    return new Map();
  }
}

test('a damaged pack gives sound bytes or errors, never wrong bytes', () => {
  const { file, bytes, sound } = copiedPack();
  const target = `${file.slice(0, -9)}damaged.pack`;
  writeFileSync(target.replace(/pack$/, 'idx'), readFileSync(file.replace(/pack$/, 'idx')));
  fc.assert(
    fc.property(fc.integer({ min: 12, max: bytes.length - 21 }), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const damaged = Buffer.from(bytes);
      damaged[at] = (damaged[at] ?? 0) ^ change;
      writeFileSync(target, damaged);
      for (const [oid, content] of objectsOrNothing(target)) {
        expect(textOf(content) === textOf(sound.get(oid) ?? ''), oid).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});

test('damage to the type of an object is noticed', () => {
  const { file, bytes } = copiedPack();
  const pack = new Pack(file, 20);
  const blob = [...pack.roots()].find(({ type }) => type === 'blob')?.oid ?? '';
  pack.close();
  // A blob's header is 0x3_ or 0xb_; with the next lower type it would be a tree, which nobody searches.
  const places = [...bytes.keys()].filter((at) => at >= 12 && ((bytes[at] ?? 0) & 0x70) === 0x30);
  for (const at of places) {
    const damaged = Buffer.from(bytes);
    damaged[at] = (damaged[at] ?? 0) ^ 0x10;
    writeFileSync(file, damaged);
    const content = objectsOrNothing(file).get(blob);
    expect(content === undefined || content.startsWith('blob ')).toBe(true);
  }
});

function textOf(content: string): string {
  return content.slice(content.indexOf(' ') + 1);
}

test('a pack that is cut off gives sound bytes or errors', () => {
  const { file, bytes, sound } = copiedPack();
  for (let part = 1; part < 20; part++) {
    writeFileSync(file, bytes.subarray(0, Math.floor((bytes.length * part) / 20)));
    for (const [oid, content] of objectsOrNothing(file)) expect(content === sound.get(oid), oid).toBe(true);
  }
});

test('an index that is cut off is refused', () => {
  const { file, index } = copiedPack();
  const sound = readFileSync(index);
  for (const left of [0, 4, 8, 1000, 1032, 1100, sound.length >> 1, sound.length - 100]) {
    writeFileSync(index, sound.subarray(0, left));
    expect(() => rebuilt(file, 20), `${left} bytes`).toThrow();
  }
});

test('an index of another version is left to git', () => {
  const { file, index } = copiedPack();
  const sound = readFileSync(index);
  sound.writeUInt32BE(3, 4);
  writeFileSync(index, sound);
  expect(() => new Pack(file, 20)).toThrow(UnknownPackError);
});

test('a family that needs more than the room is left out, and the others are rebuilt', () => {
  const repository = temporaryRepository();
  repository.commit('big', Buffer.from(noise(ROOM_BYTES)));
  repository.commit('small', 'Small');
  repository.git('gc', '--quiet');
  const [file = ''] = storeOf(openRepository(repository.directory)).packFiles;
  const texts = [...rebuilt(file, 20).values()];
  expect(texts).toContain('blob Small');
  expect(texts.every((text) => text.length < ROOM_BYTES)).toBe(true);
});
