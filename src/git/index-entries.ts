import { decodeLatin1Path } from '../model/path.ts';
import { runGit } from './exec.ts';
import { emptyTree, mergeHeads, type Repository } from './repository.ts';

/** A file in the index that differs from every parent of the commit to be. */
export interface StagedChange {
  readonly path: string;
  readonly blob: string;
  /**
   * What the parents have at this path, one each; undefined: nothing. Where a parent had the very same blob at a path that
   * the commit deletes, that one: the file was moved.
   */
  readonly oldBlobs: readonly (string | undefined)[];
}

export interface StagedChanges {
  readonly changes: readonly StagedChange[];
  /** Paths with an unresolved conflict: the index holds no content to commit for them. */
  readonly unmerged: readonly string[];
}

/** The index beside one parent. */
interface Comparison {
  readonly entries: ReadonlyMap<string, RawEntry>;
  readonly deletedBlobs: ReadonlySet<string>;
}

interface RawEntry {
  /** One latin1 character a byte. */
  readonly path: string;
  readonly oldBlob: string | undefined;
  readonly newBlob: string | undefined;
  readonly status: string;
}

const COMPARE = [
  'diff-index',
  '--cached',
  '--raw',
  '-z',
  '--no-renames',
  '--no-abbrev',
  '--no-ext-diff',
  '--no-textconv',
  '--ignore-submodules=all',
  // `git add -N` promises a file without content.
  '--ita-invisible-in-index',
] as const;

/** The files that the next commit brings: new against HEAD and against every commit that a merge in progress joins. */
export function stagedChanges(repository: Repository): StagedChanges {
  const parents = [repository.head ?? emptyTree(repository), ...mergeHeads(repository)];
  const comparisons = parents.map((parent) => compareIndex(repository, parent));
  const [first] = comparisons;
  const entries = [...(first?.entries ?? [])];
  const everywhere = entries.filter(([path]) => comparisons.every((comparison) => comparison.entries.has(path)));
  return {
    changes: everywhere.flatMap(([path, { newBlob }]) =>
      newBlob === undefined
        ? []
        : {
            path: decodeLatin1Path(path),
            blob: newBlob,
            oldBlobs: comparisons.map((one) => oldBlob(one, path, newBlob)),
          },
    ),
    unmerged: entries.filter(([, { status }]) => status === 'U').map(([path]) => decodeLatin1Path(path)),
  };
}

function oldBlob(comparison: Comparison, path: string, newBlob: string): string | undefined {
  const old = comparison.entries.get(path)?.oldBlob;
  return old === undefined && comparison.deletedBlobs.has(newBlob) ? newBlob : old;
}

function compareIndex(repository: Repository, parent: string): Comparison {
  const entries = parseRawEntries(runGit(repository, [...COMPARE, parent]));
  const deleted = entries.filter(({ status }) => status === 'D').flatMap((entry) => entry.oldBlob ?? []);
  return {
    entries: new Map(entries.map((entry) => [entry.path, entry])),
    deletedBlobs: new Set(deleted),
  };
}

/** Takes `:<old mode> <new mode> <old oid> <new oid> <status>\0<path>\0` apart. */
function parseRawEntries(output: Buffer): readonly RawEntry[] {
  const fields = output.toString('latin1').split('\0');
  const entries: RawEntry[] = [];
  for (let at = 0; at + 1 < fields.length; at += 2) {
    const [oldMode, newMode, oldOid, newOid, status = ''] = (fields[at] ?? '').slice(1).split(' ');
    const newBlob = status === 'U' ? undefined : blobOf(newMode, newOid);
    entries.push({ path: fields[at + 1] ?? '', oldBlob: blobOf(oldMode, oldOid), newBlob, status });
  }
  return entries;
}

/** Files and symbolic links (whose target is their content) are blobs; a submodule is a commit of another repository. */
function blobOf(mode: string | undefined, oid: string | undefined): string | undefined {
  return mode === '000000' || mode === '160000' ? undefined : oid;
}

/** The paths of all content that the index holds, by blob: also of what no commit holds yet. */
export function indexedBlobs(repository: Repository): ReadonlyMap<string, string> {
  if (repository.bare) return new Map();
  const blobs = new Map<string, string>();
  for (const entry of runGit(repository, ['ls-files', '-s', '-z']).toString('latin1').split('\0')) {
    const [head = '', path] = entry.split('\t', 2);
    const blob = head.split(' ')[1];
    if (blob !== undefined && path !== undefined) blobs.set(blob, decodeLatin1Path(path));
  }
  return blobs;
}
