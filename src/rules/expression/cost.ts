import type { AST } from '@eslint-community/regexpp';
import { ANY_BYTE, type ByteSet, bytesOf, NO_BYTE } from './byte-set.ts';
import { shortest, sum } from './length.ts';

/** What a part of an expression can cost at one place, whatever the text. */
interface Cost {
  /** In how many ways it can match there, for those behind it to try. */
  readonly ways: number;
  /** How many characters it compares until all of these are tried. */
  readonly steps: number;
}

/** What can stand behind a part, and whether the expression may end there at once and succeed. */
interface Follow {
  readonly bytes: ByteSet;
  /** Nothing behind it can fail. */
  readonly last: boolean;
}

const ENOUGH = 1e15;

/**
 * How many characters a backtracking engine compares at most when it tries an expression at one place of a text of
 * `textBytes` bytes and fails. It is a bound and no estimate: parts that can be told apart by their next byte count once,
 * all others are multiplied. 1e15 stands for anything larger.
 */
export function worstSteps(pattern: AST.Pattern, flags: AST.Flags, textBytes: number): number {
  return alternativesCost(pattern.alternatives, { bytes: NO_BYTE, last: true }).steps;

  function alternativesCost(alternatives: readonly AST.Alternative[], follow: Follow): Cost {
    const costs = alternatives.map((alternative) => sequenceCost(alternative.elements, follow));
    const steps = costs.reduce((sum, cost) => sum + cost.steps, 0);
    // So many of them can match at one place: those that no byte tells from one of them.
    const together = Math.max(
      ...alternatives.map((one) => alternatives.filter((other) => !tellApart(one.elements, other.elements)).length),
    );
    const ways = together * Math.max(...costs.map((cost) => cost.ways));
    return { ways: capped(ways), steps: capped(steps) };
  }

  function sequenceCost(elements: readonly AST.Element[], follow: Follow): Cost {
    let ways = 1;
    let steps = 1;
    elements.forEach((element, index) => {
      const cost = elementCost(element, followOf(elements, index + 1, follow));
      steps = capped(steps + ways * cost.steps);
      ways = capped(ways * cost.ways);
    });
    return { ways, steps };
  }

  function elementCost(element: AST.Element, follow: Follow): Cost {
    switch (element.type) {
      case 'Character':
      case 'CharacterSet':
      case 'CharacterClass':
      case 'ExpressionCharacterClass':
        return { ways: 1, steps: 1 };
      case 'Group':
      case 'CapturingGroup':
        return alternativesCost(element.alternatives, follow);
      case 'Assertion':
        return { ways: 1, steps: assertionSteps(element) };
      case 'Backreference':
        return { ways: 1, steps: textBytes };
      case 'Quantifier':
        return quantifierCost(element, follow);
    }
  }

  function assertionSteps(assertion: AST.Assertion): number {
    if (assertion.kind !== 'lookahead' && assertion.kind !== 'lookbehind') return 1;
    return alternativesCost(assertion.alternatives, { bytes: NO_BYTE, last: true }).steps;
  }

  function quantifierCost({ element, min, max }: AST.Quantifier, follow: Follow): Cost {
    const least = Math.max(1, shortest(element));
    const most = Math.min(max, Math.max(min, Math.ceil(textBytes / least)));
    const body = elementCost(element, { bytes: firstOf(element, flags) | follow.bytes, last: false });
    if (body.ways === 1) {
      const decided = follow.last || (firstOf(element, flags) & follow.bytes) === NO_BYTE;
      return { ways: decided ? 1 : most - min + 1, steps: capped((most + 1) * body.steps) };
    }
    // Each round multiplies the ways of the one before it, and is tried in each of these: sums of a geometric series.
    const started = (body.ways ** most - 1) / (body.ways - 1);
    return { ways: capped(started + body.ways ** most), steps: capped(started * body.steps) };
  }

  /** What stands behind the elements before `index`. */
  function followOf(elements: readonly AST.Element[], index: number, follow: Follow): Follow {
    let bytes = NO_BYTE;
    let allowed = ANY_BYTE;
    let mayFail = false;
    for (const element of elements.slice(index)) {
      if (element.type === 'Assertion') {
        allowed &= allowedBy(element);
        mayFail = true;
        continue;
      }
      bytes |= firstOf(element, flags) & allowed;
      if (shortest(element) > 0) return { bytes, last: false };
      mayFail = true;
    }
    // Behind an assertion at the end anything may stand that it allows.
    const open = mayFail && follow.last;
    return { bytes: bytes | ((open ? ANY_BYTE : follow.bytes) & allowed), last: follow.last && !mayFail };
  }

  /** What may stand behind an assertion, as far as one byte tells. */
  function allowedBy(assertion: AST.Assertion): ByteSet {
    if (assertion.kind !== 'lookahead') return ANY_BYTE;
    const single = assertion.alternatives.every(({ elements }) => elements.length === 1 && isOneByte(elements[0]));
    const first = assertion.alternatives.reduce((sum, { elements }) => sum | firstOfSequence(elements, flags), NO_BYTE);
    if (!assertion.negate) return first;
    return single ? ANY_BYTE & ~first : ANY_BYTE;
  }

  /** Whether no text can begin with both: some byte of their fixed beginnings differs. */
  function tellApart(one: readonly AST.Element[], other: readonly AST.Element[]): boolean {
    const [left, right] = [fixedStart(one, flags), fixedStart(other, flags)];
    return left.some((bytes, index) => right[index] !== undefined && (bytes & right[index]) === NO_BYTE);
  }
}

