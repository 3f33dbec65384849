import type { Pack, PackEntry } from './pack.ts';
import { type Unpack, wasmUnpack } from './unpack.ts';

/** Three numbers for each stretch that a delta took over from its base: start and end in the object, start in the base. */
export type Copies = Uint32Array;

/** What is made of each object of a family; `bytes` is the memory itself, and other objects take its place afterwards. */
export interface Visitor<Seen> {
  whole(entry: PackEntry, bytes: Buffer): Seen;
  /** A delta: what lies between its copies is new. In order of place; neighbours that were so in the base are one. */
  changed(entry: PackEntry, bytes: Buffer, copies: Copies, baseLength: number, base: Seen): Seen;
  /** An object that is damaged, or too large for the memory, or built on such a one. */
  unreadable(entry: PackEntry): void;
}

/** A part of the memory. */
interface Place {
  readonly at: number;
  readonly length: number;
}

interface Parent<Seen> {
  readonly entry: PackEntry;
  readonly length: number;
  readonly seen: Seen;
}

const COPY_BYTES = 12;
/** Both directions of assembly/unpack.ts go a little beyond the ends. */
const SLACK = 64;

/** Rebuilds objects of packs in one stretch of memory: an object first, then all deltas on it, depth first. */
export class Families {
  readonly #memory: WebAssembly.Memory;
  readonly #unpack: Unpack;
  readonly #start: number;
  readonly #end: number;
  #view = Buffer.alloc(0);

  /** `room` is the part of the memory that is theirs. */
  constructor(memory: WebAssembly.Memory, room: Uint8Array) {
    this.#memory = memory;
    this.#unpack = wasmUnpack(memory);
    this.#start = room.byteOffset;
    this.#end = room.byteOffset + room.length;
  }

  /** An object from elsewhere, in this memory until the next one; undefined where it does not fit. */
  hold(bytes: Buffer): Buffer | undefined {
    if (bytes.length + SLACK > this.#end - this.#start) return undefined;
    this.#whole().set(bytes, this.#start);
    return this.#bytes({ at: this.#start, length: bytes.length });
  }

  visit<Seen>(pack: Pack, root: PackEntry, visitor: Visitor<Seen>): void {
    const place = { at: this.#start, length: root.size };
    const stored = this.#load(pack, root);
    if (stored !== undefined && place.at + place.length + SLACK <= stored.at && this.#inflate(stored, place)) {
      this.#descend(pack, root, place, visitor.whole(root, this.#bytes(place)), visitor);
    } else giveUp(pack, root, visitor);
  }

  /** Goes down the last child in a loop, as chains of deltas are long, and down the others by calling itself. */
  #descend<Seen>(pack: Pack, root: PackEntry, { at, length }: Place, rootSeen: Seen, visitor: Visitor<Seen>): void {
    let parent: Parent<Seen> | undefined = { entry: root, length, seen: rootSeen };
    while (parent !== undefined) {
      const base: Place = { at, length: parent.length };
      const { seen }: Parent<Seen> = parent;
      const children: readonly PackEntry[] = [...pack.children(parent.entry.index)];
      parent = undefined;
      for (const [index, child] of children.entries()) {
        const rebuilt = this.#rebuild(pack, child, base);
        if (rebuilt === undefined) {
          giveUp(pack, child, visitor);
          continue;
        }
        const { place, copies } = rebuilt;
        const childSeen = visitor.changed(child, this.#bytes(place), copies, base.length, seen);
        if (index < children.length - 1) this.#descend(pack, child, place, childSeen, visitor);
        else {
          // Nobody needs the base any more: the last child takes its place, so that long chains need no more room.
          this.#whole().copyWithin(at, place.at, place.at + place.length);
          parent = { entry: child, length: place.length, seen: childSeen };
        }
      }
    }
  }

  /** Behind its base stand the object and the copies; at the end of the room the delta, and that as it is stored. */
  #rebuild(pack: Pack, child: PackEntry, base: Place): { place: Place; copies: Copies } | undefined {
    const at = aligned(base.at + base.length + SLACK);
    const stored = this.#load(pack, child);
    if (stored === undefined) return undefined;
    const delta = { at: stored.at - SLACK - child.size, length: child.size };
    if (delta.at < at || !this.#inflate(stored, delta)) return undefined;
    const end = delta.at + delta.length;
    const length = this.#unpack.targetLength(delta.at, end, base.length);
    const copiesAt = aligned(at + length + SLACK);
    if (length < 0 || copiesAt + COPY_BYTES * delta.length > delta.at) return undefined;
    const count = this.#unpack.applyDelta(base.at, base.length, end, at, length, copiesAt);
    if (count < 0) return undefined;
    return { place: { at, length }, copies: new Uint32Array(this.#memory.buffer, copiesAt, 3 * count) };
  }

  /** The zlib stream of an object, at the end of the room; undefined where it is damaged or too long. */
  #load(pack: Pack, { index }: PackEntry): Place | undefined {
    const stream = attempt(() => pack.stored(index));
    if (stream === undefined || stream.length + 2 * SLACK > this.#end - this.#start) return undefined;
    const at = this.#end - SLACK - stream.length;
    this.#whole().set(stream, at);
    return { at, length: stream.length };
  }

  #inflate(stored: Place, { at, length }: Place): boolean {
    return this.#unpack.inflate(stored.at, stored.at + stored.length, at, at + length) !== 0;
  }

  #bytes({ at, length }: Place): Buffer {
    return Buffer.from(this.#memory.buffer, at, length);
  }

  #whole(): Buffer {
    if (this.#view.buffer !== this.#memory.buffer) this.#view = Buffer.from(this.#memory.buffer);
    return this.#view;
  }
}

function aligned(at: number): number {
  return (at + 15) & ~15;
}

function giveUp<Seen>(pack: Pack, entry: PackEntry, visitor: Visitor<Seen>): void {
  visitor.unreadable(entry);
  for (const child of pack.children(entry.index)) giveUp(pack, child, visitor);
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
