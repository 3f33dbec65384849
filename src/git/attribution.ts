import type { Introduction } from '../model/finding.ts';
import { decodeLatin1Path } from '../model/path.ts';
import { eachLine, type GitCommand, type GitExit, records, streamGit } from './exec.ts';
import { everyObject } from './object-lists.ts';
import { readObjects, WHOLE_OBJECTS } from './objects.ts';
import { type Repository, shallowCommits } from './repository.ts';
import { checkRevisions } from './revisions.ts';

export interface AttributionQuestions {
  readonly blobs: Iterable<string>;
  readonly commits: Iterable<string>;
  /** Look in these commits only; absent: in all refs and reflogs, then in what no ref reaches. */
  readonly revisions?: readonly string[];
}

export interface Attribution {
  /** By blob: the first commit, parents before children, that has it where none of its parents has. */
  readonly blobs: ReadonlyMap<string, Introduction>;
  /** By commit: its author. The path is empty. */
  readonly commits: ReadonlyMap<string, Introduction>;
}

export interface Place {
  readonly commit: string;
  readonly path: string;
}

export type Author = Omit<Introduction, 'path'>;

// With -c a merge shows only what differs from all its parents: what the merge itself brought in.
const COMPARE: GitCommand = [
  'diff-tree',
  '--stdin',
  '--raw',
  '-z',
  '-r',
  '-c',
  '--root',
  '--no-renames',
  '--no-abbrev',
  '--no-ext-diff',
  '--no-textconv',
];

/** Says which commit brought each blob in, and who wrote it. What no commit explains is left out. */
export async function attribute(repository: Repository, questions: AttributionQuestions): Promise<Attribution> {
  const wanted = new Set(questions.blobs);
  const places = new Map<string, Place>();
  if (wanted.size > 0) {
    await findPlaces(repository, await reachableCommits(repository, questions.revisions), wanted, places);
  }
  if (wanted.size > 0 && questions.revisions === undefined) {
    await findPlaces(repository, await everyCommit(repository), wanted, places);
  }
  const commits = [...questions.commits];
  const authors = await readAuthors(
    repository,
    new Set([...commits, ...[...places.values()].map(({ commit }) => commit)]),
  );
  return {
    blobs: new Map([...places].flatMap(([blob, { commit, path }]) => introduction(blob, authors.get(commit), path))),
    commits: new Map(commits.flatMap((commit) => introduction(commit, authors.get(commit), ''))),
  };
}

function introduction(key: string, author: Author | undefined, path: string): [string, Introduction][] {
  return author === undefined ? [] : [[key, { ...author, path }]];
}

/** Oldest first. Empty where git cannot walk the whole history: `everyCommit` is the net below. */
async function reachableCommits(repository: Repository, revisions: readonly string[] | undefined): Promise<string[]> {
  const selection = revisions === undefined ? ['--all', '--reflog'] : checkRevisions(revisions);
  return listCommits(repository, ['rev-list', '--topo-order', '--reverse', ...selection, '--'], '');
}

/** Every commit that the repository holds, oldest first by its date; it takes no walk, so no gap stops it. */
async function everyCommit(repository: Repository): Promise<string[]> {
  const { objects } = await everyObject(repository);
  const commits = objects.filter((object) => object.type === 'commit').map((object) => object.oid);
  return listCommits(repository, ['rev-list', '--no-walk=sorted', '--reverse', '--stdin'], [...commits, ''].join('\n'));
}

async function listCommits(repository: Repository, command: GitCommand, input: string): Promise<string[]> {
  const commits: string[] = [];
  await eachLine(repository, command, input, (commit) => commits.push(commit));
  // A shallow clone's oldest commits seem to bring in all that is older; who did is not known here.
  const oldest = shallowCommits(repository);
  return oldest.size === 0 ? commits : commits.filter((commit) => !oldest.has(commit));
}

/** Every blob that a commit brought in, with the first that did. */
export interface FirstPlaces {
  /** By blob; `order` counts commits, parents before children. The commit is '' where it is not known: before a shallow end. */
  readonly places: ReadonlyMap<string, OrderedPlace>;
  /** All commits that were looked at: those that refs and reflogs reach, and others that were asked for. */
  readonly reached: ReadonlySet<string>;
  /** git could not read a commit or tree, so that a blob may be missing here. */
  readonly incomplete: boolean;
}

/** Where every blob of the history was first brought in, in one walk over all refs and reflogs. */
export async function firstPlaces(repository: Repository): Promise<FirstPlaces> {
  const commits: string[] = [];
  const command: GitCommand = ['rev-list', '--topo-order', '--reverse', '--all', '--reflog', '--'];
  const walk = await eachLine(repository, command, '', (commit) => commits.push(commit));
  const { places, exit } = await placesIn(repository, commits);
  return { places, reached: new Set(commits), incomplete: walk.status !== 0 || exit?.status !== 0 };
}

/** The same with the places that more commits, which no ref reaches, give to other blobs: to all, or those asked for. */
export async function withUnreached(
  repository: Repository,
  first: FirstPlaces,
  commits: readonly string[],
  blobs?: ReadonlySet<string>,
): Promise<FirstPlaces> {
  if (commits.length === 0) return first;
  const byDate: string[] = [];
  const command: GitCommand = ['rev-list', '--no-walk=sorted', '--reverse', '--stdin'];
  await eachLine(repository, command, [...commits, ''].join('\n'), (commit) => byDate.push(commit));
  const { places } = await placesIn(repository, byDate, blobs && new Set(blobs));
  const later = [...places].map(
    ([blob, place]) => [blob, { ...place, order: place.order + first.reached.size }] as const,
  );
  const reached = new Set([...first.reached, ...byDate]);
  return { ...first, reached, places: new Map([...later, ...first.places]) };
}

