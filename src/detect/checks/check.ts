import type { Confidence } from '../../model/rule.ts';
import type { Candidate } from '../candidate.ts';

/**
 * What a check says of a candidate: that it is no secret, or how far to trust it. Reasons are parts of a sentence that
 * never hold the secret.
 */
export type Opinion =
  | { readonly kind: 'dismiss'; readonly reason: string }
  /** At most this confidence. */
  | { readonly kind: 'doubt'; readonly atMost: Confidence; readonly reason: string }
  /** At least this confidence. */
  | { readonly kind: 'support'; readonly atLeast: Confidence; readonly reason: string };

/** One question about a candidate; undefined where it has nothing to say. */
export type Check = (candidate: Candidate, argument?: number) => Opinion | undefined;

export function dismiss(reason: string): Opinion {
  return { kind: 'dismiss', reason };
}

export function doubt(atMost: Confidence, reason: string): Opinion {
  return { kind: 'doubt', atMost, reason };
}

export function support(atLeast: Confidence, reason: string): Opinion {
  return { kind: 'support', atLeast, reason };
}
