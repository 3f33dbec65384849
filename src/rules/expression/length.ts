import type { AST } from '@eslint-community/regexpp';

/** The most bytes that one of these alternatives takes; Infinity without a bound. */
export function longestMatch(alternatives: readonly AST.Alternative[]): number {
  return Math.max(...alternatives.map(({ elements }) => elements.reduce((sum, element) => sum + longest(element), 0)));
}

function longest(element: AST.Element): number {
  switch (element.type) {
    case 'Character':
    case 'CharacterSet':
    case 'CharacterClass':
    case 'ExpressionCharacterClass':
      return 1;
    case 'Group':
    case 'CapturingGroup':
      return longestMatch(element.alternatives);
    case 'Quantifier':
      return element.max === 0 ? 0 : element.max * longest(element.element);
    case 'Backreference':
      return Number.POSITIVE_INFINITY;
    case 'Assertion':
      return 0;
  }
}
