import type { Decoding } from '../model/finding.ts';
import type { RunRule } from '../model/rule.ts';
import type { Assignment } from './assignment.ts';
import type { Owners } from './owners.ts';
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
  readonly keywordEnd: number;
  /** What precedes the secret, over several lines, at most SURROUNDINGS bytes. */
  readonly before: () => string;
  /** What follows the secret on its line, at most SURROUNDINGS bytes. */
  readonly after: () => string;
  /** The same over several lines. */
  readonly behind: () => string;
  readonly path: string | undefined;
  readonly syntax: Syntax;
  readonly decodedFrom: readonly Decoding[];
  /** The assignment that it is the value of; present for generic rules. */
  readonly assignment: Assignment | undefined;
  /** Of a generic rule: tells whose credential it may be. */
  readonly owners?: Owners | undefined;
}

export const SURROUNDINGS = 160;
