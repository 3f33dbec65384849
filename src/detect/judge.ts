import type { Vote } from '../model/explanation.ts';
import type { Verdict } from '../model/finding.ts';
import { CONFIDENCES, type Confidence } from '../model/rule.ts';
import type { Candidate } from './candidate.ts';
import type { Opinion } from './checks/check.ts';
import { ASSIGNMENT_CHECKS, GUESSES, PATTERN_CHECKS, RULE_CHECK } from './checks/index.ts';

/**
 * Asks the checks in order until one dismisses. What is left is as sure as its rule, raised by the checks that support
 * it and then capped by those that doubt it. A witness hears every vote; for it, checks are asked after a dismissal, too.
 */
export function judge(candidate: Candidate, witness?: (vote: Vote) => void): Verdict {
  const general = candidate.assignment === undefined ? PATTERN_CHECKS : ASSIGNMENT_CHECKS;
  let confidence: Confidence = candidate.assignment === undefined ? candidate.rule.confidence : 'low';
  let ceiling: Confidence = 'high';
  const reasons: string[] = [];
  let doubts = 0;
  let supports = 0;
  let dismissal: Verdict | undefined;

  const count = (name: string, opinion: Opinion): void => {
    switch (opinion.kind) {
      case 'dismiss':
        dismissal = { kind: 'dismissed', check: name, reason: opinion.reason };
        return;
      case 'doubt':
        ceiling = lower(ceiling, opinion.atMost);
        doubts++;
        break;
      case 'support':
        confidence = higher(confidence, opinion.atLeast);
        if (opinion.atLeast !== 'low') supports++;
        break;
      case 'proof':
        confidence = 'high';
        supports++;
        break;
    }
    reasons.push(opinion.reason);
  };

  const hear = (name: string, opinion: Opinion | undefined): boolean => {
    const isOverruled = opinion?.kind === 'dismiss' && GUESSES.has(name) && isProven(candidate);
    witness?.(voteOf(name, opinion, dismissal !== undefined ? 'late' : isOverruled ? 'overruled' : 'counts'));
    if (opinion !== undefined && !isOverruled && dismissal === undefined) count(name, opinion);
    return dismissal === undefined || witness !== undefined;
  };

  general.every(([name, check]) => hear(name, check(candidate))) &&
    candidate.rule.checks.every(({ name, argument }) => hear(name, RULE_CHECK[name](candidate, argument)));
  return dismissal ?? { kind: 'kept', confidence: lower(confidence, ceiling), reasons, evidence: { doubts, supports } };
}

function voteOf(check: string, opinion: Opinion | undefined, standing: Vote['standing']): Vote {
  if (opinion === undefined) return { check, effect: 'none', level: undefined, reason: '', standing };
  const level = opinion.kind === 'doubt' ? opinion.atMost : opinion.kind === 'support' ? opinion.atLeast : undefined;
  return { check, effect: opinion.kind, level, reason: opinion.reason, standing };
}

function isProven(candidate: Candidate): boolean {
  return candidate.rule.checks.some(({ name, argument }) => RULE_CHECK[name](candidate, argument)?.kind === 'proof');
}

/** Whether a confidence reaches a threshold. */
export function reaches(confidence: Confidence, threshold: Confidence): boolean {
  return CONFIDENCES.indexOf(confidence) >= CONFIDENCES.indexOf(threshold);
}

function lower(a: Confidence, b: Confidence): Confidence {
  return reaches(a, b) ? b : a;
}

function higher(a: Confidence, b: Confidence): Confidence {
  return reaches(a, b) ? a : b;
}
