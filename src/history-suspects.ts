import { BEFORE_BYTES, createEngine, type Engine, type FarKeyword, NEAR_BYTES } from './detect/detect.ts';
import type { Span } from './detect/fresh-texts.ts';
import { reaches } from './detect/judge.ts';
import { prefilterMemory, wasmPrefilter } from './detect/prefilter.ts';
import { fingerprint } from './findings/fingerprint.ts';
import { secretText } from './findings/seal.ts';
import { type Copies, Families, type Visitor } from './git/families.ts';
import { type LooseObject, type ObjectStore, readLoose } from './git/object-store.ts';
import type { ObjectType } from './git/objects.ts';
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
const NOTHING_PLACED: Searched = { placed: [], far: [], isEntangled: false };
const MAX_FAR_KEYWORDS = 2000;
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
  readonly placed: readonly Placed[];
  /** In order of their starts. */
  readonly far: readonly FarKeyword[];
  /** So much depends on what stands far away that deltas on it are searched as a whole. */
  readonly isEntangled: boolean;
}

/** For an object, all on the way to it, and their deltas; a family that needs more is left to git. */
const ROOM_BYTES = 64 * 1024 * 1024;

/**
 * Searches this thread's share of all objects, straight from the packs. A delta is searched where it differs from its base
 * and a margin round that; what it copied it shares with the base. Paths are not known here, so that it names every
 * object in which any path would have a finding. `onCommits` hears once, before the search, of commits that are there:
 * those of the first pack.
 */
export function collectSuspects(job: SuspectJob, onCommits: (commits: readonly string[]) => void): Suspects {
  const result: Suspects = { suspects: [], blobs: 0, commits: [], tags: [], bytes: 0, unread: [] };
  const memory = prefilterMemory();
  const engine = createEngine(job.ruleSet, wasmPrefilter(job.ruleSet, memory), { sweeps: job.confidence === 'low' });
  const families = new Families(memory, engine.room(ROOM_BYTES));
  const collector = new Collector(engine, job.confidence, result);
  const counters = new Int32Array(job.next);
  if (job.store.packFiles.length === 0) onCommits([]);
  job.store.packFiles.forEach((file, index) => {
    const pack = new Pack(file, job.store.hashBytes);
    try {
      if (index === 0) onCommits(pack.ids('commit'));
      const roots = [...pack.roots('tree')];
      for (const root of shareOf(roots, counters, index)) families.visit(pack, root, collector);
    } finally {
      pack.close();
    }
  });
  for (const oid of shareOf(job.store.loose, counters, job.store.packFiles.length)) {
    collector.loose(oid, () => readLoose(job.store, oid), families);
  }
  return collector.result();
}

function* shareOf<T>(items: readonly T[], counters: Int32Array, index: number): Iterable<T> {
  for (;;) {
    const from = Atomics.add(counters, index, ROOTS_A_TURN);
    if (from >= items.length) return;
    yield* items.slice(from, from + ROOTS_A_TURN);
  }
}

class Collector implements Visitor<Searched> {
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

  loose(oid: string, read: () => LooseObject, families: Families): void {
    try {
      const { type, bytes } = read();
      const held = type === 'tree' ? undefined : families.hold(bytes);
      if (held !== undefined) this.#object(oid, type, held);
      else if (type !== 'tree') this.#found.unread.push(oid);
    } catch {
      this.#found.unread.push(oid);
    }
  }

  whole({ oid, type }: PackEntry, bytes: Buffer): Searched {
    return this.#object(oid, type, bytes);
  }

  changed({ oid, type }: PackEntry, bytes: Buffer, copies: Copies, baseLength: number, base: Searched): Searched {
    if (type !== 'blob' || base.isEntangled) return this.#object(oid, type, bytes);
    const changed = freshSpans(bytes, copies, baseLength);
    const farBefore = copiedFar(base.far, copies, changed);
    const woken = farBefore.filter(({ start, reach }) =>
      changed.some((span) => span.start < reach && span.end > start),
    );
    const fresh = woken.length === 0 ? changed : [...changed, ...woken].sort((a, b) => a.start - b.start);
    const suspicion = this.#engine.suspect(bytes, fresh);
    const placed = [...inherited(base.placed, copies, fresh), ...this.#place(suspicion.matches)];
    this.#count(oid, bytes, placed);
    return searched(placed, [...farBefore, ...suspicion.far], suspicion.isWrapped);
  }

  unreadable({ oid, type }: PackEntry): void {
    if (type !== 'tree') this.#found.unread.push(oid);
  }

  #object(oid: string, type: ObjectType, bytes: Buffer): Searched {
    if (type !== 'blob') {
      this.#message(oid, type, bytes);
      return NOTHING_PLACED;
    }
    const { matches, far, isWrapped } = this.#engine.suspect(bytes);
    const placed = this.#place(matches);
    this.#count(oid, bytes, placed);
    return searched(placed, far, isWrapped);
  }

