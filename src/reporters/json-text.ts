// What JSON.stringify leaves in strings although a terminal acts on it: DEL, C1, bidi and other format characters, line
// separators. None of them stands outside a string.
const UNESCAPED = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
const LONE_SURROGATE = /\p{Cs}/gu;

/**
 * JSON that is safe to print: escapes what terminals act on and the `##` of CI log commands, which runners obey anywhere
 * in a line. Lone surrogates become U+FFFD, because many parsers refuse them (RFC 7493, section 2.1).
 */
export function jsonText(value: unknown, indent?: number): string {
  const text = JSON.stringify(value, wellFormed, indent);
  return text
    .replace(UNESCAPED, (character) => (character === '\n' ? character : escaped(character)))
    .replaceAll('##', '#\\u0023');
}

function wellFormed(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? value.replace(LONE_SURROGATE, '\ufffd') : value;
}

function escaped(character: string): string {
  return Array.from({ length: character.length }, (_, at) => `\\u${hex4(character.charCodeAt(at))}`).join('');
}

function hex4(code: number): string {
  return code.toString(16).padStart(4, '0');
}
