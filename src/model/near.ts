// A sign that no value of the shape has, and more of the same word behind it: the value would be part of another.
const WORD_GOES_ON = '[A-Za-z0-9_-]|[*!$~^#+=.]{1,3}[A-Za-z0-9]';

/**
 * The expression of a shapeless credential in a place where one can begin (src/detect/near-places.ts): no part of a longer
 * word. Group 1 is the credential.
 */
export function nearValue(value: string): string {
  return `(?<![A-Za-z0-9_-])(${value})(?!${WORD_GOES_ON})`;
}

/** The source of a regular expression that matches just this text. */
export function escapeLiteral(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
