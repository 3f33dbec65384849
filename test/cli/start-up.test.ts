import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type TemporaryRepository, temporaryDirectory, temporaryRepository } from '../git/temporary-repository.ts';
import { DIST, githubToken, keepmum, PROGRAM, write } from './run.ts';

const LOADED_FILE = 'LOADED_FILE';
const PRELOAD = `process.on('exit', () => {
  const files = Object.keys(require.cache).filter((file) => file !== __filename);
  const builtins = process.moduleLoadList.filter((name) => name.startsWith('NativeModule ')).map((name) => name.slice(13));
  require('node:fs').writeFileSync(process.env.${LOADED_FILE}, JSON.stringify({ files, builtins }));
});
`;

interface Loaded {
  /** Absolute paths of the files that were run. */
  readonly files: readonly string[];
  /** The parts of node that were run. */
  readonly builtins: readonly string[];
}

function loadedBy(args: readonly string[], cwd: string): Loaded {
  const folder = temporaryDirectory();
  const preload = write(folder, 'preload.cjs', PRELOAD);
  const file = join(folder, 'loaded.json');
  const run = keepmum(args, { cwd, node: ['--require', preload], env: { [LOADED_FILE]: file } });
  expect(run, run.stderr).toMatchObject({ status: 0, stderr: '' });
  return JSON.parse(readFileSync(file, 'utf8'));
}

function clean(): TemporaryRepository {
  const repository = temporaryRepository();
  repository.commit('a.txt', 'clean\n');
  repository.write('a.txt', 'clean too\n');
  repository.write('b.txt', 'clean\n');
  repository.git('add', '.');
  return repository;
}

const OURS = [PROGRAM, join(DIST, 'cli.cjs')];

// Each takes milliseconds to load, and a clean commit needs none of them.
const NOT_NEEDED = [
  'crypto',
  'zlib',
  'worker_threads',
  'fs/promises',
  'internal/fs/promises',
  'http',
  'https',
  'readline',
  'inspector',
  // The loader of import(): it costs more than the file that it loads.
  'internal/modules/esm/load',
  'internal/modules/esm/resolve',
  'internal/modules/esm/translators',
];

test.each([[['hook', 'pre-commit']], [['hook', 'pre-merge-commit']], [['staged']]])(
  'a clean %j loads two files, both ours, and no slow part of node',
  (args) => {
    const { files, builtins } = loadedBy(args, clean().directory);
    expect([...files].sort()).toEqual([...OURS].sort());
    expect(builtins.filter((name) => NOT_NEEDED.includes(name))).toEqual([]);
  },
);

test('a clean hook with a baseline loads no more', () => {
  const repository = clean();
  repository.write('keepmum.baseline.jsonl', '');
  expect([...loadedBy(['hook', 'pre-commit'], repository.directory).files].sort()).toEqual([...OURS].sort());
});

test('what else a hook may need stands beside the program, and is loaded when it is needed', () => {
  const repository = clean();
  repository.write('keepmum.yaml', 'confidence: high\n');
  const { files } = loadedBy(['hook', 'pre-commit'], repository.directory);
  expect([...files].sort()).toEqual([...OURS, join(DIST, 'vendor-yaml.cjs')].sort());
});

test('a scan, the history and the version load nothing but what is ours', () => {
  const repository = clean();
  for (const args of [['scan'], ['history'], ['--version'], ['--help']]) {
    expect([...loadedBy(args, repository.directory).files].sort(), args.join(' ')).toEqual([...OURS].sort());
  }
});

test('with findings no further program is loaded', () => {
  const repository = clean();
  repository.write('c.env', `TOKEN=${githubToken('start-up')}\n`);
  repository.git('add', '.');
  const { files } = loadedBy(['staged', '--exit-zero'], repository.directory);
  expect([...files].sort()).toEqual([...OURS].sort());
});
