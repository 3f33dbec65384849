import { BEFORE_BYTES, createEngine, type Engine, NEAR_BYTES, type Span } from './detect/detect.ts';
import { reaches } from './detect/judge.ts';
import { fingerprint } from './findings/fingerprint.ts';
import { secretText } from './findings/seal.ts';
import { applyDelta, type Copy, type Rebuilt } from './git/delta.ts';
import { type ObjectStore, readLoose } from './git/object-store.ts';
import { Pack, type PackEntry } from './git/pack.ts';
import type { Match } from './model/finding.ts';
import type { Confidence, RuleSet } from './model/rule.ts';

/** Objects of a repository that several threads search together. Travels to other threads. */
export interface SuspectJob {
  readonly store: ObjectStore;
  readonly ruleSet: RuleSet;
  readonly confidence: Confidence;
  /** One number a pack, and one for the loose objects: what no thread has taken yet. */
  readonly next: SharedArrayBuffer;
}

/** A secret that an object may hold. */
export interface Suspect {
  readonly oid: string;
  readonly ruleId: string;
  readonly fingerprint: string;
}

/** What a thread's share of the objects holds. */
export interface Suspects {
  readonly suspects: Suspect[];
  readonly blobs: number;
  readonly commits: string[];
  readonly tags: string[];
  readonly bytes: number;
  /** Objects that could not be read here: git has to be asked for them. */
  readonly unread: string[];
}

const ROOTS_A_TURN = 32;
// A change in a run of digits may alter what the whole run decodes to.
const DIGITS = Uint8Array.from({ length: 256 }, (_, byte) =>
  /[A-Za-z0-9+/_=-]/.test(String.fromCharCode(byte)) ? 1 : 0,
);
const MAX_RUN_BYTES = 65_536;

/** A suspect with its place, so that objects that copy the place need not be searched there again. */
interface Placed extends Span {
  readonly keywordAt: number;
  readonly ruleId: string;
  readonly fingerprint: string;
}

/** What has to be kept of an object while others are built on it. */
interface Searched {
  readonly bytes: Buffer;
  readonly placed: readonly Placed[];
  readonly reachesFar: boolean;
}

/**
 * Searches this thread's share of all objects, straight from the packs. A delta is searched where it differs from its base
 * and a margin round that; what it copied it shares with the base. Paths are not known here, so that it names every
 * object in which any path would have a finding.
 */
export function collectSuspects(job: SuspectJob): Suspects {
  const result: Suspects = { suspects: [], blobs: 0, commits: [], tags: [], bytes: 0, unread: [] };
  const collector = new Collector(createEngine(job.ruleSet), job.confidence, result);
  const counters = new Int32Array(job.next);
  job.store.packFiles.forEach((file, index) => {
    const pack = new Pack(file, job.store.hashBytes);
    try {
      const roots = [...pack.roots('tree')];
      for (const root of shareOf(roots, counters, index)) collector.family(pack, root);
    } finally {
      pack.close();
    }
  });
  for (const oid of shareOf(job.store.loose, counters, job.store.packFiles.length)) collector.loose(job.store, oid);
  return collector.result();
}

function* shareOf<T>(items: readonly T[], counters: Int32Array, index: number): Iterable<T> {
  for (;;) {
    const from = Atomics.add(counters, index, ROOTS_A_TURN);
    if (from >= items.length) return;
    yield* items.slice(from, from + ROOTS_A_TURN);
  }
}

class Collector {
  readonly #engine: Engine;
  readonly #confidence: Confidence;
  readonly #found: Suspects;
  #blobs = 0;
  #bytes = 0;

  constructor(engine: Engine, confidence: Confidence, found: Suspects) {
    this.#engine = engine;
    this.#confidence = confidence;
    this.#found = found;
  }

  result(): Suspects {
    return { ...this.#found, blobs: this.#blobs, bytes: this.#bytes };
  }

  loose(store: ObjectStore, oid: string): void {
    try {
      const { type, bytes } = readLoose(store, oid);
      if (type === 'blob') this.#whole(oid, bytes);
      else if (type !== 'tree') this.#message(oid, type, bytes);
    } catch {
      this.#found.unread.push(oid);
    }
  }

  /** An object and all deltas on it, depth first: no more than one chain of contents is in memory. */
  family(pack: Pack, root: PackEntry): void {
    const bytes = this.#inflate(pack, root);
    if (bytes === undefined) this.#giveUp(pack, root);
    else this.#descend(pack, root, this.#root(root, bytes));
  }

  #root({ oid, type }: PackEntry, bytes: Buffer): Searched {
    if (type === 'blob') return this.#whole(oid, bytes);
    this.#message(oid, type, bytes);
    return { bytes, placed: [], reachesFar: false };
  }

