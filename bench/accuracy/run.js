// How many of the labelled secrets are found, and what else is: `npm run bench:accuracy -- --help`. With `rarity`, how well
// characters alone tell secrets from look-alikes; with `cost`, what judging costs.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { obtain } from '../install.js';
import { KEEPMUM, PEERS } from '../peers.js';
import { quietEnvironment } from '../scratch.js';
import { CARRIERS, readCorpus } from './corpus.js';
import { READERS } from './readers.js';
import { grouped, outcomesOf, reliabilityOf, scoreOf } from './score.js';

const USAGE = `Usage: npm run bench:accuracy -- [OPTIONS]
       npm run bench:accuracy -- rarity [OPTIONS]
       npm run bench:accuracy -- cost [FOLDER]

Scans the labelled files of bench/accuracy/corpus and prints precision, recall and F1: of keepmum and its peers, for each
carrier and each format; and how far the scores of keepmum are true. The files are in two halves by the hash of their paths: checks are tuned on one, figures are of the other.

  --half NAME           tune, report or all (default: report)
  --confidence LEVEL    which findings of keepmum the tables by carrier and format count (default: medium)
  --show KIND           print the lines that are missed or false, or all
  --only TEXT           only files whose path holds this
  --no-peers            keepmum alone
  --help                show this`;

if (process.argv[2] === 'rarity') await import('./rarity.js');
else if (process.argv[2] === 'cost') await import('./judge-cost.js');
else await run(readOptions());

function readOptions() {
  const { values } = parseArgs({
    options: {
      half: { type: 'string', default: 'report' },
      confidence: { type: 'string', default: 'medium' },
      show: { type: 'string' },
      only: { type: 'string', default: '' },
      'no-peers': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  return values;
}

async function run(options) {
  if (options.help) return console.log(USAGE);
  // Outside of this project, whose configuration is not meant for these files.
  const tree = mkdtempSync(join(tmpdir(), 'keepmum-accuracy-'));
  process.on('exit', () => rmSync(tree, { recursive: true, force: true }));
  const files = (await readCorpus()).filter(
    ({ half, path }) => (options.half === 'all' || half === options.half) && path.includes(options.only),
  );
  for (const { path, text } of files) {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    writeFileSync(join(tree, path), text);
  }
  const keepmum = (confidence) => ({
    ...KEEPMUM,
    commands: { tree: () => ['scan', '.', '--format', 'jsonl', '--confidence', confidence] },
  });
  const reports = Object.fromEntries(
    ['low', 'medium', 'high'].map((confidence) => [confidence, reportsOf(keepmum(confidence), tree)]),
  );
  const own = Object.fromEntries(
    Object.entries(reports).map(([confidence, ofLevel]) => [confidence, outcomesOf(files, ofLevel)]),
  );
  const rows = [
    ['keepmum', scoreOf(own.medium)],
    ['keepmum --confidence high', scoreOf(own.high)],
    ['keepmum --confidence low', scoreOf(own.low)],
    ...(options['no-peers'] ? [] : peerRows(files, tree)),
  ];
  const labels = files.flatMap((file) => file.labels);
  console.log(
    `${files.length} files of the half "${options.half}", ${labels.length} labels, ${labels.filter(({ secret }) => secret).length} of them secrets\n`,
  );
  print('program', rows);
  const chosen = own[options.confidence];
  print(
    'carrier',
    rowsBy(chosen, ({ carrier }) => carrier, [...CARRIERS, 'unmarked']),
  );
  print(
    'format',
    rowsBy(chosen, ({ file }) => file.format, [...new Set(files.map(({ format }) => format))].sort()),
  );
  printReliability(reliabilityOf(files, reports.low));
  if (options.show !== undefined) show(chosen, options.show, dismissedIn(keepmum('low'), tree));
}

function peerRows(files, tree) {
  const environment = quietEnvironment();
  return PEERS.map((peer) => {
    const program = obtain(peer, true, environment);
    if ('missing' in program) return [`${peer.name}: ${program.missing}`, undefined];
    return [`${peer.name} ${program.version}`, scoreOf(outcomesOf(files, reportsOf(program, tree)))];
  });
}

/** What a program reports of the tree, with paths from its top. */
function reportsOf({ name, start: [program, ...first], commands, exits }, tree) {
  const { status, stdout, stderr } = spawnSync(program, [...first, ...commands.tree()], {
    cwd: tree,
    env: quietEnvironment(),
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (!exits.includes(status)) throw new Error(`${name} exits with ${status}: ${stderr.trim().split('\n').at(-1)}`);
  return READERS[name](stdout).map((report) => ({
    ...report,
    path: relative(tree, resolve(tree, report.path)).replaceAll('\\', '/'),
  }));
}

function rowsBy(outcomes, keyOf, names) {
  const groups = grouped(outcomes, keyOf);
  return names.flatMap((name) => (groups.has(name) ? [[name, scoreOf(groups.get(name))]] : []));
}

function print(heading, rows) {
  console.log(`| ${[heading, 'secrets', 'look-alikes', 'found', 'false', 'precision', 'recall', 'F1'].join(' | ')} |`);
  console.log('| --- | --: | --: | --: | --: | --: | --: | --: |');
  const share = (number) => (Number.isNaN(number) ? '-' : number.toFixed(3));
  for (const [name, score] of rows) {
    const cells =
      score === undefined
        ? ['', '', '', '', '', '', '']
        : [
            score.secrets,
            score.others,
            score.found,
            score.wrong,
            ...[score.precision, score.recall, score.f1].map(share),
          ];
    console.log(`| ${[name, ...cells].join(' | ')} |`);
  }
  console.log('');
}

/** Of all findings from the confidence low on. */
function printReliability({ bins, gap }) {
  console.log('| score | findings | mean score | true % |');
  console.log('| --- | --: | --: | --: |');
  for (const { from, to, findings, promised, isSecret } of bins) {
    console.log(`| ${from} to ${to} | ${findings} | ${(100 * promised).toFixed(1)} | ${(100 * isSecret).toFixed(1)} |`);
  }
  console.log(`\nOn average a score is ${(100 * gap).toFixed(1)} off.\n`);
}

/** By path and line, the checks that turned something away there. */
function dismissedIn(program, tree) {
  const [first, ...rest] = program.start;
  const { stdout } = spawnSync(first, [...rest, ...program.commands.tree(), '--explain-dismissed'], {
    cwd: tree,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  const dismissals = stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
    .filter(({ type }) => type === 'dismissal')
    .map(({ path, startLine, ruleId, check }) => [`${path}:${startLine}`, `${ruleId} by ${check}`]);
  return new Map(
    [...grouped(dismissals, ([place]) => place)].map(([place, list]) => [place, list.map(([, why]) => why)]),
  );
}

function show(outcomes, kind, dismissed) {
  for (const { file, line, carrier, kind: what } of outcomes) {
    if (what !== kind && !(kind === 'all' && (what === 'missed' || what === 'false'))) continue;
    const why = dismissed.get(`${file.path}:${line}`) ?? [];
    const text = file.text.split('\n')[line - 1].trim().slice(0, 160);
    console.log(`${what} ${carrier} ${file.path}:${line}: ${text}${why.length > 0 ? `  (${why.join(', ')})` : ''}`);
  }
}