/**
 * At how many places of a text an expression can begin to match, as far as its first bytes tell: what begins with `acme`
 * begins at every fourth byte at most.
 */
export function mostPlaces(pattern: AST.Pattern, flags: AST.Flags, textBytes: number): number {
  const places = beginnings(pattern.alternatives).map((start) =>
    Math.ceil(textBytes / periodOf(fixedStart(start, flags))),
  );
  return Math.min(textBytes, sum(places));
}

/** The sequences with which an expression can begin; a group at its start is opened. */
function beginnings(alternatives: readonly AST.Alternative[]): readonly (readonly AST.Element[])[] {
  return alternatives.flatMap(({ elements }) => {
    const [first, ...rest] = elements.filter(({ type }) => type !== 'Assertion');
    if (first?.type !== 'Group' && first?.type !== 'CapturingGroup') return [elements];
    return beginnings(first.alternatives).map((start) => (start.every(isOneByte) ? [...start, ...rest] : start));
  });
}

/** How far two texts with such a beginning are apart at least. */
function periodOf(start: readonly ByteSet[]): number {
  for (let shift = 1; shift < start.length; shift++) {
    const overlap = start.slice(shift).every((bytes, index) => (bytes & (start[index] ?? NO_BYTE)) !== NO_BYTE);
    if (overlap) return shift;
  }
  return Math.max(1, start.length);
}

/** Byte sets of the first bytes, as far as every text has just these. */
function fixedStart(elements: readonly AST.Element[], flags: AST.Flags): ByteSet[] {
  const start: ByteSet[] = [];
  for (const element of elements) {
    if (element.type === 'Assertion') continue;
    const isOne = isOneByte(element);
    if (!isOne && shortest(element) === 0) break;
    start.push(firstOf(element, flags));
    if (!isOne) break;
  }
  return start;
}

/** The bytes with which a part can begin; where it can be empty, what follows it is not counted. */
function firstOf(element: AST.Element, flags: AST.Flags): ByteSet {
  switch (element.type) {
    case 'Character':
    case 'CharacterSet':
    case 'CharacterClass':
    case 'ExpressionCharacterClass':
      return bytesOf(element, flags);
    case 'Group':
    case 'CapturingGroup':
      return element.alternatives.reduce((all, { elements }) => all | firstOfSequence(elements, flags), NO_BYTE);
    case 'Quantifier':
      return firstOf(element.element, flags);
    case 'Assertion':
      return NO_BYTE;
    case 'Backreference':
      return ANY_BYTE;
  }
}

function firstOfSequence(elements: readonly AST.Element[], flags: AST.Flags): ByteSet {
  let bytes = NO_BYTE;
  for (const element of elements) {
    bytes |= firstOf(element, flags);
    if (shortest(element) > 0) break;
  }
  return bytes;
}

function isOneByte(element: AST.Element | undefined): boolean {
  return element?.type === 'Character' || element?.type === 'CharacterSet' || element?.type === 'CharacterClass';
}

function capped(count: number): number {
  return Math.min(ENOUGH, count);
}
