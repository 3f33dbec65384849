import { appendFileSync, cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { git } from '../git.js';
import { PROJECT, SCRATCH } from '../scratch.js';

const FILE = 'src/errors.ts';
const ADDED = 'src/lines.ts';

/** What a commit hook does: one changed file in the index of a small repository, which is this project's src/. */
export const staged = {
  name: 'staged',
  runs: 21,
  command: 'staged',
  without: 'does not scan what is staged',
  prepare({ environment }) {
    const directory = join(SCRATCH, 'staged');
    rmSync(directory, { recursive: true, force: true });
    mkdirSync(directory, { recursive: true });
    cpSync(join(PROJECT, 'src'), join(directory, 'src'), { recursive: true });
    git(directory, ['init', '--quiet'], environment);
    git(directory, ['add', '.'], environment);
    git(directory, ['commit', '--quiet', '--no-verify', '--message', 'all'], environment);
    const added = readFileSync(join(directory, ADDED));
    appendFileSync(join(directory, FILE), added);
    git(directory, ['add', '.'], environment);
    return {
      title: `A staged change of one file (${added.length.toLocaleString('en')} bytes added)`,
      directory,
      stagedFile: FILE,
      floors: [{ name: 'node -e 0', command: [process.execPath, '-e', '0'] }],
    };
  },
};
