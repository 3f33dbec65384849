import { decodeLatin1Path } from '../model/path.ts';
import { eachLine, type GitCommand, type GitExit, records, streamGit } from './exec.ts';
import { gitError, reasonOf } from './failure.ts';
import type { ObjectType } from './objects.ts';
import type { Repository } from './repository.ts';
import { checkRevisions } from './revisions.ts';

export interface ObjectSummary {
  readonly oid: string;
  readonly type: ObjectType;
  readonly bytes: number;
}

export interface ObjectList {
  readonly objects: readonly ObjectSummary[];
  /** Named, and not there or not readable. */
  readonly unreadable: readonly string[];
}

/** What a walk from some commits met. */
export interface Walk {
  /** In the order of the walk: commits first, then the rest with the first path that each was met at. */
  readonly paths: ReadonlyMap<string, string | undefined>;
  readonly missing: readonly string[];
  /** Why the walk ended early; the lists hold what it met before. */
  readonly stopped: { readonly target: string; readonly reason: string } | undefined;
}

const SUMMARY = '--batch-check=%(objectname) %(objecttype) %(objectsize)';
const WALK: GitCommand = ['rev-list', '--objects', '--missing=print'];

/** Every object of the repository but its trees, reachable or not, in the order in which packs hold them. */
export function everyObject(repository: Repository): Promise<ObjectList> {
  return summarize(repository, ['cat-file', '--batch-all-objects', '--unordered', '--buffer', SUMMARY], '');
}

/** Type and size of these objects, trees left out. */
export function objectsOf(repository: Repository, oids: Iterable<string>): Promise<ObjectList> {
  return summarize(repository, ['cat-file', '--buffer', SUMMARY], [...oids, ''].join('\n'));
}

/**
 * What all refs, the places where they stood before, every stash and the index reach, as far as it is wanted. What is
 * wanted may become known while git walks.
 */
export async function walkEverything(repository: Repository, wanted: Promise<ReadonlySet<string>>): Promise<Walk> {
  return (await walk(repository, [...WALK, '--all', '--reflog', '--indexed-objects'], '', wanted)).walk;
}

/**
 * What `revisions` (names, ranges, --not, --all, --remotes=<pattern> ...) reach. Throws a UserError where git cannot make
 * anything of them.
 */
export async function walkRevisions(repository: Repository, revisions: readonly string[]): Promise<Walk> {
  const command: GitCommand = [...WALK, ...checkRevisions(revisions), '--'];
  const { walk: met, exit } = await walk(repository, command, '', undefined);
  if (exit.status !== 0 && met.paths.size === 0) throw gitError(repository.directory, command, exit.stderr);
  return met;
}

/** What the trees of exactly these commits hold, whatever became of their parents. */
export async function walkCommits(
  repository: Repository,
  commits: readonly string[],
  wanted: ReadonlySet<string>,
): Promise<Walk> {
  const command: GitCommand = [...WALK, '--no-walk=unsorted', '--stdin'];
  return (await walk(repository, command, [...commits, ''].join('\n'), wanted)).walk;
}

async function summarize(repository: Repository, command: GitCommand, input: string): Promise<ObjectList> {
  const objects: ObjectSummary[] = [];
  const unreadable: string[] = [];
  const exit = await eachLine(repository, command, input, (line) => {
    const [oid = '', type, bytes] = line.split(' ');
    if (type === 'blob' || type === 'commit' || type === 'tag') objects.push({ oid, type, bytes: Number(bytes) });
    else if (type !== 'tree') unreadable.push(oid);
  });
  if (exit.status !== 0) throw gitError(repository.directory, command, exit.stderr);
  return { objects, unreadable };
}

async function walk(
  repository: Repository,
  command: GitCommand,
  input: string,
  wanted: ReadonlySet<string> | Promise<ReadonlySet<string>> | undefined,
): Promise<{ readonly walk: Walk; readonly exit: GitExit }> {
  const git = streamGit(repository, command);
  git.stdin.end(input);
  const kept = await wanted;
  const paths = new Map<string, string | undefined>();
  const missing: string[] = [];
  for await (const lines of records(git.stdout, '\n')) {
    for (const line of lines) {
      const space = line.indexOf(' ');
      const oid = space === -1 ? line : line.slice(0, space);
      if (oid.startsWith('?')) missing.push(oid.slice(1));
      else if (kept?.has(oid) ?? true) paths.set(oid, pathAfter(line, space));
    }
  }
  const exit = await git.exit;
  return { walk: { paths, missing, stopped: stopOf(exit) }, exit };
}

// rev-list cuts a path at its first newline; attribution, which asks with -z, knows the whole.
function pathAfter(line: string, space: number): string | undefined {
  if (space === -1 || space === line.length - 1) return undefined;
  return decodeLatin1Path(line.slice(space + 1));
}

function stopOf(exit: GitExit): Walk['stopped'] {
  if (exit.status === 0) return undefined;
  const target = /(?:Could not read|bad object|unable to read \w+) (\S+)/.exec(exit.stderr)?.[1];
  return { target: target ?? 'history', reason: reasonOf(exit.stderr) };
}
