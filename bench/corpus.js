import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PROJECT, SCRATCH } from './scratch.js';

const MAX_FILES = 20_000;
const MAX_BYTES = 90_000_000;
const MAX_FILE_BYTES = 1_000_000;
const FOLDER = join(SCRATCH, 'tree');
const SUMMARY = join(SCRATCH, 'tree.json');

/**
 * @typedef {object} Tree
 * @property {string} folder
 * @property {number} files
 * @property {number} bytes
 * @property {string} origin
 */

/**
 * A tree of real text files, copied from what is installed: this project's node_modules, Go's and Python's library where
 * there are any. The same installations give the same tree; `origin` ends with a hash of it.
 * @returns {Tree}
 */
export function installedTree() {
  if (existsSync(SUMMARY)) return { ...JSON.parse(readFileSync(SUMMARY, 'utf8')), folder: FOLDER };
  rmSync(FOLDER, { recursive: true, force: true });
  const sources = findSources();
  const hash = createHash('sha256');
  let files = 0;
  let bytes = 0;
  for (const { path, content } of inTurns(sources.map(({ name, folder }) => textFiles(folder, name)))) {
    if (files === MAX_FILES || bytes + content.length > MAX_BYTES) break;
    const target = join(FOLDER, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, content);
    hash.update(`${path}\0`).update(content);
    files++;
    bytes += content.length;
  }
  const origin = `${sources.map(({ title }) => title).join(', ')}; ${hash.digest('hex').slice(0, 12)}`;
  // Written last: a tree without its summary is one that was not finished.
  writeFileSync(SUMMARY, JSON.stringify({ files, bytes, origin }));
  return { folder: FOLDER, files, bytes, origin };
}

/** @returns {Tree} the folder that the user named */
export function namedTree(folder) {
  let files = 0;
  let bytes = 0;
  for (const path of filesBelow(folder)) {
    files++;
    bytes += statSync(join(folder, path)).size;
  }
  return { folder, files, bytes, origin: folder };
}

function findSources() {
  const goRoot = ask('go', ['env', 'GOROOT']);
  const goVersion = ask('go', ['env', 'GOVERSION']);
  const python = ask('python3', ['-c', "import sysconfig; print(sysconfig.get_path('stdlib'))"]);
  const pythonVersion = ask('python3', ['-c', 'import platform; print(platform.python_version())']);
  return [
    { name: 'npm', title: "the project's node_modules", folder: join(PROJECT, 'node_modules') },
    { name: 'go', title: goVersion, folder: goRoot && join(goRoot, 'src') },
    { name: 'python', title: `python ${pythonVersion}`, folder: python },
  ].filter(({ folder }) => folder !== undefined && existsSync(folder));
}

function ask(program, args) {
  const { status, stdout } = spawnSync(program, args, { encoding: 'utf8' });
  return status === 0 && stdout.trim() !== '' ? stdout.trim() : undefined;
}

/** One of each, until all are at their end. */
function* inTurns(sequences) {
  let open = sequences;
  while (open.length > 0) {
    const steps = open.map((sequence) => ({ sequence, step: sequence.next() }));
    for (const { step } of steps) if (!step.done) yield step.value;
    open = steps.filter(({ step }) => !step.done).map(({ sequence }) => sequence);
  }
}

function* textFiles(folder, name) {
  for (const path of filesBelow(folder)) {
    const content = readFileSync(join(folder, path));
    if (content.length === 0 || content.length > MAX_FILE_BYTES || content.includes(0)) continue;
    // Some programs pass over folders of these names, and would have less to do than the others.
    yield { path: `${name}/${path.replaceAll(/\b(node_modules|vendor)\b/g, 'packages')}`, content };
  }
}

// Without names that begin with a dot: they hold settings that scanners obey, and globs pass over them. Without
// site-packages: what is installed there differs from day to day.
function* filesBelow(folder, below = '') {
  const entries = readdirSync(join(folder, below), { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.') || entry.name === 'site-packages') continue;
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) yield* filesBelow(folder, path);
    else if (entry.isFile()) yield path;
  }
}
