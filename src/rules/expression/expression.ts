import { type AST, RegExpParser } from '@eslint-community/regexpp';
import { mostPlaces, worstSteps } from './cost.ts';
import { alwaysHoldsKeyword } from './keyword-proof.ts';
import { longestMatch } from './length.ts';
import { requiredLiterals } from './literals.ts';

/** What can be said of an expression without running it. */
export interface Expression {
  /** How many characters are compared at most at one place of a text of so many bytes; 1e15 stands for any more. */
  readonly worstSteps: (textBytes: number) => number;
  /** At how many places of such a text it can begin to match at most. */
  readonly mostPlaces: (textBytes: number) => number;
  /** Whether every match holds one of the keywords. */
  readonly alwaysHolds: (keywords: readonly string[], foldKeywords: boolean) => boolean;
  /** The most bytes that its first group can take, or the whole where it has no group. Infinity without a bound. */
  readonly longestSecret: () => number;
  /** The most bytes that a match can take. */
  readonly longestMatch: () => number;
  /** Literals in lower case one of which stands in every match, in whatever case. */
  readonly requiredLiterals: () => string[] | undefined;
}

/** An expression that may compare more characters than this in its window is not run by backtracking if it can be helped. */
export const SAFE_STEPS = 1e8;

const PARSER = new RegExpParser();

/**
 * Reads an expression in JavaScript's syntax. `flags` are `i`, `s` or both.
 * @throws SyntaxError where it is none
 */
export function readExpression(source: string, flags: string): Expression {
  const pattern = PARSER.parsePattern(source);
  const { flags: parsed } = PARSER.parseLiteral(`/x/${flags}`);
  return {
    worstSteps: (textBytes) => worstSteps(pattern, parsed, textBytes),
    mostPlaces: (textBytes) => mostPlaces(pattern, parsed, textBytes),
    alwaysHolds: (keywords, fold) => alwaysHoldsKeyword(pattern, parsed, keywords, fold),
    longestSecret: () => longestMatch(firstGroup(pattern)?.alternatives ?? pattern.alternatives),
    longestMatch: () => longestMatch(pattern.alternatives),
    requiredLiterals: () => requiredLiterals(pattern, parsed),
  };
}

function firstGroup(pattern: AST.Pattern): AST.CapturingGroup | undefined {
  const search = (elements: readonly AST.Element[]): AST.CapturingGroup | undefined => {
    for (const element of elements) {
      if (element.type === 'CapturingGroup') return element;
      const inner =
        element.type === 'Quantifier'
          ? search([element.element])
          : 'alternatives' in element
            ? search(element.alternatives.flatMap((alternative) => alternative.elements))
            : undefined;
      if (inner) return inner;
    }
    return undefined;
  };
  return search(pattern.alternatives.flatMap(({ elements }) => elements));
}
