import { type Dirent, lstatSync, readdirSync, type Stats } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { codeOf, UserError } from '../errors.ts';
import { runGit } from '../git/exec.ts';
import type { Repository } from '../git/repository.ts';
import { decodePath, encodePath, pathBelow } from '../model/path.ts';
import type { Ledger } from '../model/receipt.ts';

// Node turns bytes of a name that are not UTF-8 into this character, and then the name opens nothing.
const REPLACEMENT = '\ufffd';

/** Which files a scan of folders reads. */
export interface ListingOptions {
  readonly includeIgnored: boolean;
  /** Paths, relative to the root, that the configuration leaves out. */
  readonly ignored: ((path: string) => boolean) | undefined;
}

/**
 * The files below `target`, relative to `root`. Inside a repository: what git tracks and what it does not ignore; a folder
 * that git ignores as a whole, when it is asked for, and every folder outside of git: all files.
 */
export function listFiles(
  root: string,
  target: string,
  repository: Repository | undefined,
  options: ListingOptions,
  ledger: Ledger,
): string[] {
  const status = lstatOf(target);
  const base = relativePath(root, target);
  if (!status.isDirectory()) return [base];
  const tracked = repository === undefined || options.includeIgnored ? undefined : listedByGit(repository, target);
  const files = tracked ? tracked.map((path) => joined(base, path)) : everyFile(root, base, ledger);
  const { ignored } = options;
  if (ignored === undefined) return files;
  const kept = files.filter((path) => !ignored(path));
  if (kept.length < files.length) ledger.skip('ignored by the configuration', files.length - kept.length);
  return kept;
}

/** The files below a repository's top level, relative to `root`, that git tracks and the working tree does not have. */
export function deletedFiles(root: string, repository: Repository): string[] {
  const { topLevel } = repository;
  if (topLevel === undefined) return [];
  const base = relativePath(root, topLevel);
  const listed = runGit({ ...repository, directory: topLevel }, ['ls-files', '-z', '--deleted']);
  return [...splitNul(listed)].map((path) => joined(base, path));
}

/** Whether git ignores a file, relative to `root`, so that a scan of its folder does not read it. */
export function isIgnoredByGit(root: string, path: string, repository: Repository): boolean {
  const at = { ...repository, directory: root };
  return runGit(at, ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--', path]).length === 0;
}

function lstatOf(target: string): Stats {
  try {
    return lstatSync(encodePath(target));
  } catch (cause) {
    if (codeOf(cause) !== 'ENOENT' && codeOf(cause) !== 'ENOTDIR') throw cause;
    throw new UserError(
      `${target}: no such file or folder`,
      'Check the path; paths are relative to the current folder',
      { cause },
    );
  }
}

/** undefined where git ignores the whole folder: it was asked for by name, so it is read. */
function listedByGit(repository: Repository, target: string): string[] | undefined {
  const listed = runGit({ ...repository, directory: resolve(target) }, [
    'ls-files',
    '-z',
    '--cached',
    '--others',
    '--exclude-standard',
  ]);
  const paths = new Set(splitNul(listed));
  return paths.size === 0 ? undefined : [...paths];
}

function* splitNul(bytes: Buffer): Iterable<string> {
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(0, from);
    const path = decodePath(bytes.subarray(from, end < 0 ? bytes.length : end));
    if (path !== '') yield path;
    from = (end < 0 ? bytes.length : end) + 1;
  }
}

function everyFile(root: string, folder: string, ledger: Ledger): string[] {
  const files: string[] = [];
  walk(root, folder, ledger, files);
  return files;
}

/** Adds all files below a folder to `files`. */
function walk(root: string, folder: string, ledger: Ledger, files: string[]): void {
  let entries: Dirent[];
  try {
    entries = readdirSync(pathBelow(root, folder), { withFileTypes: true });
  } catch (error) {
    ledger.fail(
      folder === '' ? '.' : folder,
      codeOf(error) === 'EACCES' ? 'permission denied' : `it could not be listed (${codeOf(error)})`,
    );
    return;
  }
  let unnamed = false;
  for (const entry of entries) {
    if (entry.name.includes(REPLACEMENT)) unnamed = true;
    else addEntry(root, joined(folder, entry.name), entry, ledger, files);
  }
  if (unnamed) walkBytes(root, folder, ledger, files);
}

function addEntry(root: string, path: string, entry: Dirent | Dirent<Buffer>, ledger: Ledger, files: string[]): void {
  if (entry.isFile()) files.push(path);
  else if (entry.isDirectory()) {
    if (path === '.git' || path.endsWith('/.git')) ledger.skip("git's own folder");
    else walk(root, path, ledger, files);
  } else if (entry.isSymbolicLink()) ledger.skip('symbolic link');
  else if (entry.isFIFO()) ledger.skip('pipe');
  else if (entry.isSocket()) ledger.skip('socket');
  else ledger.skip('device');
}

/** The entries of a folder that `walk` left out because their names are not UTF-8. */
function walkBytes(root: string, folder: string, ledger: Ledger, files: string[]): void {
  for (const entry of readdirSync(pathBelow(root, folder), { withFileTypes: true, encoding: 'buffer' })) {
    const name = decodePath(entry.name);
    if (entry.name.toString('utf8').includes(REPLACEMENT)) addEntry(root, joined(folder, name), entry, ledger, files);
  }
}

function joined(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

function relativePath(root: string, target: string): string {
  return relative(root, resolve(root, target)).split(sep).join('/');
}
