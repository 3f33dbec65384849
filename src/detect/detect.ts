import type { Vote } from '../model/explanation.ts';
import type { Decoding, Match, MatchCompanion, Verdict } from '../model/finding.ts';
import { type Fragment, pathOf, type Room } from '../model/fragment.ts';
import type { RuleSet } from '../model/rule.ts';
import { type Candidate, SURROUNDINGS } from './candidate.ts';
import { doubtWithout, findCompanions } from './companions.ts';
import { decodeLayers } from './decode/index.ts';
import { encodedRound, goesOnFar, type Span } from './fresh-texts.ts';
import { judge } from './judge.ts';
import { assignmentWindow, RuleMatcher } from './match.ts';
import type { Meter } from './meter.ts';
import { withoutOverlaps } from './overlap.ts';
import { type Prefilter, wasmPrefilter } from './prefilter.ts';
import { EVERY_SYNTAX, type Syntax, syntaxOf } from './syntax.ts';
import { WindowMemo } from './window-memo.ts';

const MAX_DEPTH = 3;
/** Windows of most rules, and of an assignment, reach no further than this behind their keyword. */
export const NEAR_BYTES = 704;
/** And no window further than this before it. */
export const BEFORE_BYTES = 192;

/** So far behind a keyword the prefilter looks for what must follow it. */
const BEHIND_BYTES = 576;

/** No window begins so far before its keyword. */
const MAX_BEFORE = 256;

/** A keyword whose rules look further than NEAR_BYTES: what changes up to `reach` changes what they find. */
export interface FarKeyword extends Span {
  readonly reach: number;
}

/** What a content without a known path may hold. */
export interface Suspicion {
  /** Kept matches only. */
  readonly matches: readonly Match[];
  readonly far: readonly FarKeyword[];
  /** Encoded text stands there that may go on over many lines. */
  readonly isWrapped: boolean;
}

/** Searches fragments with one rule set. Holds the memory that input is read into. */
export interface Engine {
  readonly room: Room;
  /** All judged matches of a fragment, dismissed ones included, in order of place. */
  detect(fragment: Fragment): Match[];
  /**
   * What any path would make of a content: no finding yet, but no other content needs a second look. With `fresh`, only
   * keywords in these places count, in order of their starts; the rest was searched before as part of another content.
   */
  suspect(bytes: Buffer, fresh?: readonly Span[]): Suspicion;
}

/** A candidate, the match that came of it, and what the checks said, in the order in which they were asked. */
export interface Testimony {
  readonly candidate: Candidate;
  readonly match: Match;
  readonly votes: readonly Vote[];
}

/** Hears how every candidate is judged, those that another match overlaps included. */
export type Witness = (testimony: Testimony) => void;

/** What stays the same through all layers of a content. */
interface Search {
  readonly path: string | undefined;
  /** Asked only where there is a keyword. */
  readonly syntaxes: () => readonly Syntax[];
  readonly ownedBytes: number;
  /**
   * Whether companions are looked for; else each is taken to be there. `inside`: the bytes go on from others, in which
   * one may stand.
   */
  readonly companions: 'whole' | 'inside' | 'assumed';
}

type Place = (start: number, end: number) => Span | undefined;

type KeptVerdict = Extract<Verdict, { kind: 'kept' }>;

const NO_COMPANIONS: readonly MatchCompanion[] = [];
const SAME_PLACE: Place = (start, end) => ({ start, end });
const TEXT_ONLY: readonly Syntax[] = ['text'];

export interface EngineOptions {
  readonly meter?: Meter | undefined;
  readonly witness?: Witness | undefined;
  /** Rules without keywords run, too: they find what has low confidence at most. */
  readonly sweeps?: boolean;
}

