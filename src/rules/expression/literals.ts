import type { AST } from '@eslint-community/regexpp';
import { type ByteSet, bytesOf } from './byte-set.ts';

const LEAST_BYTES = 3;

/**
 * Literals one of which stands in every match, in lower case (case does not count for them), each of 3 bytes or more; the
 * longest there are. undefined where an expression has none.
 */
export function requiredLiterals(pattern: AST.Pattern, flags: AST.Flags): string[] | undefined {
  return ofAlternatives(pattern.alternatives);

  function ofAlternatives(alternatives: readonly AST.Alternative[]): string[] | undefined {
    const each = alternatives.map(({ elements }) => ofSequence(elements));
    return each.every((literals) => literals !== undefined) ? [...new Set(each.flat())] : undefined;
  }

  function ofSequence(elements: readonly AST.Element[]): string[] | undefined {
    let best: string[] | undefined;
    const offer = (literals: string[] | undefined): void => {
      if (literals !== undefined && shortest(literals) >= LEAST_BYTES && shortest(literals) > shortest(best ?? []))
        best = literals;
    };
    let run = '';
    for (const element of flattened(elements)) {
      const letter = letterOf(element);
      if (letter !== undefined) {
        run += letter;
        continue;
      }
      offer([run]);
      run = '';
      if (element.type === 'Group' || element.type === 'CapturingGroup') offer(ofAlternatives(element.alternatives));
      if (element.type === 'Quantifier' && element.min > 0) offer(ofSequence([element.element]));
    }
    offer([run]);
    return best;
  }

  /** The elements with those of plain groups in their place, and without assertions. */
  function flattened(elements: readonly AST.Element[]): AST.Element[] {
    return elements.flatMap((element) => {
      if (element.type === 'Assertion') return [];
      const isGroup = element.type === 'Group' || element.type === 'CapturingGroup';
      const only = isGroup && element.alternatives.length === 1 ? element.alternatives[0] : undefined;
      return only ? flattened(only.elements) : [element];
    });
  }

  /** The one character that an element takes, in lower case; undefined where there are several. */
  function letterOf(element: AST.Element): string | undefined {
    if (element.type !== 'Character' && element.type !== 'CharacterClass') return undefined;
    const bytes: ByteSet = bytesOf(element, flags);
    for (let code = 0x20; code < 0x7f; code++) {
      const lower = String.fromCharCode(code);
      if (lower !== lower.toLowerCase()) continue;
      const both = (1n << BigInt(code)) | (1n << BigInt(lower.toUpperCase().charCodeAt(0)));
      if (bytes !== 0n && (bytes & ~both) === 0n) return lower;
    }
    return undefined;
  }
}

function shortest(literals: readonly string[]): number {
  return literals.length === 0 ? 0 : Math.min(...literals.map((literal) => literal.length));
}
