import type { Verdict } from '../model/finding.ts';
import type { RunRule } from '../model/rule.ts';
import { CALIBRATION } from './calibration.ts';
import { RANDOM_BITS, surpriseOf } from './evidence.ts';

/** What the score of a match is made of. */
export interface ScoredMatch {
  readonly rule: Pick<RunRule, 'matcher'>;
  readonly secret: string;
  readonly verdict: Extract<Verdict, { kind: 'kept' }>;
}

/** A number for each weight of the calibration. */
export type Features = Readonly<Record<keyof typeof CALIBRATION.weights, number>>;

const MOST_VOTES = 2;

export function featuresOf({ rule, secret, verdict }: ScoredMatch): Features {
  const { confidence, evidence } = verdict;
  const { kind } = rule.matcher;
  return {
    base: 1,
    medium: Number(confidence === 'medium'),
    high: Number(confidence === 'high'),
    pattern: Number(kind === 'pattern'),
    near: Number(kind === 'near'),
    rarity: Math.max(-1, Math.min(1, surpriseOf(secret) / RANDOM_BITS)),
    doubts: Math.min(MOST_VOTES, evidence.doubts),
    supports: Math.min(MOST_VOTES, evidence.supports),
  };
}

/** The calibrated chance, from 0 to 100, that a kept match is a secret. A higher level never has a lower score. */
export function scoreOf(match: ScoredMatch): number {
  const { weights, bands } = CALIBRATION;
  const [least, most] = bands[match.verdict.confidence];
  const sum = Object.entries(featuresOf(match)).reduce(
    // The names of features are those of weights.
    (total, [name, feature]) => total + feature * weights[name as keyof Features],
    0,
  );
  return Math.max(least, Math.min(most, Math.round(100 / (1 + Math.exp(-sum)))));
}
