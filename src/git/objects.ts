import type { Room } from '../model/fragment.ts';
import { type GitLocation, streamGit, tryGit } from './exec.ts';
import { reasonOf } from './failure.ts';

export type ObjectType = 'blob' | 'commit' | 'tag' | 'tree';

/** An object, or as much of it as fits into the room. */
export interface ObjectPart {
  readonly kind: 'part';
  /** Which of the questions this answers. */
  readonly index: number;
  readonly oid: string;
  readonly type: ObjectType;
  /** Size of the whole object. */
  readonly size: number;
  /** Where `bytes` stand in the object: not 0 only in what follows the first part of an object over `maxBytes`. */
  readonly offset: number;
  /** Memory of the room: valid until the next answer is asked for. */
  readonly bytes: Uint8Array;
}

/** What git has under an object id. The answers come in the order of the questions. */
export type ObjectAnswer =
  | ObjectPart
  | { readonly kind: 'failed'; readonly index: number; readonly oid: string; readonly reason: string };

export interface ReadOptions {
  /** Memory for one part. */
  readonly room: Room;
  /** An object over this size comes in several parts. */
  readonly maxBytes: number;
  /** How many bytes of a part are done with; the rest of them opens the next part. */
  readonly cut: (part: Uint8Array) => number;
}

/** Each object whole, in memory of its own. */
export const WHOLE_OBJECTS: ReadOptions = {
  room: (length) => new Uint8Array(length),
  maxBytes: Number.POSITIVE_INFINITY,
  cut: (part) => part.length,
};

const BATCH = ['cat-file', '--batch', '--buffer'] as const;
// One process answers this many; what it writes has to fit into memory.
const GROUP_OBJECTS = 1000;
// A damaged object ends git, and the next process goes on after it. Each costs some milliseconds.
const MAX_RESTARTS = 200;

export function isLastPart(part: ObjectPart): boolean {
  return part.offset + part.bytes.length === part.size;
}

/** Reads objects while git unpacks the next ones. One damaged or missing object is one `failed` answer. */
export async function* readObjects(
  at: GitLocation,
  oids: readonly string[],
  options: ReadOptions,
): AsyncGenerator<ObjectAnswer> {
  let restarts = 0;
  for (let from = 0; from < oids.length; restarts++) {
    const git = streamGit(at, BATCH);
    git.stdin.end(questions(oids.slice(from)), 'latin1');
    const parser = new BatchParser(oids, from, options);
    for await (const chunk of git.stdout) {
      parser.push(chunk);
      for (let answer = parser.next(); answer !== undefined; answer = parser.next()) yield answer;
    }
    const failures = failuresAt(oids, parser.answered, (await git.exit).stderr, restarts);
    yield* failures;
    from = parser.answered + failures.length;
  }
}

/** As `readObjects`, with nothing else going on meanwhile: for a few objects, where a start has to be quick. */
export function* readObjectsSync(
  at: GitLocation,
  oids: readonly string[],
  options: ReadOptions,
): Generator<ObjectAnswer, void, undefined> {
  let restarts = 0;
  let groupObjects = GROUP_OBJECTS;
  for (let from = 0; from < oids.length; ) {
    const asked = oids.slice(from, from + groupObjects);
    const result = tryGit(at, BATCH, { input: questions(asked) });
    if (result.overflow && asked.length > 1) {
      groupObjects = Math.ceil(asked.length / 2);
      continue;
    }
    const parser = new BatchParser(oids, from, options);
    parser.push(result.stdout);
    for (let answer = parser.next(); answer !== undefined; answer = parser.next()) yield answer;
    from += asked.length;
    if (parser.answered === from) continue;
    const stderr = result.overflow ? 'fatal: too large to be read at once' : result.stderr;
    const failures = failuresAt(oids, parser.answered, stderr, restarts++);
    yield* failures;
    from = parser.answered + failures.length;
  }
}

function questions(oids: readonly string[]): string {
  return [...oids, ''].join('\n');
}

