import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { codeOf } from '../errors.ts';
import { type GitLocation, type GitResult, tryGit } from './exec.ts';
import { gitError } from './failure.ts';

/** What git says of a repository; taken once, when it is opened. */
export interface Repository extends GitLocation {
  /** Absolute path of the work tree; undefined in a bare repository. */
  readonly topLevel: string | undefined;
  /** Absolute; that of the worktree where it is a linked one. */
  readonly gitDir: string;
  readonly objectFormat: ObjectFormat;
  readonly bare: boolean;
  readonly shallow: boolean;
  /** The commit checked out; undefined before the first commit. */
  readonly head: string | undefined;
}

export type ObjectFormat = 'sha1' | 'sha256';

export interface OpenOptions {
  /** A hook of this repository started the process: take git's own variables from the environment. */
  readonly hook?: boolean;
}

// Git knows the empty tree without it being stored, so a comparison against it always works.
const EMPTY_TREES: Readonly<Record<ObjectFormat, string>> = {
  sha1: '4b825dc642cb6eb9a060e54bf8d69288fbee4904',
  sha256: '6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321',
};

const QUESTIONS = [
  '--is-bare-repository',
  '--is-shallow-repository',
  '--show-object-format',
  '--absolute-git-dir',
  // These two come last: the first ends rev-parse in a bare repository, the second prints nothing before the first commit.
  '--show-toplevel',
  '--revs-only',
  'HEAD',
];

/** Opens the repository that `path` is in. Throws a UserError where there is none or git does not trust it. */
export function openRepository(path: string, options: OpenOptions = {}): Repository {
  const directory = resolve(path);
  const found: GitLocation = { directory, explicitGitDir: undefined, hook: options.hook ?? false };
  const answer = askRepository(found);
  if (answer.lines.length >= 4) return describe(found, answer.lines);
  // safe.bareRepository=explicit keeps git out of bare repositories that merely lie around a path; one that the user
  // names is another matter.
  const named: GitLocation = { ...found, explicitGitDir: directory };
  const answerNamed = isGitDirectory(directory) ? askRepository(named) : answer;
  if (answerNamed.lines.length >= 4) return describe(named, answerNamed.lines);
  throw gitError(directory, ['rev-parse'], answer.result.stderr);
}

/** The tree without entries, for comparing against before the first commit. */
export function emptyTree(repository: Repository): string {
  return EMPTY_TREES[repository.objectFormat];
}

/** The commits that a merge in progress brings in, besides HEAD. */
export function mergeHeads(repository: Repository): readonly string[] {
  const heads = linesOf(join(repository.gitDir, 'MERGE_HEAD'));
  return heads.length > 0 || !repository.hook ? heads : announcedMergeHeads();
}

/** The commits whose parents a shallow clone left out. */
export function shallowCommits(repository: Repository): ReadonlySet<string> {
  if (!repository.shallow) return new Set();
  const commonDir = linesOf(join(repository.gitDir, 'commondir'))[0] ?? '.';
  return new Set(linesOf(join(resolve(repository.gitDir, commonDir), 'shallow')));
}

// `git merge` writes MERGE_HEAD only after the pre-merge-commit hook, but names what it merges in GITHEAD_<commit>=<name>.
function announcedMergeHeads(): readonly string[] {
  const names = Object.keys(process.env).sort();
  return names.flatMap((name) => /^GITHEAD_([0-9a-f]{40,64})$/i.exec(name)?.[1]?.toLowerCase() ?? []);
}

function askRepository(at: GitLocation): { readonly result: GitResult; readonly lines: readonly string[] } {
  const result = tryGit(at, ['rev-parse', ...QUESTIONS]);
  return { result, lines: result.stdout.toString('utf8').split('\n').slice(0, -1) };
}

function describe(at: GitLocation, lines: readonly string[]): Repository {
  const [bare, shallow, objectFormat, gitDir = '', topLevel, head] = lines;
  const repository = {
    ...at,
    topLevel,
    gitDir,
    objectFormat: objectFormat === 'sha256' ? 'sha256' : 'sha1',
    bare: bare === 'true',
    shallow: shallow === 'true',
  } as const;
  return { ...repository, head: topLevel === undefined ? headOf(at) : head };
}

function headOf(at: GitLocation): string | undefined {
  return tryGit(at, ['rev-parse', '--revs-only', 'HEAD']).stdout.toString('latin1').trim() || undefined;
}

function isGitDirectory(directory: string): boolean {
  return ['HEAD', 'objects', 'refs'].every((name) => existsSync(join(directory, name)));
}

function linesOf(file: string): readonly string[] {
  try {
    return readFileSync(file, 'utf8').split('\n').filter(Boolean);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}
