import { realpathSync } from 'node:fs';
import { join, relative } from 'node:path';
import { nowMs } from '../clock.ts';
import { isBelow, shiftPath, slashed } from '../config-paths.ts';
import { Baseline, type Identity } from '../findings/baseline.ts';
import { isOfAllowedCommit } from '../findings/imported-allowlist.ts';
import { compareByPlace } from '../findings/order.ts';
import { VERSION } from '../generated/version.ts';
import type { Dismissal, Finding } from '../model/finding.ts';
import { pathOf } from '../model/fragment.ts';
import type { RuleDocument } from '../model/rule.ts';
import { loadReporter } from '../reporters/index.ts';
import type { Report, ScanKind } from '../reporters/report.ts';
import { ruleDocumentsOf } from './rule-sets.ts';
import type { Session } from './session.ts';
import type { Streams } from './streams.ts';

/** What a command ends with: 0 clean and complete, 1 findings, 2 something that was asked for was not scanned. */
export type ExitCode = 0 | 1 | 2;

export interface Outcome {
  readonly kind: ScanKind;
  readonly findings: readonly Finding[];
  readonly dismissals: readonly Dismissal[];
  /** Nothing to scan is no reason to stop: a commit may have no content. */
  readonly mayBeEmpty: boolean;
}

/** Takes out what named commits brought in and what the baseline accepts, and sorts the rest. */
export async function settle(session: Session, findings: readonly Finding[]): Promise<Finding[]> {
  const { importedAllow = [] } = session.policy;
  const ofOthers = findings.filter((finding) => !isOfAllowedCommit(finding, importedAllow));
  if (ofOthers.length < findings.length) session.ledger.suppress('allowlist', findings.length - ofOthers.length);
  const baseline = new Baseline(session.baseline, today());
  const left = ofOthers.filter(
    (finding) => session.baseline.length === 0 || baseline.match(identityOf(finding, session)) === undefined,
  );
  if (left.length < ofOthers.length) session.ledger.suppress('baseline', ofOthers.length - left.length);
  for (const { rule, fingerprint, expires } of baseline.expired()) {
    session.ledger.note(`the baseline entry ${fingerprint} of ${rule} expired on ${expires}`);
  }
  return withoutTwins([...left].sort(compareByPlace));
}

/** The finding as the baseline compares it: with the path that the configuration's folder gives it. */
export function identityOf(finding: Finding, { policy }: Pick<Session, 'policy'>): Identity {
  const path = pathOf(finding.origin);
  if (policy.shift === undefined || path === undefined) return finding;
  const { fingerprint, ruleId } = finding;
  return { fingerprint, ruleId, origin: { kind: 'file', path: shiftPath(path, policy.shift) } };
}

/** Writes the report and gives the exit code. */
export async function conclude(session: Session, outcome: Outcome, streams: Streams, quiet = false): Promise<ExitCode> {
  const findings = await settle(session, outcome.findings);
  const { ledger, options } = session;
  const scanned = ledger.files + ledger.blobs + ledger.commits + ledger.tags;
  if (scanned === 0 && !outcome.mayBeEmpty && ledger.receipt(0).complete) {
    ledger.fail(session.root, 'nothing was found here that could be scanned');
  }
  const receipt = ledger.receipt(session.ruleSet.count);
  const code = receipt.complete ? (findings.length > 0 && !options.exitZero ? 1 : 0) : 2;
  if (quiet && code === 0 && findings.length === 0 && outcome.dismissals.length === 0) return 0;
  const documents = await documentsFor(session, findings);
  const secrets = options.showSecrets ? await (await import('./reveal.ts')).reveal(session, findings) : undefined;
  const report: Report = {
    scan: outcome.kind,
    version: VERSION,
    findings,
    dismissals: [...outcome.dismissals].sort(compareByPlace),
    receipt,
    elapsedMs: nowMs() - session.startedAt,
    rules: () => documents,
    secretOf: (finding) => secrets?.get(finding),
  };
  if (options.verbose) for (const line of details(session)) streams.tell(line);
  const reporter = await loadReporter(options.format ?? 'text');
  const shownPath = pathsFromHere(session.root);
  if (options.output === undefined) streams.report(reporter(report, { ...streams.reportView(), shownPath }));
  else {
    const { writeReport } = await import('../output.ts');
    await writeReport(options.output, reporter(report, { color: false, width: 100, shownPath }));
    const shown = findings.length === 1 ? '1 finding' : `${findings.length} findings`;
    streams.tell(`${shown}; report written to ${options.output}`);
    for (const { target, reason } of receipt.failed) streams.tell(`not scanned: ${target}: ${reason}`);
  }
  return code;
}

/** A report in SARIF lists all rules, the others tell of those that found something. */
async function documentsFor({ loaded, options }: Session, findings: readonly Finding[]): Promise<RuleDocument[]> {
  if (options.format === 'sarif') return ruleDocumentsOf(loaded);
  return findings.length > 0 ? ruleDocumentsOf(loaded, new Set(findings.map(({ ruleId }) => ruleId))) : [];
}

/** What --verbose tells of how the scan was set up and what it left out. */
function details({ root, loaded, baselineFile, baseline, policy, ruleSet, ledger }: Session): string[] {
  const { skipped, suppressed } = ledger.receipt(0);
  const counts = (of: Readonly<Record<string, number>>): string =>
    Object.entries(of)
      .map(([why, count]) => `${why} ${count}`)
      .join(', ') || 'none';
  return [
    `root: ${root}`,
    `configuration: ${loaded.file ?? 'none, defaults hold'}`,
    `baseline: ${baselineFile}, ${baseline.length} entries`,
    `rules: ${ruleSet.count} (set ${ruleSet.hash}), findings from ${policy.confidence} confidence on`,
    `skipped: ${counts(skipped)}`,
    `held back: ${counts(suppressed)}`,
  ];
}

/** The day as YYYY-MM-DD, in UTC so that it is the same day for everyone. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/** Paths as the current folder names them, so that terminals can open them; absolute where it lies elsewhere. */
export function pathsFromHere(root: string): (path: string) => string {
  const here = realpathSync.native('.');
  if (here === root) return (path) => path;
  const near = isBelow(here, root) || isBelow(root, here);
  return (path) => slashed(near ? relative(here, join(root, path)) : join(root, path));
}

/** Where pieces of a large file overlap, both may hold the same match. */
function withoutTwins(sorted: readonly Finding[]): Finding[] {
  return sorted.filter((finding, index) => {
    const last = sorted[index - 1];
    return last === undefined || compareByPlace(last, finding) !== 0 || last.end.byte !== finding.end.byte;
  });
}