/** The object at which git stopped, if it did; all that are left where it stops again and again. */
function failuresAt(oids: readonly string[], answered: number, stderr: string, restarts: number): ObjectAnswer[] {
  const failed = oids.slice(answered, restarts < MAX_RESTARTS ? answered + 1 : undefined);
  const reason = reasonOf(stderr);
  return failed.map((oid, offset) => ({ kind: 'failed', index: answered + offset, oid, reason }));
}

/** The object that is arriving. */
interface Arrival {
  readonly index: number;
  readonly oid: string;
  readonly type: ObjectType;
  readonly size: number;
  offset: number;
  target: Uint8Array;
  filled: number;
}

const NEWLINE = 0x0a;
const NOTHING = Buffer.alloc(0);

/**
 * Takes the output of `cat-file --batch` apart: `<oid> <type> <size>\n<content>\n` or `<oid> missing\n` for each
 * question. Content is copied once, from git's chunk to the room.
 */
class BatchParser {
  /** Index of the first question that is not answered in full. */
  answered: number;
  readonly #oids: readonly string[];
  readonly #options: ReadOptions;
  #chunk: Buffer = NOTHING;
  #at = 0;
  #arrival: Arrival | undefined;

  constructor(oids: readonly string[], from: number, options: ReadOptions) {
    this.#oids = oids;
    this.answered = from;
    this.#options = options;
  }

  /** Takes the next chunk; only when `next` gave undefined. */
  push(chunk: Buffer): void {
    const rest = this.#chunk.subarray(this.#at);
    this.#chunk = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    this.#at = 0;
  }

  /** The next answer; undefined where more of git's output is needed. */
  next(): ObjectAnswer | undefined {
    const before = this.#arrival;
    if (before === undefined) return this.#begin();
    if (before.filled < before.target.length) return this.#fill(before);
    if (before.offset + before.filled < before.size) return this.#continue(before);
    // The newline after the content; it may be all that is missing of this chunk.
    if (this.#at === this.#chunk.length) return undefined;
    this.#at += 1;
    this.#arrival = undefined;
    return this.#begin();
  }

  #begin(): ObjectAnswer | undefined {
    const end = this.#chunk.indexOf(NEWLINE, this.#at);
    if (end === -1) return undefined;
    const header = this.#chunk.toString('latin1', this.#at, end);
    const index = this.answered;
    const oid = this.#oids[index] ?? '';
    if (!header.startsWith(oid) || oid === '') throw new Error(`git cat-file answered out of turn: ${header}`);
    this.#at = end + 1;
    const [type, size] = header.slice(oid.length + 1).split(' ');
    if (!isObjectType(type)) {
      this.answered += 1;
      return { kind: 'failed', index, oid, reason: `the object is ${type ?? 'unknown'}` };
    }
    const arrival = { index, oid, type, size: Number(size), offset: 0, target: NOTHING, filled: 0 };
    this.#arrival = this.#makeRoom(arrival, NOTHING);
    return this.#fill(this.#arrival);
  }

  #continue(before: Arrival): ObjectAnswer | undefined {
    const done = this.#options.cut(before.target);
    const kept = before.target.slice(done);
    this.#arrival = this.#makeRoom({ ...before, offset: before.offset + done }, kept);
    return this.#fill(this.#arrival);
  }

  #makeRoom(arrival: Arrival, kept: Uint8Array): Arrival {
    const length = Math.min(arrival.size - arrival.offset, this.#options.maxBytes);
    const target = this.#options.room(length);
    target.set(kept);
    return { ...arrival, target, filled: kept.length };
  }

  #fill(arrival: Arrival): ObjectAnswer | undefined {
    const length = Math.min(arrival.target.length - arrival.filled, this.#chunk.length - this.#at);
    this.#chunk.copy(arrival.target, arrival.filled, this.#at, this.#at + length);
    this.#at += length;
    arrival.filled += length;
    if (arrival.filled < arrival.target.length) return undefined;
    const { index, oid, type, size, offset, target: bytes } = arrival;
    if (offset + bytes.length === size) this.answered += 1;
    return { kind: 'part', index, oid, type, size, offset, bytes };
  }
}

function isObjectType(text: string | undefined): text is ObjectType {
  return text === 'blob' || text === 'commit' || text === 'tag' || text === 'tree';
}
