import type { Lines } from '../lines.ts';
import type { Dismissal, Finding, Match } from '../model/finding.ts';
import type { Fragment, Position } from '../model/fragment.ts';
import type { Confidence } from '../model/rule.ts';
import { excerptOf, type HiddenSpan } from './excerpt.ts';
import { fingerprint } from './fingerprint.ts';
import { maskSecret } from './mask.ts';

// What these turn away is no secret, so a line reads better with it.
const HARMLESS = new Set(['reference', 'placeholder', 'key-name', 'expression', 'prose', 'location', 'identifier']);

/** The secret as text: matching works on bytes as latin1, files hold UTF-8. */
export function secretText(match: Match): string {
  return Buffer.from(match.secret, 'latin1').toString('utf8');
}

/** Turns a kept match into a finding, which has the place, mask and fingerprint of the secret and not the secret. */
export function seal(match: Match, confidence: Confidence, reasons: readonly string[], context: SealContext): Finding {
  const { fragment, lines } = context;
  const secret = secretText(match);
  const start = lines.position(match.start);
  return {
    ruleId: match.rule.id,
    ruleName: match.rule.name,
    provider: match.rule.provider,
    severity: match.rule.severity,
    confidence,
    origin: fragment.origin,
    introduced: undefined,
    start,
    end: lines.position(match.end),
    mask: maskSecret(secret),
    fingerprint: fingerprint(match.rule.id, secret),
    reasons,
    decodedFrom: match.decodedFrom,
    excerpt: excerpt(match, start, context),
  };
}

/** What is told of a match that was turned away. */
export function sealDismissal(
  match: Match,
  check: string,
  reason: string,
  { fragment, lines }: SealContext,
): Dismissal {
  return {
    ruleId: match.rule.id,
    origin: fragment.origin,
    start: lines.position(match.start),
    mask: maskSecret(secretText(match)),
    check,
    reason,
  };
}

/** What sealing needs besides the match. */
export interface SealContext {
  readonly fragment: Fragment;
  readonly lines: Lines;
  /** All matches of the fragment: a line that is shown hides each of them. */
  readonly matches: readonly Match[];
}

function excerpt(match: Match, start: Position, context: SealContext): Finding['excerpt'] {
  const { lines, matches } = context;
  const text = lines.text(start.line) ?? '';
  const firstColumn = lines.firstColumn(start.line);
  const hidden = matches.flatMap((other): HiddenSpan[] => {
    if (other !== match && other.verdict.kind === 'dismissed' && HARMLESS.has(other.verdict.check)) return [];
    const from = lines.position(other.start);
    const to = lines.position(other.end);
    if (from.line > start.line || to.line < start.line) return [];
    return [
      {
        start: from.line < start.line ? 0 : from.column - firstColumn,
        end: to.line > start.line ? text.length : to.column - firstColumn,
        mask: maskSecret(secretText(other)),
      },
    ];
  });
  return excerptOf(text, start.column - firstColumn + 1, hidden);
}
