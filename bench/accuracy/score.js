/**
 * @typedef {object} Report what a program says of a file: half-open ranges of lines would be too fine for some, so whole lines
 * @property {string} path
 * @property {number} line
 * @property {number} endLine
 * @property {number} [score] of keepmum: the chance that it is a secret, in percent
 */
/**
 * @typedef {object} Outcome
 * @property {import('./corpus.js').LabelledFile} file
 * @property {number} line
 * @property {string} carrier of the label; of a line without one "unmarked"
 * @property {'found' | 'missed' | 'false' | 'passed'} kind
 */

/**
 * Compares what a program reports with the labels. A secret counts once, however often it is reported; so does a line that
 * holds none.
 * @param {readonly import('./corpus.js').LabelledFile[]} files
 * @param {readonly Report[]} reports
 * @returns {Outcome[]}
 */
export function outcomesOf(files, reports) {
  const byPath = grouped(reports, ({ path }) => path);
  return files.flatMap((file) => {
    const ofFile = byPath.get(file.path) ?? [];
    const secrets = file.labels.filter(({ secret }) => secret);
    const found = secrets.map((label) => ({
      file,
      line: label.line,
      carrier: label.carrier,
      kind: ofFile.some((report) => overlaps(report, label)) ? 'found' : 'missed',
    }));
    const reported = new Set(ofFile.filter((report) => !isTrue(report, file)).map(({ line }) => line));
    const looksLike = file.labels.filter(({ secret }) => !secret);
    const marked = new Map(looksLike.map(({ line, carrier }) => [line, carrier]));
    const wrong = [...reported].map((line) => ({ file, line, carrier: marked.get(line) ?? 'unmarked', kind: 'false' }));
    const passed = [...marked]
      .filter(([line]) => !reported.has(line))
      .map(([line, carrier]) => ({ file, line, carrier, kind: 'passed' }));
    return [...found, ...wrong, ...passed];
  });
}

/**
 * Whether a report is about a line that holds a secret.
 * @param {Pick<Report, 'line' | 'endLine'>} report
 * @param {import('./corpus.js').LabelledFile} file
 */
export function isTrue(report, { labels }) {
  return labels.some((label) => label.secret && overlaps(report, label));
}

function overlaps(report, { line, endLine }) {
  return report.line <= endLine && report.endLine >= line;
}

/** @template T @param {readonly T[]} list @param {(element: T) => string} keyOf @returns {Map<string, T[]>} */
export function grouped(list, keyOf) {
  const groups = new Map();
  for (const element of list) groups.set(keyOf(element), [...(groups.get(keyOf(element)) ?? []), element]);
  return groups;
}

/** Precision, recall and their harmonic mean, with the counts that they are made of. */
export function scoreOf(outcomes) {
  const count = (kind) => outcomes.filter((outcome) => outcome.kind === kind).length;
  const [found, missed, wrong] = [count('found'), count('missed'), count('false')];
  const precision = found + wrong === 0 ? Number.NaN : found / (found + wrong);
  const recall = found + missed === 0 ? Number.NaN : found / (found + missed);
  const f1 = found === 0 ? 0 : (2 * found) / (2 * found + wrong + missed);
  return { secrets: found + missed, others: count('passed') + wrong, found, wrong, precision, recall, f1 };
}

/** The least score of each bin of a reliability table: finer where most findings are. */
const BIN_STARTS = [0, 20, 40, 60, 80, 90, 95, 99];

/**
 * What scores promise and what is true, by bins of score. Unlike in the other counts every report counts, however many are
 * of one line.
 * @param {readonly import('./corpus.js').LabelledFile[]} files
 * @param {readonly Report[]} reports
 */
export function reliabilityOf(files, reports) {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const scored = reports.map((report) => ({
    promised: report.score / 100,
    isSecret: Number(isTrue(report, byPath.get(report.path))),
  }));
  const bins = BIN_STARTS.map((from, index) => {
    const below = BIN_STARTS[index + 1] ?? 101;
    const inBin = scored.filter(({ promised }) => 100 * promised >= from && 100 * promised < below);
    return {
      from,
      to: below - 1,
      findings: inBin.length,
      promised: mean(inBin, 'promised'),
      isSecret: mean(inBin, 'isSecret'),
    };
  }).filter(({ findings }) => findings > 0);
  const gap = bins.reduce(
    (sum, { findings, promised, isSecret }) => sum + (findings / scored.length) * Math.abs(promised - isSecret),
    0,
  );
  return { bins, gap };
}

function mean(list, key) {
  return list.reduce((sum, element) => sum + element[key], 0) / list.length;
}
