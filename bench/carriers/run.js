// How many credentials of the rules' own examples are found, and by the rules of their provider, in the places where
// credentials are written: `npm run bench -- carriers --help`.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { importSource } from '../../scripts/bundle.js';
import { CARRIERS } from './carriers.js';
import { KEYS } from './keys.js';
import { nearMissesOf } from './near-misses.js';
import { Tally, tableOf } from './report.js';
import { secretsOf } from './secrets.js';

const USAGE = `Usage: npm run bench -- carriers [OPTIONS]

Puts the credentials of the rules' own examples into the places where credentials are written, and counts how many are
found there and how many are found by a rule of their provider; then the same with near misses.

  --weights FILE        lines of provider, tab, weight; default: all weigh 1
  --carrier TEXT        only carriers whose name holds this
  --rule TEXT           only rules whose id begins with this
  --kind KIND           only rules that match by pattern, near or key
  --worst N             how many rules to name that are found worst (default: 30)
  --show N              print N texts in which the provider is not named
  --show-misses N       print N near misses that are flagged
  --no-misses           leave out the near misses
  --markdown            print Markdown tables
  --help                show this`;

export async function runCarriers(argv) {
  const { values: options } = parseArgs({
    args: argv,
    options: {
      weights: { type: 'string' },
      carrier: { type: 'string' },
      rule: { type: 'string' },
      kind: { type: 'string' },
      worst: { type: 'string', default: '30' },
      show: { type: 'string', default: '0' },
      'show-misses': { type: 'string', default: '0' },
      'no-misses': { type: 'boolean', default: false },
      markdown: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (options.help) return console.log(USAGE);

  const { engine, rules, sources } = await load();
  const weights = readWeights(options.weights);
  const find = (text, path) =>
    engine
      .detect(sources.fragmentOf(text, path))
      .filter(({ verdict }) => verdict.kind === 'kept' && verdict.confidence !== 'low');
  const carriers = CARRIERS.filter(({ name }) => name.includes(options.carrier ?? ''));
  const chosen = rules.filter(({ id }) => id.startsWith(options.rule ?? ''));

  const overall = new Tally();
  const byCarrier = new Tally();
  const byRule = new Tally();
  const misses = new Tally();
  let toShow = Number(options.show);
  let missesToShow = Number(options['show-misses']);
  let count = 0;
  for (const secret of secretsOf(chosen, find, sources.expand)) {
    if (options.kind !== undefined && secret.kind !== options.kind) continue;
    if (secret.provider === 'generic') continue;
    count++;
    const weight = weights.get(secret.provider) ?? 1;
    const rule = sources.ruleOf(secret.ruleId);
    const variants = options['no-misses']
      ? []
      : nearMissesOf(
          secret,
          sources.takenBy(rule),
          rule.checks.some(({ name }) => name.endsWith('checksum')),
        );
    carriers.forEach((carrier, index) => {
      if (carrier.bare === true && secret.kind !== 'pattern') return;
      const names = secret.names[(count + index) % secret.names.length];
      const key = (count + index) % 3 === 0 ? KEYS[(count * 7 + index) % KEYS.length] : secret.key;
      const text = carrier.text(secret.text, names, key);
      const at = text.indexOf(secret.text) + secret.start;
      const end = at + secret.end - secret.start;
      const hits = find(text, carrier.path).filter((match) => match.start < end && match.end > at);
      const isFound = hits.length > 0;
      const isNamed = hits.some((match) => match.rule.id.startsWith(secret.provider));
      for (const row of ['all', `all: ${secret.kind}`]) overall.add(row, weight, isFound, isNamed);
      byCarrier.add(carrier.name, weight, isFound, isNamed);
      byRule.add(secret.ruleId, weight, isFound, isNamed);
      if (!isNamed && toShow-- > 0)
        console.log(
          `--- ${secret.ruleId} in ${carrier.name}: ${hits.map((match) => match.rule.id).join(', ') || 'nothing'}\n${text}`,
        );
      const variant = variants[(count + index) % (variants.length || 1)];
      if (variant === undefined) return;
      const missed = carrier.text(variant.text, names, key);
      const wrong = find(missed, carrier.path);
      const byItself = wrong.some((match) => match.rule.specificity > 1);
      for (const row of ['all', `all: ${variant.kind}`, `all: ${secret.kind}, ${variant.kind}`])
        misses.add(row, weight, wrong.length > 0, byItself);
      // A prime apart, so that they are of many rules and carriers.
      if (wrong.length > 0 && count % 7 === 0 && missesToShow-- > 0)
        console.log(
          `--- ${secret.ruleId}, ${variant.kind} in ${carrier.name}: ${wrong.map((match) => match.rule.genericId ?? match.rule.id).join(', ')}\n${missed}`,
        );
    });
  }
  const byName = (a, b) => (a.name < b.name ? -1 : 1);
  const print = (...table) => console.log(`${tableOf(...table)}\n`);
  console.log(`${count} credentials of ${chosen.length} rules in ${carriers.length} carriers\n`);
  print('credentials', overall.rows().sort(byName), options.markdown);
  print('carrier', byCarrier.rows(), options.markdown);
  print('rules found worst', byRule.rows().slice(-Number(options.worst)), options.markdown);
  if (options['no-misses']) return;
  const headings = ['', 'cases', 'flagged %', 'not generic %', 'flagged % weighted', 'not generic % weighted'];
  print('near misses', misses.rows().sort(byName), options.markdown, headings);
}

/** Rules and engine from the sources, so that what is measured is what stands there. */
async function load() {
  const { createEngine } = await importSource('src/detect/detect.ts');
  const { parseRules } = await importSource('src/rules/parse.ts');
  const { compileRules } = await importSource('src/rules/compile.ts');
  const { expandTemplate } = await importSource('src/rules/templates.ts');
  const { wholeFragment } = await importSource('src/model/fragment.ts');
  const rules = readdirSync('rules')
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .flatMap((name) => {
      const text = readFileSync(join('rules', name), 'utf8');
      const providerName = /^name: *['"]?(.*?)['"]? *$/m.exec(text)?.[1];
      return parseRules(text, name).map((rule) => ({ ...rule, providerName }));
    });
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const engine = createEngine(compileRules(rules));
  const fragmentOf = (text, path) =>
    wholeFragment(Buffer.from(text), path === undefined ? { kind: 'stdin' } : { kind: 'file', path });
  return { engine, rules, sources: { fragmentOf, expand: expandTemplate, ruleOf: (id) => byId.get(id), takenBy } };
}

/** Whether a rule's own expression takes all of a text. */
function takenBy({ matcher }) {
  if (matcher.kind === 'assignment') return () => false;
  if (matcher.kind === 'near') return (text) => new RegExp(`^(?:${matcher.value})$`).test(text);
  const expression = new RegExp(matcher.source, matcher.flags);
  return (text) => {
    const found = expression.exec(` ${text} `);
    return found !== null && (found[1] ?? found[0]) === text;
  };
}

/** @returns {Map<string, number>} */
function readWeights(path) {
  if (path === undefined) return new Map();
  const lines = readFileSync(path, 'utf8').split('\n');
  return new Map(
    lines.filter((line) => /^[^#\t]+\t\d/.test(line)).map((line) => [line.split('\t')[0], Number(line.split('\t')[1])]),
  );
}
