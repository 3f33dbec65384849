import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import type { ObjectType } from './objects.ts';

/** A pack that is not as this reader knows packs: git itself has to read it. */
export class UnknownPackError extends Error {}

/** An object of a pack, as its header tells. */
export interface PackEntry {
  readonly index: number;
  readonly oid: string;
  readonly type: ObjectType;
  /** Bytes of the object; of a delta: of the instructions. */
  readonly size: number;
  readonly isDelta: boolean;
}

const TYPES: Readonly<Record<number, ObjectType>> = { 1: 'commit', 2: 'tree', 3: 'blob', 4: 'tag' };
const OFS_DELTA = 6;
const REF_DELTA = 7;
const IDX_MAGIC = 0xff744f63;
const IDX_VERSION = 2;
const FANOUT = 8;
const OIDS = FANOUT + 256 * 4;
const HEADER_BYTES = 64;
const CHUNK_BYTES = 4 * 1024 * 1024;
const NONE = -1;
/** A pack of up to this size is read at once: one call of the system instead of one an object. */
const MAX_WHOLE_BYTES = 48 * 1024 * 1024;

/**
 * A git packfile of version 2 with its index of version 2 (gitformat-pack(5)). A large one is read by position.
 * @throws UnknownPackError for any other.
 */
export class Pack {
  readonly #file: number;
  readonly #hashBytes: number;
  readonly #oids: Buffer;
  /** CRC-32 of each entry, header included, in the order of the ids. */
  readonly #checksums: Buffer;
  /** By order of place in the pack. */
  readonly #offsets: Float64Array;
  readonly #oidOf: Uint32Array;
  readonly #end: number;
  /** The whole of a small pack. */
  readonly #whole: Buffer | undefined;
  readonly #types: Uint8Array;
  readonly #sizes: Float64Array;
  readonly #dataAt: Uint8Array;
  /** The base of a delta, by place; NONE for a whole object. */
  readonly #bases: Int32Array;
  readonly #firstChild: Int32Array;
  readonly #nextChild: Int32Array;
  /** Only packs with deltas that name their base by its id need it. */
  #places: ReadonlyMap<string, number> | undefined;

