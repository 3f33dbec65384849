import type { AST } from '@eslint-community/regexpp';
import { type ByteSet, bytesOf } from './byte-set.ts';

/** How much of each keyword was just read: states of an automaton. A state that completes a keyword is left out. */
type States = ReadonlySet<number>;

/** More rounds of a repetition than a keyword is long lead to no new state. */
const MOST_ROUNDS = 96;

/**
 * Whether every match of an expression holds one of the keywords. It follows all texts that the expression takes and
 * drops those that complete a keyword: none must be left. Texts round the match that assertions ask for count as well.
 */
export function alwaysHoldsKeyword(
  pattern: AST.Pattern,
  flags: AST.Flags,
  keywords: readonly string[],
  foldKeywords: boolean,
): boolean {
  const step = automaton(keywords, foldKeywords);
  return alternatives(pattern.alternatives, new Set([0])).size === 0;

  function alternatives(all: readonly AST.Alternative[], from: States): States {
    const reached = new Set<number>();
    for (const { elements } of all) for (const state of sequence(elements, from)) reached.add(state);
    return reached;
  }

  function sequence(elements: readonly AST.Element[], from: States): States {
    return elements.reduce((states, element) => after(element, states), from);
  }

  function after(element: AST.Element, from: States): States {
    if (from.size === 0) return from;
    switch (element.type) {
      case 'Character':
      case 'CharacterSet':
      case 'CharacterClass':
      case 'ExpressionCharacterClass':
        return step(from, bytesOf(element, flags));
      case 'Group':
      case 'CapturingGroup':
        return alternatives(element.alternatives, from);
      case 'Assertion':
        return afterAssertion(element, from);
      case 'Backreference':
        return new Set([0]);
      case 'Quantifier':
        return afterQuantifier(element, from);
    }
  }

  function afterAssertion(assertion: AST.Assertion, from: States): States {
    if ((assertion.kind !== 'lookahead' && assertion.kind !== 'lookbehind') || assertion.negate) return from;
    // What stands before the match was read before it, and what stands behind it is read from there on.
    const before = assertion.kind === 'lookbehind' ? new Set([0]) : from;
    const inside = alternatives(assertion.alternatives, before);
    if (inside.size === 0) return inside;
    return assertion.kind === 'lookbehind' && [...from].every((state) => state === 0) ? inside : from;
  }

  function afterQuantifier({ element, min, max }: AST.Quantifier, from: States): States {
    let states = from;
    const needed = Math.min(min, MOST_ROUNDS);
    for (let round = 0; round < needed; round++) states = after(element, states);
    const reached = new Set(states);
    for (let round = needed; round < Math.min(max, needed + MOST_ROUNDS); round++) {
      states = after(element, states);
      const known = reached.size;
      for (const state of states) reached.add(state);
      if (reached.size === known) break;
    }
    return reached;
  }
}

/** Aho and Corasick's automaton over the keywords as a step from states by any byte of a set. */
function automaton(keywords: readonly string[], fold: boolean): (from: States, bytes: ByteSet) => States {
  const edges: Map<number, number>[] = [new Map()];
  const complete = new Set<number>();
  for (const keyword of keywords) {
    let state = 0;
    for (const byte of bytesOfText(fold ? keyword.toLowerCase() : keyword)) {
      const next = edges[state]?.get(byte) ?? edges.push(new Map()) - 1;
      edges[state]?.set(byte, next);
      state = next;
    }
    complete.add(state);
  }
  const fallback = fallbacks(edges, complete);
  const next = (state: number, byte: number): number => {
    for (let at = state; ; at = fallback[at] ?? 0) {
      const found = edges[at]?.get(byte);
      if (found !== undefined) return found;
      if (at === 0) return 0;
    }
  };
  const alphabet = [...new Set(edges.flatMap((edge) => [...edge.keys()]))];
  const known = alphabet.reduce((sum, byte) => sum | bitsOf(byte, fold), 0n);
  return (from, bytes) => {
    const reached = new Set<number>();
    const usable = alphabet.filter((byte) => (bytes & bitsOf(byte, fold)) !== 0n);
    for (const state of from) for (const byte of usable) reached.add(next(state, byte));
    // Every other byte is in no keyword.
    if ((bytes & ~known) !== 0n) reached.add(0);
    for (const state of complete) reached.delete(state);
    return reached;
  };
}

/** Of each state the one for the longest shorter beginning of a keyword; a state that ends in a keyword is complete. */
function fallbacks(edges: readonly ReadonlyMap<number, number>[], complete: Set<number>): number[] {
  const fallback: number[] = [0];
  const queue = [...(edges[0]?.values() ?? [])];
  for (const state of queue) fallback[state] = 0;
  for (const state of queue) {
    for (const [byte, target] of edges[state] ?? []) {
      let at = fallback[state] ?? 0;
      while (at !== 0 && !edges[at]?.has(byte)) at = fallback[at] ?? 0;
      fallback[target] = edges[at]?.get(byte) ?? 0;
      if (complete.has(fallback[target] ?? 0)) complete.add(target);
      queue.push(target);
    }
  }
  return fallback;
}

function bytesOfText(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** A byte of a keyword; with its upper-case twin where case does not count. */
function bitsOf(byte: number, fold: boolean): ByteSet {
  const isLetter = byte >= 0x61 && byte <= 0x7a;
  return (1n << BigInt(byte)) | (fold && isLetter ? 1n << BigInt(byte - 32) : 0n);
}
