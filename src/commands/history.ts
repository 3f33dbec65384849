import type { Options } from '../arguments.ts';
import { compareByPlace } from '../findings/order.ts';
import { attribute } from '../git/attribution.ts';
import type { Repository } from '../git/repository.ts';
import type { Finding, Introduction } from '../model/finding.ts';
import { displayPath } from '../model/fragment.ts';
import type { Scanned } from '../scan.ts';
import { history as historyFragments } from '../sources/history.ts';
import { conclude, type ExitCode, settle } from './outcome.ts';
import { openSession, type Session } from './session.ts';
import type { Streams } from './streams.ts';

/** `keepmum history` and the hook of a push. `revisions`: what git calls a range; none for everything. */
export async function history(
  repository: Repository,
  revisions: readonly string[],
  options: Options,
  streams: Streams,
  mayBeEmpty = false,
): Promise<ExitCode> {
  const session = await openSession(options, rootOf(repository), repository);
  const range = revisions.length === 0 ? undefined : revisions;
  // What was turned away is only known where every object is scanned as a whole.
  const whole =
    range === undefined && !session.policy.keepDismissed ? await wholeHistory(session, repository) : undefined;
  if (whole !== undefined) {
    return conclude(session, { kind: 'history', findings: whole, dismissals: [], mayBeEmpty }, streams, mayBeEmpty);
  }
  const { findings, dismissals } = await historyFindings(session, range);
  const attributed = await introduced(repository, await settle(session, findings), range);
  return conclude(session, { kind: 'history', findings: attributed, dismissals, mayBeEmpty }, streams, mayBeEmpty);
}

async function wholeHistory(session: Session, repository: Repository): Promise<Finding[] | undefined> {
  const [{ scanWholeHistory }, { progressOn }] = await Promise.all([
    import('../whole-history.ts'),
    import('../progress.ts'),
  ]);
  const progress = progressOn(process.stderr, session.startedAt);
  const { ruleSet, policy, ledger, engine, scan, options, ignored } = session;
  const findings = await scanWholeHistory({
    repository,
    ruleSet,
    policy,
    ledger,
    room: engine.room,
    scan,
    jobs: options.jobs,
    ignored,
    progress,
  });
  progress.end();
  return findings;
}

/** Every finding of the history, one for each version of a file. */
export async function historyFindings(session: Session, range: readonly string[] | undefined): Promise<Scanned> {
  const found: Scanned = { findings: [], dismissals: [] };
  const { repository, engine, ledger, ignored, scan } = session;
  if (repository === undefined) return found;
  for await (const fragment of historyFragments(repository, engine.room, ledger, range, ignored)) {
    const scanned = scan(fragment);
    found.findings.push(...scanned.findings);
    found.dismissals.push(...scanned.dismissals);
  }
  return found;
}

function rootOf(repository: Repository): string {
  return repository.topLevel ?? repository.gitDir;
}

/** Says who brought each finding in, and keeps of the versions of one file that hold the same secret the first. */
async function introduced(
  repository: Repository,
  findings: readonly Finding[],
  range: readonly string[] | undefined,
): Promise<Finding[]> {
  if (findings.length === 0) return [];
  const blobs = new Set(findings.flatMap(({ origin }) => (origin.kind === 'blob' ? [origin.blob] : [])));
  const commits = new Set(findings.flatMap(({ origin }) => (origin.kind === 'commit-message' ? [origin.commit] : [])));
  const { blobs: byBlob, commits: byCommit } = await attribute(repository, {
    blobs,
    commits,
    ...(range && { revisions: range }),
  });
  const known = findings.map((finding) => withIntroduction(finding, introductionOf(finding, byBlob, byCommit)));
  const first = new Map<string, Finding>();
  for (const finding of known.sort(byDate)) {
    const place = `${finding.ruleId}\0${finding.fingerprint}\0${displayPath(finding.origin)}`;
    if (!first.has(place)) first.set(place, finding);
  }
  return [...first.values()].sort(compareByPlace);
}

function introductionOf(
  { origin }: Finding,
  byBlob: ReadonlyMap<string, Introduction>,
  byCommit: ReadonlyMap<string, Introduction>,
): Introduction | undefined {
  if (origin.kind === 'blob') return byBlob.get(origin.blob);
  return origin.kind === 'commit-message' ? byCommit.get(origin.commit) : undefined;
}

/** The path of a blob is the one that it had in the commit that brought it in. */
function withIntroduction(finding: Finding, introduction: Introduction | undefined): Finding {
  const { origin } = finding;
  if (introduction === undefined || origin.kind !== 'blob') return { ...finding, introduced: introduction };
  return { ...finding, introduced: introduction, origin: { ...origin, path: introduction.path } };
}

/** Oldest first; what no commit explains last. */
function byDate(a: Finding, b: Finding): number {
  return timeOf(a) - timeOf(b) || compareByPlace(a, b);
}

function timeOf({ introduced: introduction }: Finding): number {
  return introduction === undefined ? Number.MAX_SAFE_INTEGER : Date.parse(introduction.date);
}
