import type { AllowEntry } from './config.ts';
import type { PathShift } from './config-paths.ts';
import type { Engine } from './detect/detect.ts';
import { reaches } from './detect/judge.ts';
import { isAllowedByComment } from './findings/allow-comment.ts';
import { allowlistOf } from './findings/allowlist.ts';
import { type SealContext, seal, sealDismissal, secretText } from './findings/seal.ts';
import { type Lines, linesOf, type TextEncoding } from './lines.ts';
import type { Dismissal, Finding, Match } from './model/finding.ts';
import { type Fragment, pathOf } from './model/fragment.ts';
import type { Ledger } from './model/receipt.ts';
import type { Confidence } from './model/rule.ts';

/** Which matches become findings. Plain data, so that it travels to other threads. */
export interface Policy {
  readonly confidence: Confidence;
  readonly allow: readonly AllowEntry[];
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

/** The meeting of detection and findings: detect, hold back what is allowed, seal the rest. */
export function fragmentScan(engine: Engine, policy: Policy, ledger: Ledger): FragmentScan {
  const allowlist = allowlistOf(policy.allow, policy.shift);

  function decide(match: Match, context: SealContext, scanned: Scanned): void {
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
    const allowed = allowlist(match.rule.id, pathOf(context.fragment.origin), secretText(match));
    if (allowed !== undefined) {
      ledger.suppress('allowlist');
      turnAway('allowlist', allowed);
      return;
    }
    if (isAllowedByComment(context.lines.text(line) ?? '', context.lines.text(line - 1), match.rule.id)) {
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
    for (const match of matches) {
      if (match.verdict.kind === 'dismissed' && !policy.keepDismissed) continue;
      const encoding = encodingOf(match, fragment);
      lines[encoding] ??= linesOf(fragment, encoding);
      decide(match, { fragment, lines: lines[encoding], matches }, scanned);
    }
    return scanned;
  };
}

/** A run of UTF-16 is big endian where a zero byte stands before its first character and not behind it. */
function encodingOf({ decodedFrom, start }: Match, { bytes }: Fragment): TextEncoding {
  if (decodedFrom[0] !== 'utf16') return 'utf8';
  return bytes[start] === 0 ? 'utf16be' : 'utf16le';
}
