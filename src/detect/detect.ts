import type { Decoding, Match } from '../model/finding.ts';
import { type Fragment, pathOf, type Room } from '../model/fragment.ts';
import type { RuleSet } from '../model/rule.ts';
import { decodeLayers } from './decode/index.ts';
import { judge } from './judge.ts';
import { RuleMatcher } from './match.ts';
import { withoutOverlaps } from './overlap.ts';
import { type Prefilter, wasmPrefilter } from './prefilter.ts';
import { type Syntax, syntaxOf } from './syntax.ts';

const MAX_DEPTH = 3;

/** Searches fragments with one rule set. Holds the memory that input is read into. */
export interface Engine {
  readonly room: Room;
  /** All judged matches of a fragment, dismissed ones included, in order of place. */
  detect(fragment: Fragment): Match[];
}

type Place = (start: number, end: number) => { readonly start: number; readonly end: number } | undefined;

export function createEngine(ruleSet: RuleSet, prefilter: Prefilter = wasmPrefilter(ruleSet.keywords)): Engine {
  const matcher = new RuleMatcher(ruleSet);

  function search(
    bytes: Buffer,
    fragment: Fragment,
    syntax: Syntax,
    decodedFrom: readonly Decoding[],
    place: Place,
  ): Match[] {
    const found: Match[] = [];
    const hits = prefilter.keywords(bytes);
    if (hits.length > 0) {
      for (const candidate of matcher.candidates(bytes, hits, { path: pathOf(fragment.origin), syntax, decodedFrom })) {
        const span = place(candidate.start, candidate.end);
        if (span === undefined || span.start >= fragment.ownedBytes) continue;
        found.push({ rule: candidate.rule, ...span, secret: candidate.secret, decodedFrom, verdict: judge(candidate) });
      }
    }
    if (decodedFrom.length === MAX_DEPTH) return found;
    const encoded = prefilter.encoded(bytes);
    if (encoded.length === 0) return found;
    for (const layer of decodeLayers(bytes, encoded)) {
      const inner: Place = (start, end) => {
        const outer = layer.place(start, end);
        return outer && place(outer.start, outer.end);
      };
      const innerSyntax = layer.decoding === 'utf16' ? syntax : 'text';
      found.push(...search(layer.bytes, fragment, innerSyntax, [...decodedFrom, layer.decoding], inner));
    }
    return found;
  }

  return {
    room: prefilter.room,
    detect(fragment) {
      const { bytes, origin } = fragment;
      const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      const found = search(view, fragment, syntaxOf(pathOf(origin)), [], (start, end) => ({ start, end }));
      return found.length > 1 ? withoutOverlaps(found) : found;
    },
  };
}
