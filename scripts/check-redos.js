// Second opinion on the cost of expressions: recheck looks for strings that make one slow, and each such string is timed
// as long as the rule's window is, or as a line for the expressions that the program itself is made of. Only those are
// asked that keepmum's own count of steps cannot call cheap. Run by CI.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parse } from 'acorn';
import { simple } from 'acorn-walk';
import { bundleSource, importSource } from './bundle.js';

/** Fewer steps take less than 20 ms, whatever the text. */
const CHEAP_STEPS = 1e7;
const MOST_MS = 250;
const SEARCH_MS = 1000;
/** What the program's own expressions see: a line, a value, a window. Longer texts than rules get, so more steps. */
const OWN_TEXT_BYTES = 4096;
const OWN_CHEAP_STEPS = 1e9;
const OWN_SEARCH_MS = 3000;

// The backend in plain JavaScript: the others start programs.
process.env.RECHECK_BACKEND = 'pure';
const { checkSync } = await import('recheck');
const { nearValue } = await importSource('src/model/near.ts');
const { parseRules } = await importSource('src/rules/parse.ts');
const { compileRules } = await importSource('src/rules/compile.ts');
const { readExpression } = await importSource('src/rules/expression/expression.ts');

const rules = readdirSync('rules')
  .filter((name) => name.endsWith('.yaml'))
  .flatMap((name) => parseRules(readFileSync(join('rules', name), 'utf8'), name));
const { rules: compiled } = compileRules(rules);
const asked = [
  ...rules
    .flatMap((rule, index) => expressionsOf(rule, compiled[index].anchored))
    .filter((one) => worstSteps(one) > CHEAP_STEPS)
    .map((one) => ({ ...one, searchMs: SEARCH_MS })),
  ...[...(await literalExpressions('src/cli.ts')), ...(await builtExpressions('src/detect/detect.ts'))]
    .filter((one) => worstSteps(one) > OWN_CHEAP_STEPS)
    .map((one) => ({ ...one, searchMs: OWN_SEARCH_MS })),
];
const slow = asked.flatMap(opinion);
for (const line of slow) console.log(line);
console.log(`${asked.length} expressions asked about, ${slow.length} slow, ${Math.round(performance.now() / 1000)} s`);
process.exitCode = slow.length === 0 ? 0 : 1;

function worstSteps({ source, flags, textBytes, anchored }) {
  if (flags.includes('u')) return Number.POSITIVE_INFINITY; // the count is of bytes
  const expression = readExpression(source, flags);
  return expression.worstSteps(textBytes) * (anchored ? 1 : expression.mostPlaces(textBytes));
}

/** Every expression of a rule, with how many bytes it sees. */
function expressionsOf({ id, matcher, window, requires }, anchored) {
  const companions = requires.map(({ name, source, flags, within }) => {
    const textBytes = 2 * within;
    return { name: `${id}, companion ${name}`, source, flags, textBytes, anchored: false };
  });
  if (matcher.kind === 'assignment') return companions;
  const { source, flags } = matcher.kind === 'near' ? { source: nearValue(matcher.value), flags: '' } : matcher;
  const textBytes = window.before + window.after;
  return [{ name: id, source, flags, textBytes, anchored }, ...companions];
}

/** Every literal expression of a module and of what it imports. */
async function literalExpressions(path) {
  const found = [];
  const tree = parse(await bundleSource(path, { packages: 'external' }), {
    ecmaVersion: 'latest',
    sourceType: 'module',
  });
  simple(tree, {
    Literal({ regex }) {
      if (regex) found.push(ownExpression(regex.pattern, regex.flags));
    },
  });
  return found;
}

/** Those that a module and what it imports put together when they are loaded. */
async function builtExpressions(path) {
  const found = [];
  const original = globalThis.RegExp;
  globalThis.RegExp = new Proxy(original, {
    construct(target, [source, flags = '']) {
      found.push(ownExpression(source, flags));
      return new target(source, flags);
    },
  });
  await importSource(path);
  globalThis.RegExp = original;
  return found;
}

function ownExpression(source, flags) {
  return {
    name: `/${source}/${flags}`,
    source,
    flags: flags.replace(/[dgy]/g, ''),
    textBytes: OWN_TEXT_BYTES,
    anchored: source.startsWith('^') || flags.includes('y'),
  };
}

function opinion({ name, source, flags, textBytes, searchMs }) {
  const { status, attack, complexity } = checkSync(source, flags, { timeout: searchMs, attackTimeout: searchMs });
  if (status !== 'vulnerable') return [];
  if (complexity?.type === 'exponential') return [`${name}: exponential, make its repetitions tell apart: ${source}`];
  const text = attackOf(attack, textBytes);
  const expression = new RegExp(source, `${flags}g`);
  const from = performance.now();
  for (let match = expression.exec(text); match !== null; match = expression.exec(text)) {
    if (match[0] === '') expression.lastIndex++;
  }
  const elapsedMs = performance.now() - from;
  console.log(`${name}: ${complexity?.summary ?? status}; ${elapsedMs.toFixed(1)} ms for ${textBytes} bytes`);
  return elapsedMs > MOST_MS ? [`${name}: slow, bound its repetitions: ${source}`] : [];
}

/** The string that recheck proposes, its repeated part as often as the window has room for. */
function attackOf({ pumps, suffix }, textBytes) {
  const fixedBytes = pumps.reduce((sum, { prefix }) => sum + prefix.length, suffix.length);
  const pumpBytes = pumps.reduce((sum, { pump }) => sum + pump.length, 0);
  const times = Math.max(1, Math.floor((textBytes - fixedBytes) / pumpBytes));
  return pumps.map(({ prefix, pump }) => prefix + pump.repeat(times)).join('') + suffix;
}
