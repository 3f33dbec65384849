import type { Match } from '../model/finding.ts';
import { CONFIDENCES } from '../model/rule.ts';

/**
 * One match per place: where matches overlap, the most specific rule wins, then the longer secret, then the one with
 * fewer decodings. A structured rule that dismissed its match speaks for the place too: a token with a wrong checksum
 * is not reported by a generic rule instead.
 */
export function withoutOverlaps(matches: readonly Match[]): Match[] {
  const ranked = [...matches].sort(byRank);
  const taken: Match[] = [];
  for (const match of ranked) {
    if (!taken.some((other) => overlaps(other, match) && (speaksFor(other) || match.verdict.kind === 'dismissed')))
      taken.push(match);
  }
  return taken.sort((a, b) => a.start - b.start || a.end - b.end || (a.rule.id < b.rule.id ? -1 : 1));
}

function overlaps(a: Match, b: Match): boolean {
  return a.start < b.end && b.start < a.end;
}

// These say that a thing of the rule's kind stands there and is no secret; others only that it is not of that kind.
const FINAL_CHECKS = new Set([
  'aws-access-key-id',
  'azure-cask',
  'azure-devops-checksum',
  'azure-key',
  'base58-checksum',
  'bech32-checksum',
  'github-checksum',
  'gitlab-routable',
  'grafana-checksum',
  'json-token',
  'jwt',
  'placeholder',
  'private-key',
  'pypi-macaroon',
  'reference',
  'strkey-checksum',
]);

function speaksFor({ verdict, rule }: Match): boolean {
  return (
    verdict.kind === 'kept' ||
    (rule.specificity === 3 && rule.provider !== 'generic' && FINAL_CHECKS.has(verdict.check))
  );
}

function byRank(a: Match, b: Match): number {
  return (
    rank(b) - rank(a) ||
    Number(b.verdict.kind === 'kept') - Number(a.verdict.kind === 'kept') ||
    confidenceRank(b) - confidenceRank(a) ||
    b.end - b.start - (a.end - a.start) ||
    a.decodedFrom.length - b.decodedFrom.length ||
    Number(isAnyPassword(a)) - Number(isAnyPassword(b)) ||
    byContext(a, b) ||
    (a.rule.id < b.rule.id ? -1 : a.rule.id > b.rule.id ? 1 : a.start - b.start)
  );
}

/**
 * A JSON Web Token near a provider's name is a token of that provider, and so is what a generic expression finds: it
 * knows the place and not the credential.
 */
function rank({ rule }: Match): number {
  if (rule.provider === 'generic' || rule.genericId !== undefined) return 1;
  return rule.provider === 'jwt' ? 1.5 : rule.specificity;
}

/** Whether the rule takes whatever stands in the place of a password, such as in a URL: a token there has a better name. */
function isAnyPassword({ rule }: Match): boolean {
  return rule.checks.some(({ name }) => name === 'password');
}

/**
 * Of two names near a value the nearer is the one that it is given to. Of two expressions the one that begins further
 * before it has seen more of what stands round it: `acme ... sk_` against `sk_`.
 */
function byContext(a: Match, b: Match): number {
  // Of generic rules the one that goes by the name of a key.
  if (a.rule.specificity !== b.rule.specificity) return a.rule.specificity - b.rule.specificity;
  return a.rule.specificity === 3 ? a.keywordEnd - b.keywordEnd : distance(a) - distance(b);
}

/** From a name to the value; one behind it is further away than any before it. */
function distance({ keywordAt, keywordEnd, start, end }: Match): number {
  return keywordEnd <= start ? start - keywordEnd : Math.max(0, keywordAt - end) + FAR;
}

const FAR = 1000;

function confidenceRank(match: Match): number {
  return match.verdict.kind === 'kept' ? CONFIDENCES.indexOf(match.verdict.confidence) : -1;
}
