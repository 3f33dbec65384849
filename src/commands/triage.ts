import type { Options } from '../arguments.ts';
import { UserError } from '../errors.ts';
import { allow } from './allow.ts';
import { createBaseline, pruneBaseline } from './baseline.ts';
import { type ExitCode, today } from './outcome.ts';
import { scanTargets } from './scan.ts';
import type { Streams } from './streams.ts';

/** `keepmum allow FINGERPRINT`: the finding is looked up in the files, so that a typing error is no entry. */
export async function allowFinding(fingerprint: string, options: Options, streams: Streams): Promise<ExitCode> {
  const { session, outcome } = await scanTargets([], options);
  const found = outcome.findings.find((finding) => finding.fingerprint === fingerprint);
  const rule = found?.ruleId ?? (await historyRule(fingerprint, options));
  if (rule === undefined) {
    throw new UserError(
      `no finding here has the fingerprint ${fingerprint}`,
      'Copy it from the report; run the command in the repository',
    );
  }
  const { reason, owner, expires, path } = options;
  await allow(session.baselineFile, { fingerprint, rule, path, reason, owner, expires });
  streams.tell(`accepted in ${session.baselineFile}`);
  return 0;
}

/** A finding that is only in the index or in old commits. */
async function historyRule(fingerprint: string, options: Options): Promise<string | undefined> {
  const { openRepository } = await import('../git/repository.ts');
  const { findInHistory } = await import('./history.ts');
  return findInHistory(openRepository('.'), fingerprint, options);
}

/** `keepmum baseline create`: accepts what a scan of the files and of the history finds today. */
export async function createProjectBaseline(options: Options, streams: Streams): Promise<ExitCode> {
  const { session, findings } = await everyFinding(options);
  const { entries, added } = await createBaseline(session.baselineFile, findings, options, today());
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
  const { entries, removed } = await pruneBaseline(session.baselineFile, findings, today());
  streams.tell(`${session.baselineFile}: ${removed} entries dropped, ${entries} in all`);
  return 0;
}

async function everyFinding(options: Options) {
  const { session, outcome } = await scanTargets([], options);
  if (session.repository === undefined) return { session, findings: outcome.findings, complete: isComplete(session) };
  const { historyFindings } = await import('./history.ts');
  const past = await historyFindings(session, undefined);
  return { session, findings: [...outcome.findings, ...past.findings], complete: isComplete(session) };
}

function isComplete({
  ledger,
}: {
  readonly ledger: { receipt(rules: number): { readonly complete: boolean } };
}): boolean {
  return ledger.receipt(0).complete;
}
