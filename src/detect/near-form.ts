/** Whether a text is of the form that the credentials of a rule have. */
export type IsFormed = (text: string) => boolean;

/** One in so many characters may be foreign. */
const FOREIGN_SHARE = 8;
const SIGNS = /[\x20-\x2f\x3a-\x40\x5b-\x60\x7b-\x7e]/g;
const BEYOND_HEX = /[^0-9a-f-]/gi;

/**
 * Whether a text that is not of a form would be if some characters were added to its end, taken from it, or changed: a
 * digit too many, a letter that is none of hex.
 * @param most how many characters may be missing or too many
 */
export function isNearMiss(text: string, isFormed: IsFormed, most: number): boolean {
  for (let count = 1; count <= Math.min(most, text.length); count++)
    if (isFormed(text.slice(0, -count)) || isFormed(text + filler(text, count))) return true;
  return withoutForeign(text).some(isFormed);
}

/** The text with other characters in the place of those that may be none of its alphabet: all of one sign, or of hex. */
function withoutForeign(text: string): readonly string[] {
  const signs = [...new Set(text.match(SIGNS))].map((sign) => new RegExp(`\\${sign}`, 'g'));
  return [...signs, BEYOND_HEX].flatMap((foreign) => {
    const wrong = text.match(foreign)?.length ?? 0;
    const other = text.charAt(text.search(foreign) - 1) || '0';
    return wrong > 0 && wrong * FOREIGN_SHARE <= text.length ? [text.replace(foreign, () => other)] : [];
  });
}

/** More characters of the same kinds. */
function filler(text: string, count: number): string {
  return text
    .slice(-Math.ceil(text.length / 2))
    .repeat(3)
    .slice(0, count);
}
