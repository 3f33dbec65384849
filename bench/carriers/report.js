/** Counts of cases, each with its weight. */
export class Tally {
  /** @type {Map<string, Counts>} */
  #rows = new Map();

  /** @param {string} row @param {{ cases?: number, found?: number, named?: number }} counts */
  add(row, weight, found, named) {
    const counts = this.#rows.get(row) ?? { cases: 0, found: 0, named: 0, weight: 0, foundWeight: 0, namedWeight: 0 };
    this.#rows.set(row, counts);
    counts.cases++;
    counts.weight += weight;
    if (found) {
      counts.found++;
      counts.foundWeight += weight;
    }
    if (named) {
      counts.named++;
      counts.namedWeight += weight;
    }
  }

  /** Rows, the worst last. */
  rows() {
    return [...this.#rows].map(([name, counts]) => ({ name, ...counts })).sort((a, b) => share(b) - share(a));
  }
}

const HEADINGS = ['', 'cases', 'found %', 'named %', 'found % weighted', 'named % weighted'];

/** @param {ReturnType<Tally['rows']>} rows */
export function tableOf(heading, rows, markdown, headings = HEADINGS) {
  const cells = rows.map((row) => [
    row.name,
    String(row.cases),
    percent(row.found, row.cases),
    percent(row.named, row.cases),
    percent(row.foundWeight, row.weight),
    percent(row.namedWeight, row.weight),
  ]);
  const lines = [[heading, ...headings.slice(1)], ...cells];
  const widths = lines[0].map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  const padded = lines.map((line) =>
    line.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]))),
  );
  if (!markdown) return padded.map((line) => line.join('  ')).join('\n');
  const rule = widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  return [padded[0], rule, ...padded.slice(1)].map((line) => `| ${line.join(' | ')} |`).join('\n');
}

function share({ named, found, cases }) {
  return (named + found / 1000) / cases;
}

function percent(part, whole) {
  return whole === 0 ? '-' : ((part / whole) * 100).toFixed(1);
}
