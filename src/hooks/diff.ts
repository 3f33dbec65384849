import { escapeUnprintable } from '../findings/escape.ts';

const CONTEXT_LINES = 2;

interface Line {
  readonly sign: ' ' | '+' | '-';
  readonly text: string;
}

/** The changed lines with a little of what is round them, one hunk after the other, indented for a terminal. */
export function diffLines(before: string, after: string): string[] {
  const lines = compare(linesOf(before), linesOf(after));
  const shown = lines.map((_, index) =>
    lines.slice(Math.max(0, index - CONTEXT_LINES), index + CONTEXT_LINES + 1).some(({ sign }) => sign !== ' '),
  );
  return lines.flatMap(({ sign, text }, index) => {
    if (!shown[index]) return [];
    const gap = index > 0 && !shown[index - 1] ? ['  ...'] : [];
    return [...gap, `  ${sign} ${printable(text)}`.trimEnd()];
  });
}

function linesOf(text: string): string[] {
  if (text === '') return [];
  return text.replace(/\n$/, '').split('\n');
}

/** By the longest common subsequence: hook files and configurations are short. */
function compare(before: readonly string[], after: readonly string[]): Line[] {
  const common = commonLengths(before, after);
  const lines: Line[] = [];
  let [old, now] = [0, 0];
  while (old < before.length || now < after.length) {
    const same = old < before.length && before[old] === after[now];
    const [skipNew, skipOld] = [common[old]?.[now + 1] ?? -1, common[old + 1]?.[now] ?? -1];
    if (same) lines.push({ sign: ' ', text: before[old] ?? '' });
    else if (now < after.length && skipNew >= skipOld) lines.push({ sign: '+', text: after[now] ?? '' });
    else lines.push({ sign: '-', text: before[old] ?? '' });
    const { sign } = lines.at(-1) ?? { sign: ' ' };
    if (sign !== '+') old++;
    if (sign !== '-') now++;
  }
  return lines;
}

/** `[i][j]`: how many lines the two texts from line i and j on have in common, in order. */
function commonLengths(before: readonly string[], after: readonly string[]): number[][] {
  const table = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0));
  for (let old = before.length - 1; old >= 0; old--) {
    for (let now = after.length - 1; now >= 0; now--) {
      const row = table[old] ?? [];
      const below = table[old + 1] ?? [];
      row[now] = before[old] === after[now] ? (below[now + 1] ?? 0) + 1 : Math.max(below[now] ?? 0, row[now + 1] ?? 0);
    }
  }
  return table;
}

/** A file of the repository must not move the cursor or colour what is asked. */
function printable(text: string): string {
  return text.split('\t').map(escapeUnprintable).join('\t');
}
