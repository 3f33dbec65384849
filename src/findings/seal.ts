import type { Lines } from '../lines.ts';
import type { Dismissal, Finding, KeptMatch, Match } from '../model/finding.ts';
import type { Fragment } from '../model/fragment.ts';
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
export function seal(match: KeptMatch, score: number, context: SealContext): Finding {
  const { fragment, lines } = context;
  const { confidence, reasons } = match.verdict;
  const secret = secretText(match);
  const start = lines.position(match.start);
  return {
    ruleId: match.rule.id,
    ruleName: match.rule.name,
    provider: match.rule.provider,
    severity: match.rule.severity,
    confidence,
    score,
    origin: fragment.origin,
    introduced: undefined,
    start,
    end: lines.position(match.end),
    mask: maskSecret(secret),
    fingerprint: fingerprint(match.rule.genericId ?? match.rule.id, secret),
    reasons,
    decodedFrom: match.decodedFrom,
    companions: match.companions.map(({ name, start: at }) => ({ name, start: lines.position(at) })),
    excerpt: excerpt(match, context),
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

// More than an excerpt shows on either side.
const REACH_BYTES = 1024;

function excerpt(match: Match, { lines, matches }: SealContext): Finding['excerpt'] {
  const part = lines.around(match.start, match.end, REACH_BYTES);
  const hidden = matches
    .filter((other) => other.start < part.end && other.end > part.start && (other === match || !isHarmless(other)))
    .map((other): HiddenSpan => {
      const end = other.end > part.end ? part.text.length : part.unitsTo(other.end);
      return { start: part.unitsTo(other.start), end, mask: maskSecret(secretText(other)) };
    });
  return excerptOf(part.text, part.unitsTo(match.start) + 1, hidden);
}

function isHarmless({ verdict }: Match): boolean {
  return verdict.kind === 'dismissed' && HARMLESS.has(verdict.check);
}
