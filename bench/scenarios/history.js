import { mkdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { git } from '../git.js';
import { SCRATCH } from '../scratch.js';

/** Every commit of a repository. Of a bare copy, so that nobody reads a working tree, too, or writes into the original. */
export const history = {
  name: 'history',
  runs: 5,
  command: 'history',
  without: 'does not read history',
  prepare({ settings, environment }) {
    const directory = join(SCRATCH, 'history.git');
    rmSync(directory, { recursive: true, force: true });
    mkdirSync(SCRATCH, { recursive: true });
    git(SCRATCH, ['clone', '--quiet', '--mirror', settings.repository, directory], environment);
    const commits = Number(git(directory, ['rev-list', '--all', '--count'], environment));
    return {
      title: `The history of ${basename(settings.repository, '.git')}: ${commits.toLocaleString('en')} commits`,
      directory,
      floors: [
        {
          name: 'git cat-file | wc',
          command: ['sh', '-c', 'git cat-file --batch --batch-all-objects --buffer --unordered | wc -c'],
        },
      ],
    };
  },
};