/** Looks for all blobs, or until `wanted`, which it empties, are found. */
async function placesIn(
  repository: Repository,
  commits: readonly string[],
  wanted?: Set<string>,
): Promise<{ readonly places: Map<string, OrderedPlace>; readonly exit: GitExit | undefined }> {
  const oldest = shallowCommits(repository);
  const places = new Map<string, OrderedPlace>();
  let order = 0;
  let last = '';
  const exit = await eachChange(repository, commits, ({ commit, mode, blob, path }) => {
    if (commit !== last) [last, order] = [commit, order + 1];
    if (wanted ? wanted.delete(blob) : mode !== SUBMODULE && mode !== GONE && !places.has(blob)) {
      places.set(blob, { commit: oldest.has(commit) ? '' : commit, path: decodeLatin1Path(path), order });
    }
    return wanted?.size !== 0;
  });
  return { places, exit };
}

interface OrderedPlace extends Place {
  readonly order: number;
}

const SUBMODULE = '160000';
const GONE = '000000';

interface Change {
  readonly commit: string;
  readonly mode: string;
  readonly blob: string;
  /** One latin1 character a byte. */
  readonly path: string;
}

/** What commits changed, in their order, until `visit` gives false: then git is stopped and there is no exit. */
async function eachChange(
  repository: Repository,
  commits: readonly string[],
  visit: (change: Change) => boolean,
): Promise<GitExit | undefined> {
  const git = streamGit(repository, COMPARE);
  git.stdin.end([...commits, ''].join('\n'), 'latin1');
  // Fields are `<commit>`, and for each change `:<modes> <oids> <status>` and its path; a chunk may end between the two.
  let commit = '';
  let change = '';
  for await (const fields of records(git.stdout, '\0')) {
    for (const field of fields) {
      if (change !== '') {
        if (!visit(changeOf(commit, change, field))) return undefined;
        change = '';
      } else if (field.startsWith(':')) change = field;
      else commit = field;
    }
  }
  return git.exit;
}

/** Reads `:<old mode> <new mode> <old id> <new id> <status>`; of a merge one colon, mode and id more for each parent. */
function changeOf(commit: string, change: string, path: string): Change {
  if (change[1] !== ':') {
    const idLength = (change.length - 18) >> 1;
    return { commit, mode: change.slice(8, 14), blob: change.slice(16 + idLength, 16 + 2 * idLength), path };
  }
  const parents = change.lastIndexOf(':') + 1;
  const parts = change.slice(parents).split(' ');
  return { commit, mode: parts[parents] ?? '', blob: parts[2 * parents + 1] ?? '', path };
}

/** Moves blobs from `wanted` to `places` as their first commit turns up, and stops when none is left. */
async function findPlaces(
  repository: Repository,
  commits: readonly string[],
  wanted: Set<string>,
  places: Map<string, Place>,
): Promise<void> {
  await eachChange(repository, commits, ({ commit, blob, path }) => {
    if (wanted.delete(blob)) places.set(blob, { commit, path: decodeLatin1Path(path) });
    return wanted.size > 0;
  });
}

/** Who wrote these commits, and when; the path of each is empty. */
export async function readAuthors(
  repository: Repository,
  commits: ReadonlySet<string>,
): Promise<ReadonlyMap<string, Author>> {
  const authors = new Map<string, Author>();
  for await (const answer of readObjects(repository, [...commits], WHOLE_OBJECTS)) {
    const author = answer.kind === 'part' ? authorOf(answer.oid, answer.bytes) : undefined;
    if (author !== undefined) authors.set(answer.oid, author);
  }
  return authors;
}

/** Reads the line `author <name> <<email>> <seconds> <+hhmm>` of a commit. */
function authorOf(commit: string, object: Uint8Array): Author | undefined {
  const [header = ''] = decodeText(object).split('\n\n', 1);
  const match = /^author (.*?) ?<([^>\n]*)> (-?\d+) ([+-]\d{4})$/m.exec(header);
  if (match === null) return undefined;
  const [, author = '', email = '', seconds, offset = ''] = match;
  return { commit, author, email, date: isoDate(Number(seconds), offset) };
}

function decodeText(object: Uint8Array): string {
  const buffer = Buffer.from(object.buffer, object.byteOffset, object.length);
  const encoding = /^encoding (.+)$/m.exec(buffer.toString('latin1').split('\n\n', 1)[0] ?? '')?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(encoding).decode(buffer);
  } catch {
    // An encoding that nobody knows; the names are for reading only.
    return buffer.toString('utf8');
  }
}

/** ISO 8601 with the offset of the author's clock, as `+hhmm`. */
function isoDate(seconds: number, offset: string): string {
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(3));
  const shift = offset.startsWith('-') ? -minutes : minutes;
  const clock = new Date((seconds + shift * 60) * 1000);
  if (Number.isNaN(clock.getTime())) return '';
  return `${clock.toISOString().slice(0, -5)}${offset.slice(0, 3)}:${offset.slice(3)}`;
}
