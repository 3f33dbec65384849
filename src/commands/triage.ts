import { realpathSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import type { Options } from '../arguments.ts';
import { slashed } from '../config-paths.ts';
import { UserError } from '../errors.ts';
import type { Identity } from '../findings/baseline.ts';
import type { Finding } from '../model/finding.ts';
import { allow } from './allow.ts';
import { createBaseline, pruneBaseline } from './baseline.ts';
import { type ExitCode, identityOf, today } from './outcome.ts';
import { scanTargets } from './scan.ts';
import type { Session } from './session.ts';
import type { Streams } from './streams.ts';

/** `keepmum allow FINGERPRINT`: the finding is looked up in the files, so that a typing error is no entry. */
export async function allowFinding(fingerprint: string, options: Options, streams: Streams): Promise<ExitCode> {
  const { session, outcome } = await scanTargets([], options);
  const found = outcome.findings.find((finding) => finding.fingerprint === fingerprint);
  const rule = found?.ruleId ?? (await historyRule(session, fingerprint));
  if (rule === undefined) {
    throw new UserError(
      `no finding here has the fingerprint ${fingerprint}`,
      'Copy it from the report; run the command in the repository',
    );
  }
  const { reason, owner, expires } = options;
  const path = options.path === undefined ? undefined : baselinePath(options.path, session);
  await allow(session.baselineFile, { fingerprint, rule, path, reason, owner, expires });
  streams.tell(`accepted in ${session.baselineFile}`);
  return 0;
}

/** What the user types is relative to the current folder, what the baseline holds to the configuration's. */
function baselinePath(typed: string, { root, policy, loaded }: Session): string {
  const base = policy.shift === undefined ? root : loaded.directory;
  return slashed(relative(realpathSync.native(base), resolve(typed)));
}

/** A finding that is only in the index or in old commits. */
async function historyRule(session: Session, fingerprint: string): Promise<string | undefined> {
  if (session.repository === undefined) return undefined;
  const { historyFindings } = await import('./history.ts');
  const { findings } = await historyFindings(session, undefined);
  return findings.find((finding) => finding.fingerprint === fingerprint)?.ruleId;
}

/** `keepmum baseline create`: accepts what a scan of the files and of the history finds today. */
export async function createProjectBaseline(options: Options, streams: Streams): Promise<ExitCode> {
  const { session, findings } = await everyFinding(options);
  const { entries, added } = await createBaseline(
    session.baselineFile,
    identities(session, findings),
    options,
    today(),
  );
  streams.tell(`${session.baselineFile}: ${added} entries added, ${entries} in all`);
  return 0;
}

/** `keepmum baseline prune`: drops entries that no finding needs any more. */
export async function pruneProjectBaseline(options: Options, streams: Streams): Promise<ExitCode> {
  const { session, findings, complete } = await everyFinding(options);
  if (!complete)
    throw new UserError(
      'the scan was not complete, so an entry may still be needed',
      'Run keepmum scan and keepmum history, and mend what they name',
    );
  const { entries, removed } = await pruneBaseline(session.baselineFile, identities(session, findings), today());
  streams.tell(`${session.baselineFile}: ${removed} entries dropped, ${entries} in all`);
  return 0;
}

function identities(session: Session, findings: readonly Finding[]): Identity[] {
  return findings.map((finding) => identityOf(finding, session));
}

async function everyFinding(options: Options) {
  const { session, outcome } = await scanTargets([], options);
  if (session.repository === undefined) return { session, findings: outcome.findings, complete: isComplete(session) };
  const { historyFindings } = await import('./history.ts');
  const past = await historyFindings(session, undefined);
  return { session, findings: [...outcome.findings, ...past.findings], complete: isComplete(session) };
}

function isComplete({ ledger }: Session): boolean {
  return ledger.receipt(0).complete;
}
