// East Asian wide characters and emoji take two columns of a terminal, combining marks none (UAX #11, the common ranges).
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1faff}\u{20000}-\u{3fffd}]/gu;
const MARKS = /\p{M}/gu;
const OUTSIDE_BMP = /[\u{10000}-\u{10ffff}]/gu;

/** How many columns a terminal takes to show the text. */
export function columnsOf(text: string): number {
  return text.length - count(text, OUTSIDE_BMP) - count(text, MARKS) + count(text, WIDE);
}

/** The words of the text on lines of at most `width` columns; a word that is longer stays whole. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && columnsOf(longer) > width) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return [...lines, line];
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