export function createEngine(
  ruleSet: RuleSet,
  prefilter: Prefilter = wasmPrefilter(ruleSet),
  { meter, witness, sweeps = false }: EngineOptions = {},
): Engine {
  const matcher = new RuleMatcher(ruleSet, prefilter, meter);
  const memo = new WindowMemo();
  const reaches: number[] = [];

  function searchWhole(bytes: Buffer, search: Search, decodedFrom: readonly Decoding[], place: Place): Match[] {
    const found = judged(bytes, prefilter.keywords(bytes), search, decodedFrom, place);
    if (decodedFrom.length < MAX_DEPTH)
      found.push(...searchLayers(bytes, prefilter.encoded(bytes), search, decodedFrom, place));
    return found;
  }

  function judged(
    bytes: Buffer,
    hits: Uint32Array,
    search: Search,
    decodedFrom: readonly Decoding[],
    place: Place,
  ): Match[] {
    if (hits.length === 0) return [];
    const setting = { path: search.path, syntaxes: search.syntaxes(), decodedFrom };
    return verdicts(bytes, matcher.candidates(bytes, hits, setting), search, decodedFrom, place);
  }

  /** What rules without keywords find beside all others, in the text as it stands. */
  function swept(bytes: Buffer, search: Search, found: readonly Match[], spans: readonly Span[]): Match[] {
    if (!sweeps || ruleSet.sweeps.length === 0) return [];
    const setting = { path: search.path, syntaxes: search.syntaxes(), decodedFrom: [] };
    // What a key says of its value stands; a pattern that does not fit says nothing.
    const taken = found.filter(({ rule, verdict }) => verdict.kind === 'kept' || rule.matcher.kind === 'assignment');
    const isTaken = ({ start, end }: Span): boolean => taken.some((match) => match.start < end && start < match.end);
    const candidates = spans.flatMap((span) => matcher.sweep(bytes, span, setting)).filter((each) => !isTaken(each));
    return verdicts(bytes, candidates, search, [], SAME_PLACE);
  }

  function verdicts(
    bytes: Buffer,
    candidates: readonly Candidate[],
    search: Search,
    decodedFrom: readonly Decoding[],
    place: Place,
  ): Match[] {
    const { ownedBytes } = search;
    return candidates.flatMap((candidate) => {
      const span = place(candidate.start, candidate.end);
      const keywordAt = decodedFrom.length === 0 ? candidate.keywordAt : (span?.start ?? 0);
      if (span === undefined || keywordAt >= ownedBytes) return [];
      const { secret } = candidate;
      const votes: Vote[] | undefined = witness && [];
      const judgement = accompanied(bytes, candidate, search, place, votes);
      const { keywordEnd, rule } = candidate;
      const match = named({ rule, ...span, keywordAt, keywordEnd, secret, decodedFrom, ...judgement }, candidate);
      if (votes !== undefined) witness?.({ candidate, match, votes });
      return [match];
    });
  }

  function searchLayers(
    bytes: Buffer,
    encoded: Uint32Array,
    search: Search,
    decodedFrom: readonly Decoding[],
    place: Place,
  ): Match[] {
    if (encoded.length === 0) return [];
    return decodeLayers(bytes, encoded).flatMap((layer) => {
      const inner: Place = (start, end) => {
        const outer = layer.place(start, end);
        return outer && place(outer.start, outer.end);
      };
      const isSameText = layer.decoding === 'utf16' || layer.decoding === 'folded';
      const innerSearch = isSameText ? search : { ...search, syntaxes: () => TEXT_ONLY };
      return searchWhole(layer.bytes, innerSearch, [...decodedFrom, layer.decoding], inner);
    });
  }

  /** How far behind a keyword its rules look. */
  function reachOf(keyword: number): number {
    reaches[keyword] ??= Math.max(
      0,
      ...(ruleSet.keywords.at(keyword)?.rules ?? []).map((rule) => ruleSet.rules.at(rule)?.window.after ?? 0),
    );
    return reaches[keyword] ?? 0;
  }

  /** What decides whether something is found by a keyword there. */
  function windowOf(bytes: Buffer, keyword: number, offset: number): Span {
    const isAssignment = ruleSet.keywords.at(keyword)?.assignment === true;
    const to = isAssignment ? assignmentWindow(bytes, offset).to : offset + reachOf(keyword);
    // Checks may look at the text before the secret, and at what follows it.
    const end = Math.min(bytes.length, to + SURROUNDINGS);
    return { start: Math.max(0, offset - BEFORE_BYTES), end };
  }

  /** What is kept of each keyword by itself, so that it can be recalled where its surroundings come again. */
  function suspectHits(bytes: Buffer, hits: Uint32Array, search: Search, far: FarKeyword[]): Match[] {
    const kept: Match[] = [];
    for (let at = 0; at < hits.length; at += 2) {
      const [keyword = 0, offset = 0] = [hits[at], hits[at + 1]];
      const reach = reachOf(keyword);
      if (reach > NEAR_BYTES) {
        const length = ruleSet.keywords.at(keyword)?.text.length ?? 0;
        far.push({ start: offset, end: offset + length, reach: offset + reach });
        kept.push(...keptBy(bytes, hits.subarray(at, at + 2), search));
        continue;
      }
      const { start, end } = windowOf(bytes, keyword, offset);
      // The same word may stand in a window twice.
      const identity = prefilter.digest(bytes, start, end, keyword * MAX_BEFORE + (offset - start));
      let matches = memo.recall(identity, offset);
      if (matches === undefined) {
        matches = keptBy(bytes, hits.subarray(at, at + 2), search);
        memo.learn(identity, offset, matches);
      }
      kept.push(...matches);
    }
    return kept;
  }

  function keptBy(bytes: Buffer, hit: Uint32Array, search: Search): Match[] {
    return judged(bytes, hit, search, [], SAME_PLACE).filter(({ verdict }) => verdict.kind === 'kept');
  }

  return {
    room: prefilter.room,
    detect({ bytes, origin, start, ownedBytes }) {
      const path = pathOf(origin);
      const companions = start.byte === 0 ? 'whole' : 'inside';
      const search = { path, syntaxes: () => [syntaxOf(path)], ownedBytes, companions } as const;
      const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      const found = searchWhole(view, search, [], SAME_PLACE);
      found.push(...swept(view, search, found, [{ start: 0, end: view.length }]));
      return found.length > 1 ? withoutOverlaps(found) : found;
    },
    suspect(bytes, fresh = [{ start: 0, end: bytes.length }]) {
      const ownedBytes = bytes.length;
      const search = { path: undefined, syntaxes: () => EVERY_SYNTAX, ownedBytes, companions: 'assumed' } as const;
      const found: Match[] = [];
      const far: FarKeyword[] = [];
      let isWrapped = false;
      let done = 0;
      for (const span of fresh) {
        // A keyword near the border is only seen with what stands round it: an option, the text that an escape is in.
        const start = Math.max(0, span.start - BEFORE_BYTES);
        const end = Math.min(bytes.length, span.end + BEHIND_BYTES);
        const part = bytes.subarray(start, end);
        found.push(...suspectHits(bytes, shifted(prefilter.keywords(part), start), search, far));
        // Folded texts that reach over many spans are searched with the first.
        if (end > done) {
          const texts = encodedRound(bytes, { start, end }, prefilter.encoded);
          const inTexts: Place = (from, to) => ({ start: from + texts.start, end: to + texts.start });
          isWrapped ||= goesOnFar(bytes, texts);
          found.push(...searchLayers(bytes.subarray(texts.start, texts.end), texts.encoded, search, [], inTexts));
          done = texts.end;
        }
        found.push(...swept(bytes, search, found, [{ start, end }]));
      }
      return { matches: found.filter(({ verdict }) => verdict.kind === 'kept'), far, isWrapped };
    },
  };
}

