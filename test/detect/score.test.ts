import { expect, test } from 'vitest';
import { CALIBRATION } from '../../src/detect/calibration.ts';
import { featuresOf, type ScoredMatch, scoreOf } from '../../src/detect/score.ts';
import type { Evidence } from '../../src/model/finding.ts';
import { CONFIDENCES, type Confidence, type Matcher } from '../../src/model/rule.ts';
import { expandTemplate } from '../../src/rules/templates.ts';

const KINDS: readonly Matcher[] = [
  { kind: 'assignment' },
  { kind: 'near', value: '[a-z]{20}' },
  { kind: 'pattern', source: '[a-z]{20}', flags: '' },
];
const SECRETS = [
  expandTemplate('{alnum:40}', 'score'),
  expandTemplate('{digit:16}', 'score'),
  'correcthorse',
  'CORRECTHORSE',
  'x',
  '\u00e9'.repeat(3000),
];
const VOTES: readonly Evidence[] = [0, 1, 2, 9].flatMap((doubts) =>
  [0, 1, 2, 9].map((supports) => ({ doubts, supports })),
);

function matches(confidence: Confidence): ScoredMatch[] {
  return KINDS.flatMap((matcher) =>
    SECRETS.flatMap((secret) =>
      VOTES.map((evidence) => ({
        rule: { matcher },
        secret,
        verdict: { kind: 'kept' as const, confidence, reasons: [], evidence },
      })),
    ),
  );
}

test('a score is a whole number from 0 to 100, and none is above one of a higher level', () => {
  const [low = [], medium = [], high = []] = CONFIDENCES.map((confidence) => matches(confidence).map(scoreOf));
  for (const score of [...low, ...medium, ...high]) {
    expect(Number.isInteger(score)).toBe(true);
    expect(score).toBeGreaterThanOrEqual(0);
    expect(score).toBeLessThanOrEqual(100);
  }
  expect(Math.max(...low)).toBeLessThan(Math.min(...medium));
  expect(Math.max(...medium)).toBeLessThan(Math.min(...high));
});

test('a doubt never raises a score; a support and rarer characters never lower one', () => {
  const { weights } = CALIBRATION;
  expect(weights.doubts).toBeLessThanOrEqual(0);
  for (const name of ['supports', 'rarity', 'medium', 'high'] as const) expect(weights[name]).toBeGreaterThanOrEqual(0);
});

test('no feature is without bounds, so that no secret and no number of votes outweighs all else', () => {
  const values = CONFIDENCES.flatMap((confidence) =>
    matches(confidence).flatMap((match) => Object.values(featuresOf(match))),
  );
  expect(Math.max(...values)).toBeLessThanOrEqual(2);
  expect(Math.min(...values)).toBeGreaterThanOrEqual(-1);
});
