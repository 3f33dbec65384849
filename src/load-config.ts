import { lstatSync, realpathSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { type Config, DEFAULTS } from './config.ts';
import { UserError } from './errors.ts';

/** The configuration that holds for a scan. */
export interface LoadedConfig {
  readonly config: Config;
  /** Absent where no file was found and the defaults hold. */
  readonly file: string | undefined;
  /** What the paths and globs of the configuration are relative to. */
  readonly directory: string;
}

const FILE_NAMES = ['keepmum.yaml', '.keepmum.yaml', 'keepmum.yml'] as const;

/**
 * Gives the configuration for a scan of `root`: of `file` where the user named one, else of the nearest keepmum.yaml from
 * `root` up to `top`, git's top level (outside of git: of `root` alone), else the defaults.
 * @throws UserError where the file cannot be read or is not valid.
 */
export async function loadConfig(root: string, top: string | undefined, file?: string): Promise<LoadedConfig> {
  const found = file ?? findConfig(root, top);
  if (found === undefined) return { config: DEFAULTS, file: undefined, directory: top ?? root };
  const { readConfigFile } = await import('./config-file.ts');
  return { config: await readConfigFile(found), file: found, directory: dirname(found) };
}

/** The path of the nearest configuration file, from `root` upward and never above `top`. */
export function findConfig(root: string, top: string | undefined): string | undefined {
  // The real paths: `top` comes from git, which resolves links, and /tmp is a link on macOS.
  const start = realpathSync.native(root);
  const end = top === undefined ? start : realpathSync.native(top);
  const levels = levelsBetween(start, end);
  for (const directory of levels) {
    const found = FILE_NAMES.map((name) => join(directory, name)).filter(exists);
    if (found.length > 1) {
      throw new UserError(`two configurations: ${found.join(' and ')}`, 'Keep one of them, or name one with --config');
    }
    if (found[0] !== undefined) return found[0];
  }
  return undefined;
}

/** `start` and the folders above it as far as `end`; `start` alone where it is not inside of `end`. */
function levelsBetween(start: string, end: string): string[] {
  const below = relative(end, start);
  if (below === '' || below === '..' || below.startsWith(`..${sep}`) || below.includes(':')) return [start];
  const levels = [start];
  for (let directory = start; directory !== end; ) {
    directory = dirname(directory);
    levels.push(directory);
  }
  return levels;
}

function exists(path: string): boolean {
  // Not existsSync: a dangling link is a configuration that cannot be read, not one that is absent.
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}
