import type { Decoding } from '../model/finding.ts';
import type { RunRule } from '../model/rule.ts';
import type { Assignment } from './assignment.ts';
import type { Syntax } from './syntax.ts';

/** A possible secret with what the checks may look at. Texts are latin1: one character a byte. */
export interface Candidate {
  readonly rule: RunRule;
  readonly secret: string;
  /** Half-open byte offsets into the bytes that were searched. */
  readonly start: number;
  readonly end: number;
  /** Where the keyword stands that led to it. */
  readonly keywordAt: number;
  /** The rest of the line before and after the secret, at most SURROUNDINGS bytes of each. */
  readonly before: string;
  readonly after: string;
  readonly path: string | undefined;
  readonly syntax: Syntax;
  readonly decodedFrom: readonly Decoding[];
  /** The assignment that it is the value of; present for generic rules. */
  readonly assignment: Assignment | undefined;
}

export const SURROUNDINGS = 160;