  #message(oid: string, type: ObjectType, bytes: Buffer): void {
    const message = bytes.subarray(bytes.indexOf('\n\n') + 2);
    this.#bytes += message.length;
    (type === 'commit' ? this.#found.commits : this.#found.tags).push(oid);
    this.#report(oid, this.#place(this.#engine.suspect(message).matches));
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
      return [
        {
          start,
          end,
          keywordAt,
          ruleId: rule.id,
          fingerprint: fingerprint(rule.genericId ?? rule.id, secretText(match)),
        },
      ];
    });
  }

  #report(oid: string, placed: readonly Placed[]): void {
    for (const { ruleId, fingerprint: identity } of placed) {
      this.#found.suspects.push({ oid, ruleId, fingerprint: identity });
    }
  }
}

function searched(placed: readonly Placed[], far: readonly FarKeyword[], isWrapped: boolean): Searched {
  if (far.length === 0) return { placed, far, isEntangled: isWrapped };
  const once = [...new Map(far.map((keyword) => [identityOf(keyword), keyword])).values()];
  once.sort((a, b) => a.start - b.start);
  const isEntangled = isWrapped || once.length > MAX_FAR_KEYWORDS;
  return { placed, far: isEntangled ? [] : once, isEntangled };
}

function identityOf({ start, reach }: FarKeyword): number {
  return start * 2 ** 16 + (reach - start);
}

/** The index of the first keyword, of those in order of their starts, that starts there or behind. */
function firstFrom(far: readonly FarKeyword[], from: number): number {
  let low = 0;
  let high = far.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((far[middle]?.start ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The keywords of the base that were copied and are not searched again, where they are now. */
function copiedFar(far: readonly FarKeyword[], copies: Copies, fresh: readonly Span[]): FarKeyword[] {
  const found: FarKeyword[] = [];
  for (let at = 0; at < copies.length && far.length > 0; at += 3) {
    const [start = 0, end = 0, from = 0] = [copies[at], copies[at + 1], copies[at + 2]];
    const shift = start - from;
    for (let index = firstFrom(far, from); index < far.length; index++) {
      const keyword = far[index];
      if (keyword === undefined || keyword.start >= end - shift) break;
      if (keyword.end > end - shift) continue;
      const moved = { start: keyword.start + shift, end: keyword.end + shift, reach: keyword.reach + shift };
      if (!fresh.some((span) => span.start <= moved.start && moved.start < span.end)) found.push(moved);
    }
  }
  return found;
}

/** Where keywords have to be looked for again: what is new, every seam between copies, and a margin round both. */
function freshSpans(bytes: Buffer, copies: Copies, baseLength: number): Span[] {
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
  for (let at = 0; at < copies.length; at += 3) {
    const [start = 0, end = 0, from = 0] = [copies[at], copies[at + 1], copies[at + 2]];
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
function inherited(placed: readonly Placed[], copies: Copies, fresh: readonly Span[]): Placed[] {
  const found: Placed[] = [];
  for (let at = 0; at < copies.length && placed.length > 0; at += 3) {
    const [start = 0, end = 0, from = 0] = [copies[at], copies[at + 1], copies[at + 2]];
    const shift = start - from;
    for (const suspect of placed) {
      const first = Math.min(suspect.keywordAt, suspect.start);
      if (first < from || suspect.end > end - shift) continue;
      const keywordAt = suspect.keywordAt + shift;
      if (fresh.some((span) => span.start <= keywordAt && keywordAt < span.end)) continue;
      found.push({ ...suspect, keywordAt, start: suspect.start + shift, end: suspect.end + shift });
    }
  }
  return found;
}