  constructor(packFile: string, hashBytes: number) {
    const idx = readFileSync(packFile.replace(/\.pack$/, '.idx'));
    if (idx.readUInt32BE(0) !== IDX_MAGIC || idx.readUInt32BE(4) !== IDX_VERSION)
      throw new UnknownPackError('index version');
    const count = idx.readUInt32BE(FANOUT + 255 * 4);
    this.#hashBytes = hashBytes;
    this.#oids = idx.subarray(OIDS, OIDS + count * hashBytes);
    this.#checksums = idx.subarray(OIDS + count * hashBytes, OIDS + count * (hashBytes + 4));
    const byOid = offsetsOf(idx, count, hashBytes);
    this.#oidOf = orderOf(byOid);
    this.#offsets = Float64Array.from(this.#oidOf, (oid) => byOid[oid] ?? 0);
    this.#file = openSync(packFile, 'r');
    const size = fstatSync(this.#file).size;
    this.#end = size - hashBytes;
    if (size <= MAX_WHOLE_BYTES) {
      this.#whole = Buffer.allocUnsafe(size);
      readFully(this.#file, this.#whole, 0);
    }
    this.#types = new Uint8Array(count);
    this.#sizes = new Float64Array(count);
    this.#dataAt = new Uint8Array(count);
    this.#bases = new Int32Array(count).fill(NONE);
    this.#firstChild = new Int32Array(count).fill(NONE);
    this.#nextChild = new Int32Array(count).fill(NONE);
    this.#readHeaders();
    this.#linkChildren();
  }

  close(): void {
    closeSync(this.#file);
  }

  /** The objects that are stored whole, in the order of the pack; on request without those of one type. */
  *roots(without?: ObjectType): Iterable<PackEntry> {
    for (let index = 0; index < this.#bases.length; index++) {
      if (this.#bases[index] !== NONE) continue;
      if (TYPES[this.#types[index] ?? 0] !== without) yield this.#entry(index);
      // What is left out is not inflated, so nothing else would notice that it is not what its header says.
      else this.#checkedEntry(index);
    }
  }

  /** The ids of all objects of a type. */
  ids(type: ObjectType): string[] {
    return Array.from(this.#types.keys())
      .filter((index) => TYPES[this.#types[index] ?? 0] === type)
      .map((index) => this.#entry(index).oid);
  }

  /** The deltas against an object. */
  *children(index: number): Iterable<PackEntry> {
    for (let child = this.#firstChild[index] ?? NONE; child !== NONE; child = this.#nextChild[child] ?? NONE) {
      yield this.#entry(child);
    }
  }

  /** The zlib stream of the object, or for a delta of its instructions. Throws where it is not what the index tells. */
  stored(index: number): Buffer {
    return this.#checkedEntry(index).subarray(this.#dataAt[index] ?? 0);
  }

  /** The header says what an object is and stands outside of what zlib checks: only the index's checksum covers it. */
  #checkedEntry(index: number): Buffer {
    const entry = this.#read(this.#offsets[index] ?? 0, this.#offsets[index + 1] ?? this.#end);
    const wanted = this.#checksums.readUInt32BE(4 * (this.#oidOf[index] ?? 0));
    if (crc32(entry) !== wanted) throw new UnknownPackError('checksum of an object');
    return entry;
  }

  #read(from: number, to: number): Buffer {
    if (this.#whole) return this.#whole.subarray(from, to);
    const bytes = Buffer.allocUnsafe(to - from);
    readFully(this.#file, bytes, from);
    return bytes;
  }

  #entry(index: number): PackEntry {
    const at = (this.#oidOf[index] ?? 0) * this.#hashBytes;
    return {
      index,
      oid: this.#oids.toString('hex', at, at + this.#hashBytes),
      type: TYPES[this.#types[index] ?? 0] ?? 'tree',
      size: this.#sizes[index] ?? 0,
      isDelta: this.#bases[index] !== NONE,
    };
  }

  #readHeaders(): void {
    const { length } = this.#offsets;
    for (let index = 0; index < length; ) {
      const from = this.#offsets[index] ?? 0;
      const to = Math.min(this.#end + this.#hashBytes, from + CHUNK_BYTES);
      const chunk = this.#read(from, to);
      const last = to - HEADER_BYTES;
      do {
        const offset = this.#offsets[index] ?? 0;
        this.#readHeader(index, offset, chunk, offset - from);
        index++;
      } while (index < length && ((this.#offsets[index] ?? 0) <= last || to > this.#end));
    }
  }

  #readHeader(index: number, offset: number, bytes: Buffer, from: number): void {
    let at = from;
    let byte = bytes[at++] ?? 0;
    const type = (byte >> 4) & 7;
    let size = byte & 15;
    for (let factor = 16; byte & 0x80; factor *= 128) {
      byte = bytes[at++] ?? 0;
      size += (byte & 0x7f) * factor;
    }
    this.#types[index] = type;
    this.#sizes[index] = size;
    if (type === OFS_DELTA) {
      byte = bytes[at++] ?? 0;
      let back = byte & 0x7f;
      while (byte & 0x80) {
        byte = bytes[at++] ?? 0;
        back = (back + 1) * 128 + (byte & 0x7f);
      }
      this.#bases[index] = this.#indexOfOffset(offset - back);
    } else if (type === REF_DELTA) {
      this.#bases[index] = this.#indexOfOid(bytes.subarray(at, at + this.#hashBytes));
      at += this.#hashBytes;
    } else if (TYPES[type] === undefined) throw new UnknownPackError('type of an object');
    this.#dataAt[index] = at - from;
  }

  #indexOfOffset(offset: number): number {
    let low = 0;
    let high = this.#offsets.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = this.#offsets[middle] ?? 0;
      if (found === offset) return middle;
      if (found < offset) low = middle + 1;
      else high = middle - 1;
    }
    throw new UnknownPackError('base of a delta');
  }

  #indexOfOid(oid: Buffer): number {
    this.#places ??= new Map(Array.from(this.#oidOf, (_, index) => [this.#entry(index).oid, index]));
    const index = this.#places.get(oid.toString('hex'));
    // A thin pack has its base elsewhere; packs on disk are completed, so this one is odd.
    if (index === undefined) throw new UnknownPackError('base of a delta');
    return index;
  }

  /** Deltas take the type of the object at the end of their chain. */
  #linkChildren(): void {
    for (let index = this.#bases.length - 1; index >= 0; index--) {
      const base = this.#bases[index] ?? NONE;
      if (base === NONE) continue;
      this.#nextChild[index] = this.#firstChild[base] ?? NONE;
      this.#firstChild[base] = index;
    }
    for (let root = 0; root < this.#bases.length; root++) {
      if (this.#bases[root] !== NONE || this.#firstChild[root] === NONE) continue;
      const pending = [root];
      for (let index = pending.pop(); index !== undefined; index = pending.pop()) {
        for (let child = this.#firstChild[index] ?? NONE; child !== NONE; child = this.#nextChild[child] ?? NONE) {
          this.#types[child] = this.#types[root] ?? 0;
          pending.push(child);
        }
      }
    }
  }
}

/** The indexes of numbers in the order of these. */
function orderOf(numbers: Float64Array): Uint32Array {
  const count = numbers.length;
  const most = numbers.reduce((a, b) => Math.max(a, b), 0);
  if ((most + 1) * count > Number.MAX_SAFE_INTEGER) {
    return Uint32Array.from({ length: count }, (_, at) => at).sort((a, b) => (numbers[a] ?? 0) - (numbers[b] ?? 0));
  }
  // Without a function that compares, sorting takes a fraction of the time.
  const keys = numbers.map((number, at) => number * count + at).sort();
  return Uint32Array.from(keys, (key) => key % count);
}

function offsetsOf(idx: Buffer, count: number, hashBytes: number): Float64Array {
  const small = OIDS + count * (hashBytes + 4);
  const large = small + count * 4;
  return Float64Array.from({ length: count }, (_, at) => {
    const offset = idx.readUInt32BE(small + 4 * at);
    return offset < 0x80000000 ? offset : Number(idx.readBigUInt64BE(large + 8 * (offset - 0x80000000)));
  });
}

function readFully(file: number, target: Buffer, position: number): void {
  for (let filled = 0; filled < target.length; ) {
    const count = readSync(file, target, filled, target.length - filled, position + filled);
    if (count === 0) throw new UnknownPackError('end of the file');
    filled += count;
  }
}
