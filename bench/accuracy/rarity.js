// How well characters alone tell secrets from look-alikes: node bench/accuracy/rarity.js --help
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { halfOf, readCorpus } from './corpus.js';
import { MEASURES } from './measures.js';
import { areaOf, bestThreshold, countsAt } from './separation.js';

const USAGE = `Usage: npm run bench:accuracy -- rarity [OPTIONS]

Compares measures of a value's characters by how well each tells the labelled secrets of bench/accuracy/corpus from its
look-alikes. Thresholds are chosen on the half "tune"; all figures are of the half "report", where a threshold keeps only
nearly what it was chosen for: what it gives there stands in brackets.

  --labels FILE   lines of other files instead, as often as wanted: separated by tabs, the fourth column T or F, the sixth the
                  value. Each distinct value counts once; which half it is in, its hash says.
  --help          show this`;

const MADE_BY_PEOPLE = /\{(?:human|phrase)\}/;
const GENERATED =
  /\{(?:pass|uuid|jwt|digit|lower|upper|alpha|alnum|lowernum|uppernum|hex|hexupper|base\d\d|base64url)\b/;
const LETTERS = /^[A-Za-z]+$/;
const KINDS = ['random', 'made by people', 'letters only', 'written out'];
const ROUNDS = 20;

const { values: options } = parseArgs({
  options: { labels: { type: 'string', multiple: true, default: [] }, help: { type: 'boolean', default: false } },
  allowPositionals: true,
});
if (options.help) console.log(USAGE);
else compare(options.labels.length > 0 ? distinctLabels(options.labels) : await corpusLabels());

async function corpusLabels() {
  const files = await readCorpus();
  return files.flatMap(({ half, labels }) => labels.map((label) => ({ ...label, half })));
}

function distinctLabels(files) {
  const rows = files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .map((line) => line.split('\t')),
  );
  const labels = rows
    .filter(([, , , verdict, , value]) => /^[TF]$/.test(verdict ?? '') && value)
    .map(([, , , verdict, , value]) => ({ secret: verdict === 'T', value, template: '', half: halfOf(value) }));
  return [...new Map(labels.map((label) => [`${label.secret} ${label.value}`, label])).values()];
}

function compare(labels) {
  const measured = MEASURES.map(({ name, measure }) => {
    const microseconds = timeOf(measure, labels);
    return { name, microseconds, scored: labels.map((label) => ({ ...label, score: measure(label.value) })) };
  });
  // Of digests and public keys no measure of characters can tell a secret: how well the others are told, stands by itself.
  const told = (label) => !label.secret && kindOf(label) !== 'random';
  print('all secrets, all look-alikes', measured, () => true);
  if (labels.some((label) => !label.secret && !told(label)))
    print('all secrets, look-alikes that are not random', measured, (label) => label.secret || told(label));
  for (const kind of KINDS)
    print(`secrets ${kind}, look-alikes that are not random`, measured, (label) =>
      label.secret ? kindOf(label) === kind : told(label),
    );
}

function kindOf({ template, value }) {
  if (LETTERS.test(value)) return 'letters only';
  if (MADE_BY_PEOPLE.test(template)) return 'made by people';
  return GENERATED.test(template) ? 'random' : 'written out';
}

/** Of the quickest of some rounds, in microseconds a value. */
function timeOf(measure, labels) {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    const start = process.hrtime.bigint();
    for (const { value } of labels) measure(value);
    least = Math.min(least, Number(process.hrtime.bigint() - start));
  }
  return least / 1000 / labels.length;
}

function print(title, measured, isIn) {
  const [of = []] = measured.map(({ scored }) => scored.filter((label) => label.half === 'report' && isIn(label)));
  const secrets = of.filter(({ secret }) => secret).length;
  if (secrets === 0 || secrets === of.length) return;
  console.log(`${title}: ${secrets} and ${of.length - secrets}\n`);
  console.log('| measure | area | recall at precision 0.9 | precision at recall 0.8 | best F1 | µs |');
  console.log('| --- | --: | --: | --: | --: | --: |');
  for (const { name, microseconds, scored } of measured) {
    const half = (wanted) => scored.filter((label) => label.half === wanted && isIn(label));
    const cells = [
      areaOf(half('report')).toFixed(3),
      ...thresholds(half('tune'), half('report')),
      microseconds.toFixed(2),
    ];
    console.log(`| ${[name, ...cells].join(' | ')} |`);
  }
  console.log('');
}

function thresholds(tune, report) {
  const at = (threshold, show) => (threshold === undefined ? '-' : show(countsAt(report, threshold)));
  return [
    at(
      bestThreshold(
        tune,
        ({ precision }) => precision >= 0.9,
        ({ recall }) => recall,
      ),
      ({ recall, precision }) => `${recall.toFixed(3)} (${precision.toFixed(2)})`,
    ),
    at(
      bestThreshold(
        tune,
        ({ recall }) => recall >= 0.8,
        ({ precision }) => precision,
      ),
      ({ recall, precision }) => `${precision.toFixed(3)} (${recall.toFixed(2)})`,
    ),
    at(
      bestThreshold(
        tune,
        () => true,
        ({ f1 }) => f1,
      ),
      ({ f1 }) => f1.toFixed(3),
    ),
  ];
}
