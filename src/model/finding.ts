import type { Origin, Position } from './fragment.ts';
import type { Confidence, RunRule, Severity } from './rule.ts';

/** One step from the bytes in the file to the bytes that matched; `folded`: put together from the literals of an expression. */
export type Decoding = 'base64' | 'hex' | 'percent' | 'escape' | 'entity' | 'utf16' | 'folded';

/** How many checks spoke against a kept match and how many for it; its score is made of that, too. */
export interface Evidence {
  readonly doubts: number;
  readonly supports: number;
}

/** What the judge decides on a match. A dismissal names the check that decided and why. */
export type Verdict =
  | {
      readonly kind: 'kept';
      readonly confidence: Confidence;
      readonly reasons: readonly string[];
      readonly evidence: Evidence;
    }
  | { readonly kind: 'dismissed'; readonly check: string; readonly reason: string };

/** What a rule asks for beside its secret, where it was found: half-open byte offsets into the fragment. */
export interface MatchCompanion {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** A judged match inside one fragment. It holds the secret, so it never leaves the thread that found it. */
export interface Match {
  readonly rule: RunRule;
  /** Half-open byte offsets into the fragment. For a decoded secret: of the encoded text. */
  readonly start: number;
  readonly end: number;
  /** Offset of the keyword that led to it; of the encoded text for a decoded secret. */
  readonly keywordAt: number;
  /** Where that keyword ends, in the text that was searched: only matches of the same text can be compared by it. */
  readonly keywordEnd: number;
  readonly secret: string;
  readonly decodedFrom: readonly Decoding[];
  readonly verdict: Verdict;
  readonly companions: readonly MatchCompanion[];
}

export type KeptMatch = Match & { readonly verdict: Extract<Verdict, { kind: 'kept' }> };

/** A companion of a finding. What it reads is not kept: it may be half of the credential. */
export interface FindingCompanion {
  readonly name: string;
  readonly start: Position;
}

/** Which commit brought a finding in. */
export interface Introduction {
  readonly commit: string;
  readonly author: string;
  readonly email: string;
  /** ISO 8601 with offset. */
  readonly date: string;
  readonly path: string;
}

/** A part of the line that holds a secret, safe to print: every secret on it is masked. */
export interface Excerpt {
  readonly text: string;
  /** Where the masked secret stands in `text`: UTF-16 code units, half-open. */
  readonly start: number;
  readonly end: number;
}

/** A secret at a place. It never holds the secret itself. */
export interface Finding {
  readonly ruleId: string;
  readonly ruleName: string;
  readonly provider: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** The calibrated chance that it is a secret, from 0 to 100. */
  readonly score: number;
  readonly origin: Origin;
  readonly introduced: Introduction | undefined;
  /** Half-open. */
  readonly start: Position;
  readonly end: Position;
  readonly mask: string;
  readonly fingerprint: string;
  readonly reasons: readonly string[];
  readonly decodedFrom: readonly Decoding[];
  /** In the order in which the rule names them. */
  readonly companions: readonly FindingCompanion[];
  readonly excerpt: Excerpt;
}

/** A match that a check, an allow comment, the allowlist or the baseline turned away. */
export interface Dismissal {
  readonly ruleId: string;
  readonly origin: Origin;
  readonly start: Position;
  readonly mask: string;
  readonly check: string;
  readonly reason: string;
}