/** What a generic rule keeps in the place of a provider's credential goes by the name of that. */
function named(match: Match, candidate: Candidate): Match {
  const { rule, verdict } = match;
  const owner = verdict.kind === 'kept' ? candidate.owners?.ruleOf(candidate) : undefined;
  if (owner === undefined || verdict.kind === 'dismissed') return match;
  const { id, name, provider, severity } = owner;
  const reasons = [...verdict.reasons, 'it is named after its place: its form is none that is known'];
  return {
    ...match,
    rule: { ...rule, id, name, provider, severity, genericId: rule.id },
    verdict: { ...verdict, reasons },
  };
}

/** The verdict on a candidate and, where its rule asks for companions, those that stand near it. */
function accompanied(
  bytes: Buffer,
  candidate: Candidate,
  search: Search,
  place: Place,
  votes: Vote[] | undefined,
): { readonly verdict: Verdict; readonly companions: readonly MatchCompanion[] } {
  const verdict = judge(candidate, votes && ((vote) => votes.push(vote)));
  const { requires } = candidate.rule;
  if (requires === undefined || verdict.kind === 'dismissed' || search.companions === 'assumed')
    return { verdict, companions: NO_COMPANIONS };
  const found = findCompanions(bytes, candidate, requires);
  const seesAllBefore = ({ within }: { readonly within: number }): boolean =>
    search.companions === 'whole' || candidate.start >= within;
  const companions = found.flatMap(({ name, start, end }) => {
    const span = place(start, end);
    return span === undefined ? [] : [{ name, ...span }];
  });
  const doubted = doubtWithout(verdict, requires, found, seesAllBefore);
  if (doubted !== verdict && doubted.kind === 'kept') votes?.push(...companionVotes(verdict, doubted));
  return { verdict: doubted, companions };
}

/** What the search for companions added to a verdict. */
function companionVotes({ reasons }: KeptVerdict, doubted: KeptVerdict): Vote[] {
  return doubted.reasons
    .slice(reasons.length)
    .map((reason) => ({ check: 'companions', effect: 'doubt', level: 'low', reason, standing: 'counts' }));
}

/** Pairs of (keyword, offset), with offsets that count from elsewhere. */
function shifted(hits: Uint32Array, by: number): Uint32Array {
  if (by > 0) for (let at = 1; at < hits.length; at += 2) hits[at] = (hits[at] ?? 0) + by;
  return hits;
}
