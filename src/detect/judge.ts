import type { Verdict } from '../model/finding.ts';
import { CONFIDENCES, type Confidence } from '../model/rule.ts';
import type { Candidate } from './candidate.ts';
import type { Opinion } from './checks/check.ts';
import { ASSIGNMENT_CHECKS, GUESSES, PATTERN_CHECKS, RULE_CHECK } from './checks/index.ts';

/**
 * Asks the checks in order until one dismisses. What is left is as sure as its rule, raised by the checks that support
 * it and then capped by those that doubt it.
 */
export function judge(candidate: Candidate): Verdict {
  const general = candidate.assignment === undefined ? PATTERN_CHECKS : ASSIGNMENT_CHECKS;
  let confidence: Confidence = candidate.assignment === undefined ? candidate.rule.confidence : 'low';
  let ceiling: Confidence = 'high';
  const reasons: string[] = [];
  let dismissal: Verdict | undefined;

  const hear = (name: string, opinion: Opinion | undefined): boolean => {
    if (opinion === undefined) return true;
    switch (opinion.kind) {
      case 'dismiss':
        if (GUESSES.has(name) && isProven(candidate)) return true;
        dismissal = { kind: 'dismissed', check: name, reason: opinion.reason };
        return false;
      case 'doubt':
        ceiling = lower(ceiling, opinion.atMost);
        break;
      case 'support':
        confidence = higher(confidence, opinion.atLeast);
        break;
      case 'proof':
        confidence = 'high';
        break;
    }
    reasons.push(opinion.reason);
    return true;
  };

  const accepted =
    general.every(([name, check]) => hear(name, check(candidate))) &&
    candidate.rule.checks.every(({ name, argument }) => hear(name, RULE_CHECK[name](candidate, argument)));
  if (!accepted && dismissal) return dismissal;
  return { kind: 'kept', confidence: lower(confidence, ceiling), reasons };
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