  #descend(pack: Pack, parent: PackEntry, searched: Searched): void {
    for (const child of pack.children(parent.index)) {
      const delta = this.#inflate(pack, child);
      const rebuilt = delta && attempt(() => applyDelta(searched.bytes, delta));
      if (rebuilt === undefined) {
        this.#giveUp(pack, child);
      } else {
        const isBlob = child.type === 'blob';
        this.#descend(
          pack,
          child,
          isBlob ? this.#changed(child.oid, rebuilt, searched) : this.#root(child, rebuilt.bytes),
        );
      }
    }
  }

  #inflate(pack: Pack, entry: PackEntry): Buffer | undefined {
    return attempt(() => pack.inflate(entry.index));
  }

  #giveUp(pack: Pack, entry: PackEntry): void {
    if (entry.type !== 'tree') this.#found.unread.push(entry.oid);
    for (const child of pack.children(entry.index)) this.#giveUp(pack, child);
  }

  #message(oid: string, type: PackEntry['type'], bytes: Buffer): void {
    const message = bytes.subarray(bytes.indexOf('\n\n') + 2);
    this.#bytes += message.length;
    (type === 'commit' ? this.#found.commits : this.#found.tags).push(oid);
    this.#report(oid, this.#place(this.#engine.suspect(message).matches));
  }

  #whole(oid: string, bytes: Buffer): Searched {
    const { matches, reachesFar } = this.#engine.suspect(bytes);
    const placed = this.#place(matches);
    this.#count(oid, bytes, placed);
    return { bytes, placed, reachesFar };
  }

  #changed(oid: string, { bytes, copies }: Rebuilt, base: Searched): Searched {
    if (base.reachesFar) return this.#whole(oid, bytes);
    const fresh = freshSpans(bytes, copies, base.bytes.length);
    const { matches, reachesFar } = this.#engine.suspect(bytes, fresh);
    const placed = [...inherited(base.placed, copies, fresh), ...this.#place(matches)];
    this.#count(oid, bytes, placed);
    return { bytes, placed, reachesFar };
  }

  #count(oid: string, bytes: Buffer, placed: readonly Placed[]): void {
    this.#blobs++;
    this.#bytes += bytes.length;
    this.#report(oid, placed);
  }

  #place(matches: readonly Match[]): Placed[] {
    return matches.flatMap((match) => {
      const { verdict, rule, start, end, keywordAt } = match;
      if (verdict.kind !== 'kept' || !reaches(verdict.confidence, this.#confidence)) return [];
      return [{ start, end, keywordAt, ruleId: rule.id, fingerprint: fingerprint(rule.id, secretText(match)) }];
    });
  }

  #report(oid: string, placed: readonly Placed[]): void {
    for (const { ruleId, fingerprint: identity } of placed) {
      this.#found.suspects.push({ oid, ruleId, fingerprint: identity });
    }
  }
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

/** Where keywords have to be looked for again: what is new, every seam between copies, and a margin round both. */
function freshSpans(bytes: Buffer, copies: readonly Copy[], baseLength: number): Span[] {
  const spans: { start: number; end: number }[] = [];
  const add = (from: number, to: number): void => {
    const start = Math.max(0, from - NEAR_BYTES);
    const end = Math.min(bytes.length, to + BEFORE_BYTES);
    const last = spans.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else spans.push({ start, end });
  };
  let done = 0;
  let doneInBase = 0;
  for (const { start, end, from } of copies) {
    // Between two copies, and at the start where the base had more before.
    if (start > 0 || from > doneInBase) add(done, start);
    done = end;
    doneInBase = from + (end - start);
  }
  if (done < bytes.length || doneInBase < baseLength) add(done, bytes.length);
  return spans.map((span) => toRunEnds(bytes, span));
}

function toRunEnds(bytes: Buffer, { start, end }: Span): Span {
  let from = start;
  while (from > 0 && from > start - MAX_RUN_BYTES && isDigit(bytes[from - 1])) from--;
  let to = end;
  while (to < bytes.length && to < end + MAX_RUN_BYTES && isDigit(bytes[to])) to++;
  return { start: from, end: to };
}

function isDigit(byte: number | undefined): boolean {
  return DIGITS[byte ?? 0] === 1;
}

/** The suspects of the base whose keyword and secret were copied together and are not searched again. */
function inherited(placed: readonly Placed[], copies: readonly Copy[], fresh: readonly Span[]): Placed[] {
  if (placed.length === 0) return [];
  return copies.flatMap(({ start, end, from }) => {
    const shift = start - from;
    const source = { start: from, end: from + (end - start) };
    return placed.flatMap((suspect) => {
      const first = Math.min(suspect.keywordAt, suspect.start);
      if (first < source.start || suspect.end > source.end) return [];
      const keywordAt = suspect.keywordAt + shift;
      if (fresh.some((span) => span.start <= keywordAt && keywordAt < span.end)) return [];
      return [{ ...suspect, keywordAt, start: suspect.start + shift, end: suspect.end + shift }];
    });
  });
}
