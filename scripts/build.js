// Builds dist/: the prefilter, the rule set, the bundles, the types. Run by `npm run build` and by npm's prepare.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';
import { importSource } from './bundle.js';

const GENERATED = 'src/generated';
// Loaded by few commands and large enough to slow down the start of all others.
const BESIDE = {
  'vendor-yaml': 'yaml',
  'vendor-re2js': 're2js',
  'vendor-smol-toml': 'smol-toml',
  'vendor-regexpp': '@eslint-community/regexpp',
  'vendor-simple-git': 'simple-git',
  'vendor-fast-glob': 'fast-glob',
  'rule-sources': './src/generated/rule-sources.ts',
};
const besideTheProgram = {
  name: 'beside-the-program',
  setup(build) {
    for (const [name, entry] of Object.entries(BESIDE)) {
      const asked = entry.startsWith('.') ? new RegExp(`/generated/${name}\\.ts$`) : new RegExp(`^${entry}$`);
      build.onResolve({ filter: asked }, () => ({ path: `./${name}.cjs`, external: true }));
    }
  },
};
const MAX_TEXT_BYTES = 200_000;
/** Files beside the program that it reads. */
const DATA = ['rule-set.jsonl', 'rule-set.bin', 'rule-documents.jsonl'];
// In files of their own: as a literal of the program it would be read twice, as source and as JSON, by every command.
const ruleSetModule = ({ hash, count }, slotBytes) => `import { readFileSync } from 'node:fs';
import { unpackRules } from '../model/packed-rules.ts';
import type { RuleSet } from '../model/rule.ts';

const tables = readFileSync(new URL('./rule-set.bin', import.meta.url));
let unpacked: ReturnType<typeof unpackRules> | undefined;

/** The tables find keywords; what these are is read when there is one. */
function rest(): ReturnType<typeof unpackRules> {
  unpacked ??= unpackRules(readFileSync(new URL('./rule-set.jsonl', import.meta.url), 'latin1'));
  return unpacked;
}

export const RULE_SET: RuleSet = {
  hash: '${hash}',
  count: ${count},
  tables: { slots: tables.subarray(0, ${slotBytes}), texts: tables.subarray(${slotBytes}) },
  get keywords() {
    return rest().keywords;
  },
  get rules() {
    return rest().rules;
  },
  get sweeps() {
    return rest().sweeps;
  },
  get kinds() {
    return rest().kinds;
  },
};
`;
const DOCUMENTS_MODULE = `import { readFileSync } from 'node:fs';
import type { RuleDocument } from '../model/rule.ts';
import { storedDocuments } from '../rules/documents.ts';

export function readRuleDocuments(ids?: Iterable<string>): RuleDocument[] {
  return storedDocuments(readFileSync(new URL('./rule-documents.jsonl', import.meta.url), 'latin1'), ids);
}
`;
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

rmSync('dist', { recursive: true, force: true });
mkdirSync(GENERATED, { recursive: true });
compileAssembly();
await compileRuleSet();
await bundle();
cpSync('schema', 'dist/schema', { recursive: true });
for (const name of DATA) cpSync(join(GENERATED, name), join('dist', name));
if (!process.argv.includes('--no-types')) emitTypes();

function node(script, args) {
  execFileSync(process.execPath, [script, ...args], { stdio: 'inherit' });
}

function binOf(packageName, bin) {
  return join('node_modules', packageName, bin);
}

/** Each module stands in the memory of whoever starts it, with its own data between TEXTS and RESULTS of assembly/layout.ts. */
function compileAssembly() {
  for (const [name, source, dataOffset] of [
    ['prefilter', 'index.ts', 0xf0000],
    ['unpack', 'unpack.ts', 0xf8000],
  ]) {
    const wasm = join(GENERATED, `${name}.wasm`);
    node(binOf('assemblyscript', 'bin/asc.js'), [
      `assembly/${source}`,
      '-O3',
      '--runtime',
      'stub',
      '--noAssert',
      '--enable',
      'simd',
      '--importMemory',
      '--memoryBase',
      String(dataOffset),
      '--initialMemory',
      '48',
      '--outFile',
      wasm,
    ]);
    const base64 = readFileSync(wasm).toString('base64');
    writeFileSync(join(GENERATED, `${name}-wasm.ts`), `export const ${name.toUpperCase()}_WASM =\n  '${base64}';\n`);
  }
}

