import { UserError } from '../errors.ts';
import { type Acceptance, Baseline, type Identity, mergeBaseline } from '../findings/baseline.ts';
import { readBaseline, writeBaseline } from './baseline-file.ts';

/** How many entries a baseline has after a command, and how many came or went. */
export interface BaselineChange {
  readonly entries: number;
  readonly added: number;
  readonly removed: number;
}

/**
 * Accepts all findings that are given; entries that are there already keep their reasons.
 * @param today YYYY-MM-DD
 */
export async function createBaseline(
  file: string,
  findings: readonly Identity[],
  acceptance: Partial<Acceptance>,
  today: string,
): Promise<BaselineChange> {
  const before = readBaseline(file);
  const after = mergeBaseline(before, findings, { ...acceptance, reason: requiredReason(acceptance.reason) }, today);
  await writeBaseline(file, after);
  return { entries: after.length, added: after.length - before.length, removed: 0 };
}

/**
 * Drops the entries that are about none of the findings or have expired. `findings` must come from a complete scan of all
 * that the baseline is for, before the baseline was applied.
 */
export async function pruneBaseline(
  file: string,
  findings: readonly Identity[],
  today: string,
): Promise<BaselineChange> {
  const before = readBaseline(file);
  const baseline = new Baseline(before, today);
  for (const finding of findings) baseline.match(finding);
  const after = baseline.pruned();
  if (after.length < before.length) await writeBaseline(file, after);
  return { entries: after.length, added: 0, removed: before.length - after.length };
}

/** @throws UserError where no reason is given: an entry that nobody can judge later is of no use. */
export function requiredReason(reason: string | undefined): string {
  if (reason !== undefined && reason.trim() !== '') return reason;
  throw new UserError('an accepted finding needs a reason', 'Add --reason "why it is no secret, or no risk"');
}
