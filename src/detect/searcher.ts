import { nearValue } from '../model/near.ts';
import type { NearMatcher, PatternMatcher } from '../model/rule.ts';

/** A half-open span of a text, in characters. */
export type TextSpan = readonly [start: number, end: number];

/** An expression that finds one match after the other. A RegExp with the flag `d` is one. */
export interface Searcher {
  lastIndex: number;
  exec(text: string): Found | null;
}

export interface Found {
  /** The whole match. */
  readonly 0: string;
  readonly 1?: string | undefined;
  /** Where the whole match stands, then each group that took part. */
  readonly indices?: readonly (TextSpan | undefined)[] | undefined;
}

/** Makes a searcher of an expression in Go's syntax, which takes time linear in the text. */
export type LinearEngine = (source: string) => Searcher;

let linearEngine: LinearEngine | undefined;

/** Sets what runs rules that ask for linear time. It is large, so that only who has such rules loads it. */
export function useLinearEngine(engine: LinearEngine): void {
  linearEngine = engine;
}

/** What runs the expression of a rule; `anchored`: it is tried at `lastIndex` only. */
export function searcherOf(matcher: PatternMatcher | NearMatcher, anchored: boolean): Searcher {
  if (matcher.kind === 'near') return new RegExp(nearValue(matcher.value), 'y');
  const { source, flags, linear } = matcher;
  if (linear === undefined) return new RegExp(source, `${flags}d${anchored ? 'y' : 'g'}`);
  if (linearEngine === undefined) throw new Error('the engine for expressions in linear time is not loaded');
  return linearEngine(linear);
}
