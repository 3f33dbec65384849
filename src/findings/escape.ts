// Controls, format characters (bidi, zero width), line and paragraph separators, lone surrogates: what a terminal acts
// on, or what makes text read as something that it is not.
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;
const EVERY_UNPRINTABLE = new RegExp(UNPRINTABLE, 'gu');

const NAMED: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

export function hasUnprintable(text: string): boolean {
  return UNPRINTABLE.test(text);
}

/** The text on one line, without a character that a terminal acts on: `\n`, `\x1b`, `\u{202e}`. */
export function escapeUnprintable(text: string): string {
  return text.replace(EVERY_UNPRINTABLE, escapeCharacter);
}

function escapeCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const hex = (value: number): string => value.toString(16).padStart(2, '0');
  if (code < 0x80) return NAMED[character] ?? `\\x${hex(code)}`;
  // A lone U+DC80..U+DCFF stands for a byte of a file name that is not UTF-8.
  if (code >= 0xdc80 && code <= 0xdcff) return `\\x${hex(code - 0xdc00)}`;
  return `\\u{${hex(code)}}`;
}
