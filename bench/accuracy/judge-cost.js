// What judging costs: `npm run bench:accuracy -- cost [FOLDER]`. Scans the bench's tree (or a folder) in this process, and
// then asks the judge again, with a clock, about every candidate that the scan had.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleSource } from '../../scripts/bundle.js';
import { installedTree } from '../corpus.js';

const ENTRY = `
  export { wasmPrefilter } from './src/detect/prefilter.ts';
  export { RuleMatcher } from './src/detect/match.ts';
  export { judge } from './src/detect/judge.ts';
  export { syntaxOf } from './src/detect/syntax.ts';
  export { compileRules } from './src/rules/compile.ts';
  export { parseRules } from './src/rules/parse.ts';
`;

const { wasmPrefilter, RuleMatcher, judge, syntaxOf, compileRules, parseRules } = await load();
const folder = process.argv.slice(2).find((argument) => argument !== 'cost') ?? installedTree().folder;
const ruleSet = compileRules(rules());
const prefilter = wasmPrefilter(ruleSet);
const matcher = new RuleMatcher(ruleSet, prefilter);

const ROUNDS = 5;
const micros = [];
const again = [];
let bytes = 0;
const began = process.cpuUsage();
for (const path of filesBelow(folder)) {
  const content = readFileSync(join(folder, path));
  const room = prefilter.room(content.length);
  room.set(content);
  bytes += content.length;
  const view = Buffer.from(room.buffer, room.byteOffset, room.length);
  const hits = prefilter.keywords(view);
  prefilter.encoded(view);
  const setting = { path, syntaxes: [syntaxOf(path)], decodedFrom: [] };
  for (const candidate of hits.length === 0 ? [] : matcher.candidates(view, hits, setting)) {
    const from = process.hrtime.bigint();
    judge(candidate);
    micros.push(Number(process.hrtime.bigint() - from) / 1e3);
    // The room holds the bytes of this file only now. The least of some rounds is what the checks cost by themselves, without
    // what else the machine does.
    let least = Number.POSITIVE_INFINITY;
    for (let round = 0; round < ROUNDS; round++) {
      const start = process.hrtime.bigint();
      judge(candidate);
      least = Math.min(least, Number(process.hrtime.bigint() - start) / 1e3);
    }
    again.push(least);
  }
}
const spent = process.cpuUsage(began);
const cpuMs = (spent.user + spent.system) / 1e3;
const sum = micros.reduce((total, each) => total + each, 0);
const shares = (times) => {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))].toFixed(1);
  return `median ${at(0.5)}, p90 ${at(0.9)}, p99 ${at(0.99)}, most ${at(1)}`;
};
console.log(`${micros.length} candidates in ${Math.round(bytes / 1e6)} MB of ${folder}`);
console.log(
  `scan ${cpuMs.toFixed(0)} ms of CPU, the judge ${(sum / 1e3).toFixed(0)} ms of them: ${(sum / 10 / cpuMs).toFixed(1)} %`,
);
console.log(`microseconds a candidate, the first time: ${shares(micros)}`);
console.log(`microseconds a candidate, once it is warm: ${shares(again)}`);

function rules() {
  return readdirSync('rules')
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .flatMap((name) => parseRules(readFileSync(join('rules', name), 'utf8'), name));
}

async function load() {
  const source = await bundleSource(undefined, {
    entryPoints: undefined,
    stdin: { contents: ENTRY, resolveDir: process.cwd(), loader: 'ts' },
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(process.cwd() + '/x.js');",
    },
  });
  return import(`data:text/javascript;base64,${Buffer.from(source).toString('base64')}`);
}

function* filesBelow(root, below = '') {
  for (const entry of readdirSync(join(root, below), { withFileTypes: true })) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) yield* filesBelow(root, path);
    else if (entry.isFile()) yield path;
  }
}
