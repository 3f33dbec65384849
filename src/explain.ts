import type { Engine, Testimony, Witness } from './detect/detect.ts';
import { RANDOM_BITS, surpriseOf } from './detect/evidence.ts';
import { wasmPrefilter } from './detect/prefilter.ts';
import { scoreOf } from './detect/score.ts';
import { maskSecret } from './findings/mask.ts';
import { type SealContext, secretText } from './findings/seal.ts';
import { acceptancesOf, thresholdHold } from './holds.ts';
import { type Lines, linesOf, type TextEncoding } from './lines.ts';
import type { Explanation, Fate, Hold, Standing, WakingKeyword } from './model/explanation.ts';
import type { Finding, KeptMatch, Match } from './model/finding.ts';
import type { Fragment } from './model/fragment.ts';
import type { RuleSet } from './model/rule.ts';
import { encodingOf, type Policy, sealKept } from './scan.ts';
import { isBigEndian } from './tokens/byte-order.ts';

/** Says what accepts a finding beside the configuration and the code: an entry of the baseline. */
export type AcceptanceOf = (finding: Finding) => Hold | undefined;

/** What was turned away is mostly a word; a longer one is not found in a key by chance. */
const MIN_HIDDEN = 12;

/** Tells of every candidate on a line how it was judged and what becomes of it. */
export class Explainer {
  /** For the engine whose fragments are explained. */
  readonly witness: Witness = (testimony) => void this.#heard.push(testimony);
  #heard: Testimony[] = [];

  /** What stands on a line of a fragment, in order of place; what a scan reports comes first where places are the same. */
  explain(
    fragment: Fragment,
    line: number,
    { engine, policy, acceptedBy }: { engine: Engine; policy: Policy; acceptedBy: AcceptanceOf },
  ): Explanation[] {
    this.#heard = [];
    const left = engine.detect(fragment);
    const acceptances = acceptancesOf(policy);
    const encodings: Partial<Record<TextEncoding, Lines>> = {};
    const matches = this.#heard.map(({ match }) => match);
    const contextOf = (match: Match): SealContext => {
      const encoding = encodingOf(match, fragment);
      encodings[encoding] ??= linesOf(fragment, encoding);
      return { fragment, lines: encodings[encoding], matches };
    };
    const holdsOf = (match: KeptMatch, context: SealContext, finding: Finding): Hold[] => {
      const unsure = thresholdHold(match.verdict, policy.confidence);
      const accepted = acceptedBy(finding);
      return [
        ...(unsure === undefined ? [] : [unsure]),
        ...acceptances(match, context, () => true),
        ...(accepted === undefined ? [] : [accepted]),
      ];
    };
    const fateOf = (match: Match, context: SealContext): Fate => {
      const { verdict } = match;
      if (verdict.kind === 'dismissed') return { kind: 'dismissed', check: verdict.check };
      const speaker = left.includes(match) ? undefined : left.find((other) => overlaps(other, match));
      if (speaker !== undefined) return { kind: 'overlapped', ruleId: speaker.rule.id };
      const kept: KeptMatch = { ...match, verdict };
      const finding = sealKept(kept, context);
      return { kind: 'kept', fingerprint: finding.fingerprint, holds: holdsOf(kept, context, finding) };
    };

    return this.#heard
      .filter(({ match }) => isOnLine(match, contextOf(match), line))
      .map((testimony) => {
        const { match, votes } = testimony;
        const { rule, verdict } = match;
        const context = contextOf(match);
        const rating =
          verdict.kind === 'kept'
            ? { confidence: verdict.confidence, score: scoreOf({ ...match, verdict }) }
            : undefined;
        return {
          ruleId: rule.id,
          ruleName: rule.name,
          genericId: rule.genericId,
          origin: fragment.origin,
          start: context.lines.position(match.start),
          end: context.lines.position(match.end),
          mask: maskSecret(secretText(match)),
          standing: standingOf(testimony, matches),
          companions: match.companions.map(({ name, start }) => ({ name, start: context.lines.position(start) })),
          votes,
          surpriseBits: surpriseOf(match.secret),
          rating,
          fate: fateOf(match, context),
        };
      })
      .sort((a, b) => a.start.byte - b.start.byte || rankOf(a.fate) - rankOf(b.fate) || (a.ruleId < b.ruleId ? -1 : 1));
  }
}

/** Whether a fragment holds a line that is more than what follows the last line end. */
export function hasLine(fragment: Fragment, line: number): boolean {
  return textOf(fragment, line) !== undefined;
}

/** The keywords on a line, whatever follows them, and the rules that they wake. */
export function keywordsOn(fragment: Fragment, line: number, ruleSet: RuleSet): WakingKeyword[] {
  const hits = wasmPrefilter(ruleSet).keywords(Buffer.from(textOf(fragment, line) ?? ''), true);
  const found = new Set(hits.filter((_, index) => index % 2 === 0));
  return [...found]
    .flatMap((index) => ruleSet.keywords.at(index) ?? [])
    .map(({ text, rules }) => ({ text, ruleIds: rules.flatMap((rule) => ruleSet.rules.at(rule)?.id ?? []) }))
    .sort((a, b) => (a.text < b.text ? -1 : 1));
}

function textOf(fragment: Fragment, line: number): string | undefined {
  const bigEndian = isBigEndian(fragment.bytes);
  const wide = bigEndian === undefined ? undefined : linesOf(fragment, bigEndian ? 'utf16be' : 'utf16le');
  // Two bytes that look like UTF-16 may begin another kind of file.
  for (const lines of [wide, linesOf(fragment, 'utf8')]) {
    const text = lines?.text(line);
    if (text !== undefined && (text !== '' || line === 1 || lines?.text(line + 1) !== undefined)) return text;
  }
  return undefined;
}

function isOnLine({ start, end }: Match, { lines }: SealContext, line: number): boolean {
  return lines.position(start).line <= line && line <= lines.position(Math.max(start, end - 1)).line;
}

function standingOf({ candidate, match }: Testimony, matches: readonly Match[]): Standing {
  const { assignment } = candidate;
  return {
    matcher: candidate.rule.matcher.kind,
    assignment: assignment && { ...assignment, key: shownKey(assignment.key, matches) },
    decodedFrom: match.decodedFrom,
  };
}

/** What stands in the place of a key may be a secret itself. */
function shownKey(key: string, matches: readonly Match[]): string {
  const holds = ({ secret, verdict }: Match): boolean =>
    key.includes(secret) && (verdict.kind === 'kept' || secret.length >= MIN_HIDDEN);
  // A name as rare as a generated key may be one.
  const isSecret = surpriseOf(key) >= RANDOM_BITS || matches.some(holds);
  return isSecret ? maskSecret(key) : key;
}

function overlaps(a: Match, b: Match): boolean {
  return a.start < b.end && b.start < a.end;
}

function rankOf({ kind }: Fate): number {
  return kind === 'kept' ? 0 : 1;
}
