import type { MatchCompanion, Verdict } from '../model/finding.ts';
import type { Companion } from '../model/rule.ts';
import type { Candidate } from './candidate.ts';

const COMPILED = new WeakMap<Companion, RegExp>();

/**
 * The companions of a candidate that stand near it, in the order in which its rule names them: of each the place that is
 * nearest to the secret. Offsets count from the start of `bytes`.
 */
export function findCompanions(
  bytes: Buffer,
  { start, end }: Pick<Candidate, 'start' | 'end'>,
  requires: readonly Companion[],
): MatchCompanion[] {
  return requires.flatMap((companion) => {
    const from = Math.max(0, start - companion.within);
    const text = bytes.toString('latin1', from, Math.min(bytes.length, end + companion.within));
    const found = nearestTo({ start: start - from, end: end - from }, text, patternOf(companion));
    return found === undefined ? [] : [{ name: companion.name, start: from + found.start, end: from + found.end }];
  });
}

/**
 * A verdict that is no surer than low where a companion is missing that is not optional. Where bytes before the secret
 * could not be seen, what was not found may stand there and nothing is doubted.
 */
export function doubtWithout(
  verdict: Extract<Verdict, { kind: 'kept' }>,
  requires: readonly Companion[],
  found: readonly MatchCompanion[],
  seesAllBefore: (companion: Companion) => boolean,
): Verdict {
  const missing = requires.filter(
    (companion) =>
      !companion.optional && !found.some(({ name }) => name === companion.name) && seesAllBefore(companion),
  );
  if (missing.length === 0) return verdict;
  const reasons = missing.map(({ name, within }) => `no ${name} stands within ${within} bytes of it`);
  const { doubts, supports } = verdict.evidence;
  const evidence = { doubts: doubts + missing.length, supports };
  return { kind: 'kept', confidence: 'low', reasons: [...verdict.reasons, ...reasons], evidence };
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** The secret itself is no companion, whatever its shape. */
function nearestTo(secret: Span, text: string, pattern: RegExp): Span | undefined {
  let nearest: Span | undefined;
  let least = Number.POSITIVE_INFINITY;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const [start, end] = match.indices?.[1] ?? match.indices?.[0] ?? [0, 0];
    const distance = start >= secret.end ? start - secret.end : secret.start - end;
    if (end > start && distance >= 0 && distance < least) [nearest, least] = [{ start, end }, distance];
    if (match[0] === '') pattern.lastIndex++;
  }
  return nearest;
}

function patternOf(companion: Companion): RegExp {
  const known = COMPILED.get(companion);
  if (known) return known;
  const pattern = new RegExp(companion.source, `${companion.flags}dg`);
  COMPILED.set(companion, pattern);
  return pattern;
}
