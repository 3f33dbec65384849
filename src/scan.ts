import type { AllowEntry } from './config.ts';
import { type PathShift, shiftPath } from './config-paths.ts';
import type { Engine } from './detect/detect.ts';
import { reaches } from './detect/judge.ts';
import { isAllowedByComment } from './findings/allow-comment.ts';
import { allowlistOf } from './findings/allowlist.ts';
import { importedAllowlistOf } from './findings/imported-allowlist.ts';
import { type SealContext, seal, sealDismissal, secretText } from './findings/seal.ts';
import { type Lines, linesOf, type TextEncoding } from './lines.ts';
import type { Dismissal, Finding, Match } from './model/finding.ts';
import { type Fragment, pathOf } from './model/fragment.ts';
import type { Ledger } from './model/receipt.ts';
import type { Confidence, ImportedAllow, RunRule } from './model/rule.ts';
import { isBigEndian } from './tokens/byte-order.ts';

/** Which matches become findings. Plain data, so that it travels to other threads. */
export interface Policy {
  readonly confidence: Confidence;
  readonly allow: readonly AllowEntry[];
  /** What imported files allow besides; absent: nothing. */
  readonly importedAllow?: readonly ImportedAllow[] | undefined;
  /** Between the paths of fragments and those of `allow`; absent: they are the same. */
  readonly shift?: PathShift | undefined;
  /** Collect what was turned away, too. */
  readonly keepDismissed: boolean;
}

export interface Scanned {
  readonly findings: Finding[];
  readonly dismissals: Dismissal[];
}

/** Searches one fragment; what it gives holds no secret. */
export type FragmentScan = (fragment: Fragment) => Scanned;

// In each encoding: lines, which may be long, are only read where a comment can stand on one.
const ALLOW_MARKS = [Buffer.from('keepmum:allow'), Buffer.from('keepmum:allow', 'utf16le')];

/** The meeting of detection and findings: detect, hold back what is allowed, seal the rest. */
export function fragmentScan(engine: Engine, policy: Policy, ledger: Ledger): FragmentScan {
  const allowlist = allowlistOf(policy.allow);
  const importedAllowlist = importedAllowlistOf(policy.importedAllow ?? []);

  function decide(match: Match, context: SealContext, commented: () => boolean, scanned: Scanned): void {
    const turnAway = (check: string, reason: string): void => {
      if (policy.keepDismissed) scanned.dismissals.push(sealDismissal(match, check, reason, context));
    };
    const { verdict } = match;
    if (verdict.kind === 'dismissed') {
      turnAway(verdict.check, verdict.reason);
      return;
    }
    if (!reaches(verdict.confidence, policy.confidence)) {
      turnAway('confidence', `its confidence is ${verdict.confidence}: ${verdict.reasons.join('; ')}`);
      return;
    }
    const line = context.lines.position(match.start).line;
    const lastLine = context.lines.position(Math.max(match.start, match.end - 1)).line;
    if (context.fragment.inScope && !context.fragment.inScope(line, lastLine)) return;
    const path = pathOf(context.fragment.origin);
    const configured = path === undefined ? undefined : shiftPath(path, policy.shift);
    const ids = idsOf(match.rule);
    const allowed =
      ids.map((id) => allowlist(id, configured, secretText(match))).find((reason) => reason !== undefined) ??
      importedAllowlist(match, configured, () => context.lines.text(line) ?? '', context.fragment.bytes);
    if (allowed !== undefined) {
      ledger.suppress('allowlist');
      turnAway('allowlist', allowed);
      return;
    }
    const [text = '', before] = [context.lines.text(line), context.lines.text(line - 1)];
    if (commented() && ids.some((id) => isAllowedByComment(text, before, id))) {
      ledger.suppress('allow comment');
      turnAway('allow comment', 'a comment accepts it');
      return;
    }
    scanned.findings.push(seal(match, verdict.confidence, verdict.reasons, context));
  }

  return (fragment) => {
    const scanned: Scanned = { findings: [], dismissals: [] };
    const matches = engine.detect(fragment);
    if (matches.length === 0) return scanned;
    const lines: Partial<Record<TextEncoding, Lines>> = {};
    let withComments: boolean | undefined;
    const commented = (): boolean => {
      withComments ??= ALLOW_MARKS.some((mark) =>
        Buffer.from(fragment.bytes.buffer, fragment.bytes.byteOffset, fragment.bytes.byteLength).includes(mark),
      );
      return withComments;
    };
    for (const match of matches) {
      if (match.verdict.kind === 'dismissed' && !policy.keepDismissed) continue;
      const encoding = encodingOf(match, fragment);
      lines[encoding] ??= linesOf(fragment, encoding);
      decide(match, { fragment, lines: lines[encoding], matches }, commented, scanned);
    }
    return scanned;
  };
}

/** The span of a match in UTF-16 begins with the zero byte where it is big endian. */
function encodingOf({ decodedFrom, start }: Match, { bytes }: Fragment): TextEncoding {
  if (decodedFrom[0] !== 'utf16') return 'utf8';
  return (isBigEndian(bytes) ?? bytes[start] === 0) ? 'utf16be' : 'utf16le';
}

/** A finding that a generic rule made may be accepted by the id of either. */
function idsOf({ id, genericId }: RunRule): readonly string[] {
  return genericId === undefined ? [id] : [id, genericId];
}
