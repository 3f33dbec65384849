import type { AllowEntry } from './config.ts';
import { type PathShift, shiftPath } from './config-paths.ts';
import { reaches } from './detect/judge.ts';
import { isAllowedByComment } from './findings/allow-comment.ts';
import { allowlistOf } from './findings/allowlist.ts';
import { importedAllowlistOf } from './findings/imported-allowlist.ts';
import { type SealContext, secretText } from './findings/seal.ts';
import type { Hold } from './model/explanation.ts';
import type { Match, Verdict } from './model/finding.ts';
import { pathOf } from './model/fragment.ts';
import type { Confidence, ImportedAllow, RunRule } from './model/rule.ts';

/** What the configuration accepts. Plain data, so that it travels to other threads. */
export interface AllowPolicy {
  readonly allow: readonly AllowEntry[];
  /** What imported files allow besides; absent: nothing. */
  readonly importedAllow?: readonly ImportedAllow[] | undefined;
  /** Between the paths of fragments and those of `allow`; absent: they are the same. */
  readonly shift?: PathShift | undefined;
}

/** A confidence below the wanted one holds a kept match back. */
export function thresholdHold(verdict: Extract<Verdict, { kind: 'kept' }>, threshold: Confidence): Hold | undefined {
  if (reaches(verdict.confidence, threshold)) return undefined;
  return { by: 'confidence', reason: `its confidence is ${verdict.confidence}: ${verdict.reasons.join('; ')}` };
}

/** What accepts a kept match, in the order in which it is asked. Lines are only read where a comment can stand on one. */
export type Acceptances = (match: Match, context: SealContext, mayHaveComment: () => boolean) => Generator<Hold>;

/** The allowlists of the configuration and of imported files, and the comments of the code. */
export function acceptancesOf({ allow, importedAllow, shift }: AllowPolicy): Acceptances {
  const allowlist = allowlistOf(allow);
  const importedAllowlist = importedAllowlistOf(importedAllow ?? []);

  return function* acceptances(match, { fragment, lines }, mayHaveComment) {
    const { line } = lines.position(match.start);
    const path = pathOf(fragment.origin);
    const configured = path === undefined ? undefined : shiftPath(path, shift);
    const ids = idsOf(match.rule);
    const allowed =
      ids.map((id) => allowlist(id, configured, secretText(match))).find((reason) => reason !== undefined) ??
      importedAllowlist(match, configured, () => lines.text(line) ?? '', fragment.bytes);
    if (allowed !== undefined) yield { by: 'allowlist', reason: allowed };
    if (!mayHaveComment()) return;
    const [text = '', before] = [lines.text(line), lines.text(line - 1)];
    if (ids.some((id) => isAllowedByComment(text, before, id)))
      yield { by: 'allow comment', reason: 'a comment accepts it' };
  };
}

/** A finding that a generic rule made may be accepted by the id of either. */
function idsOf({ id, genericId }: RunRule): readonly string[] {
  return genericId === undefined ? [id] : [id, genericId];
}
