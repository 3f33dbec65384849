import type { AST } from '@eslint-community/regexpp';

/** The most bytes that one of these alternatives takes; Infinity without a bound. */
export function longestMatch(alternatives: readonly AST.Alternative[]): number {
  return Math.max(...alternatives.map(({ elements }) => sum(elements.map((element) => lengths(element)[1]))));
}

/** The fewest bytes that a part takes. */
export function shortest(element: AST.Element): number {
  return lengths(element)[0];
}

/** The fewest and the most bytes of a part. */
function lengths(element: AST.Element): readonly [least: number, most: number] {
  switch (element.type) {
    case 'Character':
    case 'CharacterSet':
    case 'CharacterClass':
    case 'ExpressionCharacterClass':
      return [1, 1];
    case 'Group':
    case 'CapturingGroup':
      return [
        Math.min(...element.alternatives.map(({ elements }) => sum(elements.map(shortest)))),
        longestMatch(element.alternatives),
      ];
    case 'Quantifier': {
      const [least, most] = lengths(element.element);
      // 0 times Infinity is no number.
      return [element.min * least, element.max === 0 || most === 0 ? 0 : element.max * most];
    }
    case 'Backreference':
      return [0, Number.POSITIVE_INFINITY];
    case 'Assertion':
      return [0, 0];
  }
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