async function compileRuleSet() {
  const { keywordTables } = await importSource('src/detect/prefilter.ts');
  const { packRules } = await importSource('src/model/packed-rules.ts');
  const { parseRules } = await importSource('src/rules/parse.ts');
  const { storeDocuments } = await importSource('src/rules/documents.ts');
  const { compileRules, documentRule } = await importSource('src/rules/compile.ts');
  const files = readdirSync('rules')
    .filter((name) => name.endsWith('.yaml'))
    .sort();
  const rules = files.flatMap((name) => parseRules(readFileSync(join('rules', name), 'utf8'), `rules/${name}`));
  const ruleSet = compileRules(rules, countedFrequency());
  const { slots, texts } = keywordTables(ruleSet.keywords);
  writeFileSync(join(GENERATED, 'rule-set.jsonl'), packRules(ruleSet));
  writeFileSync(join(GENERATED, 'rule-set.bin'), Buffer.concat([slots, texts]));
  writeFileSync(join(GENERATED, 'rule-set.ts'), ruleSetModule(ruleSet, slots.length));
  writeFileSync(join(GENERATED, 'rule-documents.jsonl'), storeDocuments(rules.map(documentRule)));
  writeFileSync(join(GENERATED, 'rule-documents.ts'), DOCUMENTS_MODULE);
  const sources = JSON.stringify(JSON.stringify(rules));
  writeFileSync(
    join(GENERATED, 'rule-sources.ts'),
    `import type { Rule } from '../model/rule.ts';\n\nexport const RULE_SOURCES: readonly Rule[] = JSON.parse(\n  ${sources},\n);\n`,
  );
  writeFileSync(join(GENERATED, 'version.ts'), `export const VERSION = '${version}';\n`);
}

/**
 * How often each slot of the prefilter's table is met in the text files of the development packages: a keyword is looked
 * for by those 4 of its bytes that wake it least often. Letters are folded as the prefilter folds them.
 */
function countedFrequency() {
  const slotOf = (gram) => Math.imul(gram | 0x20202020, 0x9e3779b1) >>> 14;
  const counts = new Uint32Array(0x40000);
  for (const path of textFiles('node_modules')) {
    const bytes = readFileSync(path);
    for (let at = 0; at + 4 <= bytes.length; at++) counts[slotOf(bytes.readUInt32LE(at))]++;
  }
  return (gram) => counts[slotOf(Buffer.from(gram, 'latin1').readUInt32LE(0))];
}

function* textFiles(directory) {
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) yield* textFiles(path);
    else if (entry.isFile() && /\.(?:d\.[cm]?ts|[cm]?js|md|json)$/.test(path) && statSync(path).size < MAX_TEXT_BYTES)
      yield path;
  }
}

/**
 * The program is one CommonJS file: what a hook needs is read and compiled at once, and every other module in it runs when
 * it is first asked for, with the node modules that it requires. Packages and the prose of the rules are files beside it.
 */
async function bundle() {
  const common = {
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none',
    metafile: true,
  };
  const program = {
    ...common,
    format: 'cjs',
    outExtension: { '.js': '.cjs' },
    banner: { js: "'use strict';const moduleUrl=require('node:url').pathToFileURL(__filename).href;" },
    define: { 'import.meta.url': 'moduleUrl' },
    // import() of a file beside would start node's ESM loader, which takes longer than the file.
    supported: { 'dynamic-import': false },
  };
  const metafiles = [];
  for (const entryPoints of [{ cli: 'src/cli.ts' }, { worker: 'src/workers/worker.ts' }]) {
    const { metafile } = await build({ ...program, entryPoints, outdir: 'dist', plugins: [besideTheProgram] });
    metafiles.push(metafile);
  }
  for (const [name, entry] of Object.entries(BESIDE)) {
    const { metafile } = await build({ ...program, entryPoints: { [name]: entry }, outdir: 'dist' });
    metafiles.push(metafile);
  }
  await build({ ...common, format: 'esm', entryPoints: { index: 'src/index.ts' }, outdir: 'dist' });
  writeNotices(metafiles);
}

/** The licences of everything that is bundled, which each of them asks to travel with the code. */
function writeNotices(metafiles) {
  const require = createRequire(import.meta.url);
  const names = new Set(
    metafiles
      .flatMap(({ inputs }) => Object.keys(inputs))
      .map((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules)/.exec(path)?.[1])
      .filter((name) => name !== undefined),
  );
  const notices = [...names].sort().map((name) => {
    const root = join('node_modules', name);
    const { license, version: bundled } = require(`../${root}/package.json`);
    const file = readdirSync(root).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
    return `${name} ${bundled} (${license})\n\n${file ? readFileSync(join(root, file), 'utf8').trim() : ''}\n`;
  });
  writeFileSync('dist/THIRD-PARTY.txt', notices.join(`\n${'-'.repeat(80)}\n\n`));
}

function emitTypes() {
  node(binOf('typescript', 'bin/tsc'), ['-p', 'tsconfig.build.json']);
}
