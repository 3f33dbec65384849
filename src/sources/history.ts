import {
  everyObject,
  type ObjectSummary,
  objectsOf,
  type Walk,
  walkCommits,
  walkEverything,
  walkRevisions,
} from '../git/object-lists.ts';
import { isLastPart, type ObjectPart, readObjects } from '../git/objects.ts';
import type { Repository } from '../git/repository.ts';
import { FILE_START, type Fragment, type Origin, type Room } from '../model/fragment.ts';
import type { Ledger } from '../model/receipt.ts';
import { cutOf, pieceBytes, pieceFragment, startAfter } from './pieces.ts';

/** An object of the history that is to be scanned. */
export interface PlannedObject {
  readonly oid: string;
  /** Size of the object. */
  readonly bytes: number;
  /** The first path that a blob was met at; undefined for commits, tags, and blobs that no tree holds. */
  readonly path: string | undefined;
}

/**
 * Every distinct blob, commit message and tag message, each once: of all refs, reflogs and stashes, and what no ref reaches
 * any more; with `revisions`, only of these commits. Merges, notes and deleted files are in it as blobs like any other.
 * `ignored` are paths whose blobs are left out.
 */
export async function* history(
  repository: Repository,
  room: Room,
  ledger: Ledger,
  revisions?: readonly string[],
  ignored?: (path: string) => boolean,
): AsyncGenerator<Fragment> {
  const plan = await planHistory(repository, ledger, revisions);
  const kept = ignored === undefined ? plan : plan.filter(({ path }) => path === undefined || !ignored(path));
  if (kept.length < plan.length) ledger.skip('ignored by the configuration', plan.length - kept.length);
  yield* readHistory(repository, kept, room, ledger);
}

/**
 * What a scan of the history reads, in the order in which it is read fastest. Any part of it can be given to `readHistory`
 * by itself; neighbours are often deltas of each other, so that parts for several threads should be runs.
 */
async function planHistory(
  repository: Repository,
  ledger: Ledger,
  revisions?: readonly string[],
): Promise<readonly PlannedObject[]> {
  if (repository.shallow) ledger.note(SHALLOW);
  return revisions === undefined ? planEverything(repository, ledger) : planRevisions(repository, ledger, revisions);
}

export const SHALLOW =
  'the history is shallow, its older commits are not here: get them with `git fetch --unshallow` (CI: fetch depth 0)';

async function planEverything(repository: Repository, ledger: Ledger): Promise<readonly PlannedObject[]> {
  const list = everyObject(repository);
  const known = list.then(({ objects }) => new Set(objects.map((object) => object.oid)));
  const [{ objects, unreadable }, met] = await Promise.all([list, walkEverything(repository, known)]);
  for (const oid of unreadable) ledger.fail(oid, 'the object is damaged');
  const commits = objects.filter((object) => object.type === 'commit').map((object) => object.oid);
  if (commits.length === 0) ledger.note('the repository has no commits yet');
  const unmet = commits.filter((oid) => !met.paths.has(oid));
  const alone = unmet.length === 0 ? undefined : await walkCommits(repository, unmet, await known);
  reportGaps(ledger, [met, alone], new Set(unreadable));
  return objects.map((object) => planned(object, met.paths.get(object.oid) ?? alone?.paths.get(object.oid)));
}

async function planRevisions(
  repository: Repository,
  ledger: Ledger,
  revisions: readonly string[],
): Promise<readonly PlannedObject[]> {
  const met = await walkRevisions(repository, revisions);
  const { objects, unreadable } = await objectsOf(repository, met.paths.keys());
  for (const oid of unreadable) ledger.fail(oid, 'the object is damaged');
  if (objects.length === 0) ledger.note(`no commits in ${revisions.join(' ')}: no content was scanned`);
  reportGaps(ledger, [met], new Set(unreadable));
  return objects.map((object) => planned(object, met.paths.get(object.oid)));
}

// A tag's "path" is its name.
function planned({ oid, type, bytes }: ObjectSummary, path: string | undefined): PlannedObject {
  return { oid, bytes, path: type === 'blob' ? path : undefined };
}

function reportGaps(ledger: Ledger, walks: readonly (Walk | undefined)[], reported: ReadonlySet<string>): void {
  const missing = new Set(walks.flatMap((walk) => walk?.missing ?? []));
  for (const oid of missing) {
    if (!reported.has(oid)) ledger.fail(oid, 'the object is missing: fetch it, or clone without --filter');
  }
  for (const { stopped } of walks.filter((walk) => walk !== undefined)) {
    if (stopped !== undefined) ledger.fail(stopped.target, `git could not walk the whole history: ${stopped.reason}`);
  }
}

/** Reads what was planned, or a part of it. */
export async function* readHistory(
  repository: Repository,
  plan: readonly PlannedObject[],
  room: Room,
  ledger: Ledger,
): AsyncGenerator<Fragment> {
  const oids = plan.map((object) => object.oid);
  let start = FILE_START;
  for await (const answer of readObjects(repository, oids, { room, maxBytes: pieceBytes, cut: cutOf })) {
    const path = plan[answer.index]?.path;
    if (answer.kind === 'failed') {
      ledger.fail(path === undefined ? answer.oid : `${path} (${answer.oid})`, answer.reason);
      start = FILE_START;
      continue;
    }
    const last = isLastPart(answer);
    const fragment = pieceFragment(contentOf(answer), originOf(answer, path), start, last);
    start = last ? FILE_START : startAfter(fragment);
    ledger.bytes += fragment.ownedBytes;
    if (last) countObject(ledger, answer);
    yield fragment;
  }
}

/** The whole of a blob; of commits and tags the message, which follows the first empty line. */
function contentOf({ type, offset, bytes }: ObjectPart): Uint8Array {
  if (type === 'blob' || offset > 0) return bytes;
  const headerEnd = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).indexOf('\n\n');
  return headerEnd === -1 ? bytes.subarray(bytes.length) : bytes.subarray(headerEnd + 2);
}

function originOf({ oid, type }: ObjectPart, path: string | undefined): Origin {
  switch (type) {
    case 'commit':
      return { kind: 'commit-message', commit: oid };
    case 'tag':
      return { kind: 'tag-message', tag: oid };
    case 'blob':
    case 'tree':
      return { kind: 'blob', path, blob: oid };
  }
}

function countObject(ledger: Ledger, { type }: ObjectPart): void {
  if (type === 'commit') ledger.commits += 1;
  else if (type === 'tag') ledger.tags += 1;
  else ledger.blobs += 1;
}
