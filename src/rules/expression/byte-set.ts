import type { AST } from '@eslint-community/regexpp';

/** A set of bytes, one bit each. Expressions run on latin1 text, so a character is a byte. */
export type ByteSet = bigint;

export const NO_BYTE: ByteSet = 0n;
export const ANY_BYTE: ByteSet = (1n << 256n) - 1n;

const DIGIT = range(0x30, 0x39);
const UPPER = range(0x41, 0x5a);
const LOWER = range(0x61, 0x7a);
const WORD = DIGIT | UPPER | LOWER | range(0x5f, 0x5f);
const SPACE = range(0x09, 0x0d) | range(0x20, 0x20) | range(0xa0, 0xa0);
const LINE_END = range(0x0a, 0x0a) | range(0x0d, 0x0d);

/** The bytes that a part of an expression takes which takes just one. */
export function bytesOf(
  node: AST.Character | AST.CharacterSet | AST.CharacterClass | AST.ExpressionCharacterClass,
  flags: AST.Flags,
): ByteSet {
  const bytes = plainBytes(node, flags);
  return flags.ignoreCase ? folded(bytes) : bytes;
}

function plainBytes(
  node: AST.Character | AST.CharacterSet | AST.CharacterClass | AST.ExpressionCharacterClass,
  flags: AST.Flags,
): ByteSet {
  switch (node.type) {
    case 'Character':
      return node.value < 256 ? 1n << BigInt(node.value) : NO_BYTE;
    case 'CharacterSet':
      return setBytes(node, flags);
    case 'CharacterClass': {
      const bytes = node.elements.reduce((sum, element) => sum | elementBytes(element, flags), NO_BYTE);
      return node.negate ? ANY_BYTE & ~(flags.ignoreCase ? folded(bytes) : bytes) : bytes;
    }
    case 'ExpressionCharacterClass':
      return ANY_BYTE;
  }
}

function elementBytes(element: AST.CharacterClassElement, flags: AST.Flags): ByteSet {
  switch (element.type) {
    case 'Character':
    case 'CharacterSet':
    case 'CharacterClass':
    case 'ExpressionCharacterClass':
      return plainBytes(element, flags);
    case 'CharacterClassRange':
      return range(element.min.value, Math.min(255, element.max.value));
    case 'ClassStringDisjunction':
      return ANY_BYTE;
  }
}

function setBytes(node: AST.CharacterSet, flags: AST.Flags): ByteSet {
  switch (node.kind) {
    case 'any':
      return flags.dotAll ? ANY_BYTE : ANY_BYTE & ~LINE_END;
    case 'digit':
      return node.negate ? ANY_BYTE & ~DIGIT : DIGIT;
    case 'space':
      return node.negate ? ANY_BYTE & ~SPACE : SPACE;
    case 'word':
      return node.negate ? ANY_BYTE & ~WORD : WORD;
    case 'property':
      return ANY_BYTE;
  }
}

function folded(bytes: ByteSet): ByteSet {
  return bytes | ((bytes & UPPER) << 32n) | ((bytes & LOWER) >> 32n);
}

function range(from: number, to: number): ByteSet {
  return from > to ? NO_BYTE : ((1n << BigInt(to - from + 1)) - 1n) << BigInt(from);
}
