import { realpathSync } from 'node:fs';
import { isAbsolute, posix, relative, sep } from 'node:path';

/** From the paths of a scan to those that the configuration and the baseline name. Travels to other threads. */
export interface PathShift {
  /** The scan's root, relative to the folder that both lie in; with a slash at its end, or empty. */
  readonly root: string;
  /** The configuration's folder, likewise. */
  readonly directory: string;
}

/**
 * What lies between the root of a scan and the folder of its configuration. undefined where they are the same, and where
 * neither holds the other: such a configuration is for many projects, and its paths are relative to the root.
 */
export function shiftBetween(root: string, directory: string): PathShift | undefined {
  if (root === directory) return undefined;
  const [from, to] = [realpathSync.native(root), realpathSync.native(directory)];
  if (isBelow(to, from)) return { root: '', directory: `${slashed(relative(from, to))}/` };
  return isBelow(from, to) ? { root: `${slashed(relative(to, from))}/`, directory: '' } : undefined;
}

/** The path, relative to the scan's root, as the configuration names it. */
export function shiftPath(path: string, shift: PathShift | undefined): string {
  return shift === undefined ? path : posix.relative(`/${shift.directory}`, `/${shift.root}${path}`);
}

/** Whether `path` is in `folder`, at any depth, and not the folder itself. Both are absolute. */
export function isBelow(path: string, folder: string): boolean {
  const between = relative(folder, path);
  return between !== '' && between !== '..' && !between.startsWith(`..${sep}`) && !isAbsolute(between);
}

/** With forward slashes, as reports, configuration and baseline write paths. */
export function slashed(path: string): string {
  return path.split(sep).join('/');
}
