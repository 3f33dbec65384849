import type { Engine } from './detect/detect.ts';
import { scoreOf } from './detect/score.ts';
import { type SealContext, seal, sealDismissal } from './findings/seal.ts';
import { type AllowPolicy, acceptancesOf, thresholdHold } from './holds.ts';
import { type Lines, linesOf, type TextEncoding } from './lines.ts';
import type { Dismissal, Finding, KeptMatch, Match } from './model/finding.ts';
import type { Fragment } from './model/fragment.ts';
import type { Ledger } from './model/receipt.ts';
import type { Confidence } from './model/rule.ts';
import { isBigEndian } from './tokens/byte-order.ts';

/** Which matches become findings. Plain data, so that it travels to other threads. */
export interface Policy extends AllowPolicy {
  readonly confidence: Confidence;
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
  const acceptances = acceptancesOf(policy);

  function decide(match: Match, context: SealContext, commented: () => boolean, scanned: Scanned): void {
    const turnAway = (check: string, reason: string): void => {
      if (policy.keepDismissed) scanned.dismissals.push(sealDismissal(match, check, reason, context));
    };
    const { verdict } = match;
    if (verdict.kind === 'dismissed') {
      turnAway(verdict.check, verdict.reason);
      return;
    }
    const unsure = thresholdHold(verdict, policy.confidence);
    if (unsure !== undefined) {
      turnAway(unsure.by, unsure.reason);
      return;
    }
    const line = context.lines.position(match.start).line;
    const lastLine = context.lines.position(Math.max(match.start, match.end - 1)).line;
    if (context.fragment.inScope && !context.fragment.inScope(line, lastLine)) return;
    for (const { by, reason } of acceptances(match, context, commented)) {
      ledger.suppress(by);
      turnAway(by, reason);
      return;
    }
    scanned.findings.push(sealKept({ ...match, verdict }, context));
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

/** A kept match as the finding that it is where nothing holds it back. */
export function sealKept(match: KeptMatch, context: SealContext): Finding {
  return seal(match, scoreOf(match), context);
}

/** The span of a match in UTF-16 begins with the zero byte where it is big endian. */
export function encodingOf({ decodedFrom, start }: Match, { bytes }: Fragment): TextEncoding {
  if (decodedFrom[0] !== 'utf16') return 'utf8';
  return (isBigEndian(bytes) ?? bytes[start] === 0) ? 'utf16be' : 'utf16le';
}
