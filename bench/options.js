import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export const USAGE = `Usage: npm run bench -- [OPTIONS]

Compares what keepmum and other secret scanners cost: wall time, CPU time, peak memory. Findings are not compared.
The others are installed, by name, into bench/scratch; no program that is measured may ask the network.

\`npm run bench -- carriers\` compares nothing: it counts what is found in the places where credentials are written.

  --only NAMES          scenarios (tree, staged, history, memory) and programs, separated by commas; the default is all
                        but memory; keepmum always runs
  --runs N              rounds of each scenario (default: tree 5, staged 21, history 5, memory 1)
  --tree PATH           scan this folder instead of the tree that is made of what is installed here
  --repository PATH     whose history is read (default: this project's own)
  --memory              also scan a tree of 1 GiB with one file of 300 MB
  --no-install          use what an earlier run has installed
  --markdown            print Markdown tables
  --help                show this`;

/**
 * @typedef {object} Settings
 * @property {ReadonlySet<string>} only empty for all
 * @property {number | undefined} runs
 * @property {string | undefined} tree
 * @property {string} repository
 * @property {boolean} memory
 * @property {boolean} install
 * @property {boolean} markdown
 */

/**
 * @param {readonly string[]} known names that --only takes
 * @returns {Settings | 'help'}
 */
export function readOptions(argv, known, project) {
  const { values } = parseArgs({
    args: argv,
    options: {
      only: { type: 'string' },
      runs: { type: 'string' },
      tree: { type: 'string' },
      repository: { type: 'string', default: project },
      memory: { type: 'boolean', default: false },
      'no-install': { type: 'boolean', default: false },
      markdown: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return 'help';
  const only = new Set(values.only?.split(',').map((name) => name.trim()));
  for (const name of only) {
    if (!known.includes(name)) throw new RangeError(`--only ${name}: no such name; there are ${known.join(', ')}`);
  }
  return {
    only,
    runs: values.runs === undefined ? undefined : countOf(values.runs),
    tree: values.tree === undefined ? undefined : resolve(values.tree),
    repository: resolve(values.repository),
    memory: values.memory || only.has('memory'),
    install: !values['no-install'],
    markdown: values.markdown,
  };
}

function countOf(text) {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new RangeError(`--runs ${text}: expected a whole number from 1 on`);
  return Number(text);
}
