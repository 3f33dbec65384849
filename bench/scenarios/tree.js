import { installedTree, namedTree } from '../corpus.js';

export const READ_ALL_FILES = {
  name: 'find | xargs cat | wc',
  command: ['sh', '-c', 'find . -type f -print0 | xargs -0 cat | wc -c'],
};

/** A folder of real files, whole. */
export const tree = {
  name: 'tree',
  runs: 5,
  command: 'tree',
  without: 'does not scan folders',
  prepare({ settings }) {
    const { folder, files, bytes, origin } = settings.tree === undefined ? installedTree() : namedTree(settings.tree);
    return {
      title: `A tree of ${files.toLocaleString('en')} files, ${Math.round(bytes / 1e6)} MB (${origin})`,
      directory: folder,
      floors: [READ_ALL_FILES],
    };
  },
};
