import { randomBytes } from 'node:crypto';
import { lstat, open, rename, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { codeOf, UserError } from './errors.ts';

/**
 * Gives a file a new content: all of it or, where anything fails, the old one. It has `mode` afterwards (which Windows
 * ignores); without `mode`, that of the file that it replaces, else that of any new file.
 * @throws UserError where `path` is a link or no ordinary file: neither is written through or replaced.
 */
export async function replaceFile(path: string, text: string, mode?: number): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    const present = await presentMode(path);
    await writeNew(temporary, text, mode ?? present);
    // Rename replaces a link that was put there meanwhile and does not follow it.
    await rename(temporary, path);
  } catch (cause) {
    await unlink(temporary).catch(() => {}); // It may not exist; the first error is the one to tell.
    if (cause instanceof UserError) throw cause;
    throw new UserError(`${path} cannot be written: ${codeOf(cause) ?? 'unknown error'}`, hintOf(codeOf(cause)), {
      cause,
    });
  }
}

/** The mode of the file that is there now, if one is. */
async function presentMode(path: string): Promise<number | undefined> {
  const stats = await lstat(path).catch((cause: unknown) => {
    if (codeOf(cause) === 'ENOENT') return undefined;
    throw cause;
  });
  if (stats?.isSymbolicLink()) throw new UserError(`${path} is a symbolic link`, 'Name the file that it leads to');
  // As root, a rename onto /dev/null would replace the device.
  if (stats && !stats.isFile()) throw new UserError(`${path} is not an ordinary file`, 'Name a file');
  return stats && stats.mode & 0o777;
}

async function writeNew(path: string, text: string, mode: number | undefined): Promise<void> {
  // `wx` is O_CREAT | O_EXCL, which follows no link either.
  const file = await open(path, 'wx', mode);
  try {
    await file.writeFile(text);
    // The mode of open() is cut by the umask.
    if (mode !== undefined) await file.chmod(mode);
    await file.sync();
  } finally {
    await file.close();
  }
}

function hintOf(code: string | undefined): string {
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'Make its folder first';
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return 'Check the permissions of its folder';
  return 'Check the path, and whether the disk is full';
}
