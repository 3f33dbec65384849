import type { Decoding, FindingCompanion } from './finding.ts';
import type { Origin, Position } from './fragment.ts';
import type { Confidence, Matcher } from './rule.ts';

/** What one check said of a candidate. Its reason never holds the secret. */
export interface Vote {
  readonly check: string;
  readonly effect: 'dismiss' | 'doubt' | 'support' | 'proof' | 'none';
  /** The most that a doubt allows, the least that a support asks for. */
  readonly level: Confidence | undefined;
  /** Empty where it has nothing to say. */
  readonly reason: string;
  /** `overruled`: a dismissal that a proof outweighs; `late`: asked after a dismissal, only to explain. */
  readonly standing: 'counts' | 'overruled' | 'late';
}

/** What holds a kept match back, and why. */
export interface Hold {
  readonly by: 'confidence' | 'allowlist' | 'allow comment' | 'baseline';
  readonly reason: string;
}

/** How a candidate came to be one. */
export interface Standing {
  readonly matcher: Matcher['kind'];
  /** Of a value that is given to a key: the key, how both are joined, and the quote before the value, '' for none. */
  readonly assignment: { readonly key: string; readonly joint: string; readonly quote: string } | undefined;
  readonly decodedFrom: readonly Decoding[];
}

/** What became of a candidate. */
export type Fate =
  | { readonly kind: 'dismissed'; readonly check: string }
  /** Another match speaks for its place. */
  | { readonly kind: 'overlapped'; readonly ruleId: string }
  /** Reported where nothing holds it back. */
  | { readonly kind: 'kept'; readonly fingerprint: string; readonly holds: readonly Hold[] };

/** All that can be told of one candidate without its secret. */
export interface Explanation {
  readonly ruleId: string;
  readonly ruleName: string;
  /** The generic rule that found what goes by the name of another. */
  readonly genericId: string | undefined;
  readonly origin: Origin;
  readonly start: Position;
  readonly end: Position;
  readonly mask: string;
  readonly standing: Standing;
  readonly companions: readonly FindingCompanion[];
  readonly votes: readonly Vote[];
  /** The evidence against its characters having been written as words. */
  readonly surpriseBits: number;
  /** What the votes come to; absent where one of them dismisses. */
  readonly rating: { readonly confidence: Confidence; readonly score: number } | undefined;
  readonly fate: Fate;
}

/** A keyword of the line and the rules that it wakes. */
export interface WakingKeyword {
  readonly text: string;
  readonly ruleIds: readonly string[];
}

/** All that can be told of one line of a file. */
export interface LineExplanation {
  readonly path: string;
  readonly line: number;
  readonly explanations: readonly Explanation[];
  /** Looked for only where there is nothing else to tell. */
  readonly keywords: readonly WakingKeyword[];
  /** Findings are reported from this level on. */
  readonly threshold: Confidence;
  /** What else decides whether a scan comes here, in sentences. */
  readonly notes: readonly string[];
}
