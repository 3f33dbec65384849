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
  | { readonly kind: 'support'; readonly atLeast: Confidence; readonly reason: string }
  /** High confidence, whatever words and runs chance put into the characters. */
  | { readonly kind: 'proof'; readonly reason: string };

/** One question about a candidate; undefined where it has nothing to say. */
export type Check = (candidate: Candidate, argument?: number) => Opinion | undefined;

export function dismiss(reason: string): Opinion {
  return { kind: 'dismiss', reason };
}

export function doubt(atMost: Confidence, reason: string): Opinion {
  return { kind: 'doubt', atMost, reason };
}

/** What is known of the credential, which makes it neither more nor less likely to be one. */
export function fact(reason: string): Opinion {
  return { kind: 'support', atLeast: 'low', reason };
}

/** What is known, in one sentence; undefined where nothing is. */
export function facts(...known: readonly (string | undefined)[]): string | undefined {
  const sentences = known.filter((sentence) => sentence);
  return sentences.length === 0 ? undefined : sentences.join(', ');
}

const SHOWN = /^[\w.:/@+ -]{1,80}$/;

/** A text out of a token where it can be shown: short, and of nothing but names, hosts, paths and ids. */
export function shown(value: unknown): string | undefined {
  return typeof value === 'string' && SHOWN.test(value) ? value : undefined;
}

/** Nobody makes up a value with a right checksum. */
export function rightChecksum(...known: readonly (string | undefined)[]): Opinion {
  return { kind: 'proof', reason: facts('its checksum is right', ...known) ?? '' };
}

export const WRONG_CHECKSUM = 'its checksum is wrong, so no provider issued it';

export function support(atLeast: Confidence, reason: string): Opinion {
  return { kind: 'support', atLeast, reason };
}
