import {
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { installedTree, namedTree } from '../corpus.js';
import { SCRATCH } from '../scratch.js';
import { READ_ALL_FILES } from './tree.js';

const TOTAL_BYTES = 2 ** 30;
const LARGE_FILE_BYTES = 300_000_000;
const FOLDER = join(SCRATCH, 'memory');
const READY = join(FOLDER, 'large.txt');

/** A tree that is larger than a program should hold at once: many copies of the usual one, and one large file. */
export const memory = {
  name: 'memory',
  runs: 1,
  command: 'tree',
  without: 'does not scan folders',
  prepare({ settings }) {
    if (!existsSync(READY)) build(settings.tree === undefined ? installedTree() : namedTree(settings.tree));
    const { files, bytes } = namedTree(FOLDER);
    return {
      title: `A tree of ${files.toLocaleString('en')} files, ${Math.round(bytes / 1e6)} MB, one of them of 300 MB`,
      directory: FOLDER,
      floors: [READ_ALL_FILES],
    };
  },
};

function build({ folder, bytes }) {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const copies = Math.ceil((TOTAL_BYTES - LARGE_FILE_BYTES) / bytes);
  for (let copy = 1; copy <= copies; copy++) cpSync(folder, join(FOLDER, `copy-${copy}`), { recursive: true });
  writeLargeFile(folder);
}

/** The text of the tree, again and again. */
function writeLargeFile(folder) {
  const file = openSync(READY, 'w');
  let missing = LARGE_FILE_BYTES;
  while (missing > 0) {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (entry.isFile())
        missing -= writeSync(file, readFileSync(join(entry.parentPath, entry.name)).subarray(0, missing));
      if (missing === 0) break;
    }
  }
  closeSync(file);
}
