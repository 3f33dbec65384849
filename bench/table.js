import { median, pairedRatio } from './rounds.js';

const HEADINGS = ['program', 'wall s', 'CPU s', 'peak MB', 'x wall', 'x CPU', 'runs', 'remark'];
const ABSENT = '-';
const RIGHT = new Set([1, 2, 3, 4, 5, 6]);

/**
 * The costs of one scenario, as a table: medians, and how many times as much as keepmum.
 * @param {readonly import('./rounds.js').Result[]} results
 * @param {string} baseName
 */
export function costTable(results, baseName, markdown) {
  const base = results.find(({ contender }) => contender.name === baseName);
  const rows = results.map((result) => rowOf(result, base));
  return markdown ? markdownTable(rows) : plainTable(rows);
}

function rowOf({ contender, costs, failure }, base) {
  const name = [contender.name, contender.version].filter((part) => part !== '').join(' ');
  if (costs.length === 0 || failure !== undefined) {
    return [name, ...Array.from(RIGHT, () => ABSENT), failure ?? 'not measured'];
  }
  const values = (key) => costs.map((cost) => cost[key]);
  const ratio = (key) =>
    pairedRatio(
      values(key),
      base.costs.map((cost) => cost[key]),
    );
  return [
    name,
    figure(median(values('wallMs')), 1e3),
    figure(median(values('cpuMs')), 1e3),
    figure(median(values('peakBytes')), 1e6),
    times(ratio('wallMs')),
    times(ratio('cpuMs')),
    String(costs.length),
    '',
  ];
}

/** Three digits are more than such a measurement is good for. */
function figure(value, unit) {
  if (value === undefined || Number.isNaN(value)) return ABSENT;
  const amount = value / unit;
  if (amount >= 100) return Math.round(amount).toString();
  return amount.toPrecision(amount < 0.1 ? 2 : 3);
}

function times(ratio) {
  return ratio === undefined ? ABSENT : `${figure(ratio, 1)}x`;
}

function plainTable(rows) {
  const lines = [HEADINGS, ...rows];
  const widths = HEADINGS.map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  return lines.map((line) => padded(line, widths).join('  ').trimEnd()).join('\n');
}

function markdownTable(rows) {
  const cells = rows.map((row) => row.map((cell) => cell.replaceAll('|', '\\|')));
  const lines = [HEADINGS, HEADINGS.map((_, column) => (RIGHT.has(column) ? '--:' : '---')), ...cells];
  const widths = HEADINGS.map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  return lines.map((line) => `| ${padded(line, widths).join(' | ')} |`).join('\n');
}

function padded(line, widths) {
  return line.map((cell, column) => (RIGHT.has(column) ? cell.padStart(widths[column]) : cell.padEnd(widths[column])));
}
