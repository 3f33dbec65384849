import { existsSync, realpathSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import type { Options } from '../arguments.ts';
import type { Witness } from '../detect/detect.ts';
import { codeOf, UserError } from '../errors.ts';
import type { Repository } from '../git/repository.ts';
import type { Dismissal, Finding } from '../model/finding.ts';
import type { Fragment } from '../model/fragment.ts';
import { type Progress, progressOn } from '../progress.ts';
import { fileFragments } from '../sources/files.ts';
import { deletedFiles, listFiles } from '../sources/listing.ts';
import { stdinFragments } from '../sources/stdin.ts';
import { scanTogether, threadsFor } from '../workers/pool.ts';
import { conclude, type ExitCode, type Outcome } from './outcome.ts';
import { openSession, repositoryAround, type Session } from './session.ts';
import type { Streams } from './streams.ts';

const STDIN = '-';

/** Something to scan, and the repository that it is in. */
interface Place {
  readonly target: string;
  readonly repository: Repository | undefined;
}

/** `keepmum scan`: files, folders, globs, and standard input. */
export async function scan(targets: readonly string[], options: Options, streams: Streams): Promise<ExitCode> {
  const { session, outcome } = await scanTargets(targets, options);
  const code = await conclude(session, outcome, streams);
  for (const line of session.profile?.lines() ?? []) streams.tell(line);
  return code;
}

/** Scans without reporting, for commands that do something else with the findings. */
export async function scanTargets(
  targets: readonly string[],
  options: Options,
): Promise<{ readonly session: Session; readonly outcome: Outcome }> {
  const files = await expand(targets.length === 0 ? ['.'] : targets.filter((target) => target !== STDIN));
  const { session, places } = await openPlaces(files, options);
  const outcome = {
    kind: 'files' as const,
    findings: [] as Finding[],
    dismissals: [] as Dismissal[],
    mayBeEmpty: false,
  };
  const progress = progressOn(process.stderr, session.startedAt);
  const take = (fragments: Iterable<Fragment>, total: number): void => {
    for (const fragment of fragments) {
      progress.report('files', session.ledger.files, total);
      const scanned = session.scan(fragment);
      outcome.findings.push(...scanned.findings);
      outcome.dismissals.push(...scanned.dismissals);
    }
  };
  if (targets.includes(STDIN)) take(stdinFragments(session.engine.room, session.ledger, session.maxFileBytes), 1);

  const listing = { includeIgnored: options.includeIgnored ?? false, ignored: session.ignored };
  const paths = new Set(
    places.flatMap(({ target, repository }) => listFiles(session.root, target, repository, listing, session.ledger)),
  );
  // One thread has all the costs.
  const threads = session.profile ? 1 : threadsFor(paths.size, options.jobs);
  const vanished: string[] = [];
  const onVanished = (path: string): void => void vanished.push(path);
  if (threads === 1) {
    take(
      fileFragments(session.root, paths, session.engine.room, session.ledger, session.maxFileBytes, onVanished),
      paths.size,
    );
  } else vanished.push(...(await takeTogether(session, [...paths], threads, outcome, progress)));
  progress.end();
  judgeVanished(session, vanished, places);
  return { session, outcome };
}

/** The session of a scan of these files and folders, given by their real paths. A witness hears how it judges. */
export async function openPlaces(
  targets: readonly string[],
  options: Options,
  witness?: Witness,
): Promise<{ readonly session: Session; readonly places: readonly Place[] }> {
  const places = targets.map((target) => ({ target, repository: repositoryOf(target) }));
  const [place] = places;
  const common = places.every(({ repository }) => repository?.topLevel === place?.repository?.topLevel)
    ? place?.repository
    : undefined;
  return { session: await openSession(options, rootOf(targets, common), common, witness), places };
}

async function takeTogether(
  session: Session,
  paths: readonly string[],
  threads: number,
  outcome: { readonly findings: Finding[]; readonly dismissals: Dismissal[] },
  progress: Progress,
): Promise<string[]> {
  const { root, ruleSet, policy, maxFileBytes, ledger } = session;
  const job = { root, paths, ruleSet, policy, maxFileBytes };
  const shares = await scanTogether(job, threads, (taken) => progress.report('files', taken, paths.length));
  for (const share of shares) {
    outcome.findings.push(...share.findings);
    outcome.dismissals.push(...share.dismissals);
    ledger.add(share.receipt);
  }
  return shares.flatMap(({ vanished }) => vanished);
}

/** A file that git tracks may have been deleted at any time; another one was there when the files were listed. */
function judgeVanished(session: Session, vanished: readonly string[], places: readonly Place[]): void {
  if (vanished.length === 0) return;
  const repositories = new Map(places.map(({ repository }) => [repository?.topLevel, repository]));
  const deleted = new Set(
    [...repositories.values()].flatMap((repository) => (repository ? deletedFiles(session.root, repository) : [])),
  );
  for (const path of vanished) {
    if (deleted.has(path)) session.ledger.skip('deleted in the working tree');
    else session.ledger.fail(path, 'it vanished before it was read');
  }
}

/** What the user typed, as absolute paths; a pattern that the shell did not expand is expanded here. */
async function expand(targets: readonly string[]): Promise<string[]> {
  const expanded = await Promise.all(
    targets.map(async (target) => {
      if (existsSync(target)) return [realpathSync.native(target)];
      if (/[*?{}[\]]/.test(target)) return globbed(target);
      throw new UserError(
        `${target}: no such file or folder`,
        'Check the path; paths are relative to the current folder',
      );
    }),
  );
  return expanded.flat();
}

async function globbed(pattern: string): Promise<string[]> {
  const { default: glob } = await import('fast-glob');
  const found = await glob(pattern, { dot: true, absolute: true, followSymbolicLinks: false, ignore: ['**/.git/**'] });
  if (found.length === 0) throw new UserError(`${pattern}: no file matches`, 'Check the pattern');
  return found.sort();
}

/** Outside of git every file is read. */
function repositoryOf(target: string): Repository | undefined {
  const repository = repositoryAround(isFolder(target) ? target : dirname(target));
  if (repository?.bare !== true) return repository;
  throw new UserError(
    `${target} is a bare repository: it has commits, and no files of a working tree`,
    'Search its commits: keepmum history, in its folder',
  );
}

function isFolder(path: string): boolean {
  try {
    return realpathSync.native(`${path}${sep}`) !== '';
  } catch (error) {
    if (codeOf(error) === 'ENOTDIR' || codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}

/** What paths are relative to: git's top level, else the current folder where all is below it, else the target. */
function rootOf(targets: readonly string[], repository: Repository | undefined): string {
  if (repository?.topLevel !== undefined) return repository.topLevel;
  const current = realpathSync.native(process.cwd());
  const below = targets.every((target) => !relative(current, target).startsWith('..'));
  const [first] = targets;
  if (below || first === undefined || targets.length > 1) return current;
  return isFolder(first) ? first : dirname(resolve(first));
}
