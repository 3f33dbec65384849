import type { Assignment } from '../../../src/detect/assignment.ts';
import type { Candidate } from '../../../src/detect/candidate.ts';
import type { Check } from '../../../src/detect/checks/check.ts';
import type { RunRule } from '../../../src/model/rule.ts';

const RULE: RunRule = {
  id: 'acme-key',
  name: 'Acme key',
  provider: 'acme',
  severity: 'high',
  confidence: 'high',
  matcher: { kind: 'assignment' },
  window: { before: 32, after: 512 },
  checks: [],
  specificity: 1,
  anchored: false,
};

type Given = Partial<Pick<Assignment, 'key' | 'joint' | 'quote'>> & {
  readonly path?: string;
  readonly after?: string;
  readonly before?: string;
};

/** A quoted value of `password`, unless something else is given. */
export function candidateOf(secret: string, { path, after = '', before = '', ...given }: Given = {}): Candidate {
  const span = { start: 0, end: secret.length };
  return {
    rule: RULE,
    secret,
    ...span,
    keywordAt: 0,
    keywordEnd: 0,
    before: () => before,
    after: () => after,
    behind: () => after,
    path,
    syntax: 'text',
    decodedFrom: [],
    assignment: { key: 'password', joint: 'assign', quote: '"', value: secret, ...span, ...given },
  };
}

/** `dismiss`, `doubt low`, `support high`, `proof` and so on, or `nothing`. */
export function opinionOf(check: Check, secret: string, given: Given = {}, argument?: number): string {
  const opinion = check(candidateOf(secret, given), argument);
  if (opinion === undefined) return 'nothing';
  if (/\d/.test(secret) && opinion.reason.includes(secret)) throw new Error('the reason holds the secret');
  switch (opinion.kind) {
    case 'dismiss':
      return 'dismiss';
    case 'doubt':
      return `doubt ${opinion.atMost}`;
    case 'support':
      return `support ${opinion.atLeast}`;
    case 'proof':
      return 'proof';
  }
}

/** What a check says of a secret, in words. */
export function reasonOf(check: Check, secret: string, given: Given = {}): string | undefined {
  return check(candidateOf(secret, given))?.reason;
}
