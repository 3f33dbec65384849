import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { codeOf, messageOf } from '../errors.ts';
import { type Fragment, type Room, wholeFragment } from '../model/fragment.ts';
import { pathBelow } from '../model/path.ts';
import type { Ledger } from '../model/receipt.ts';
import { pieces } from './pieces.ts';

// Most files are smaller, so that one read gets them whole.
const FIRST_READ_BYTES = 256 * 1024;
// Windows knows neither: there a link is followed and a pipe cannot lie in a folder.
const OPEN_FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** What a failed read means: undefined where the file is just not one that a scan reads. */
const SKIPPED: Readonly<Record<string, string>> = {
  ELOOP: 'symbolic link',
  EMLINK: 'symbolic link',
  EISDIR: 'folder of its own repository',
  ENXIO: 'socket',
  EOPNOTSUPP: 'socket',
};

/**
 * Reads files, given relative to `root`, into the room one after the other. One that cannot be read is an entry of the
 * ledger; one that is not there is for the caller to judge. Links are not followed; pipes, sockets and devices are not
 * waited for.
 */
export function* fileFragments(
  root: string,
  paths: Iterable<string>,
  room: Room,
  ledger: Ledger,
  maxFileBytes: number,
  onVanished: (path: string) => void,
): Generator<Fragment> {
  for (const path of paths) {
    let file: number | undefined;
    try {
      file = openSync(pathBelow(root, path), OPEN_FLAGS);
      yield* openFile(file, path, room, ledger, maxFileBytes);
    } catch (error) {
      const code = codeOf(error);
      const skipped = SKIPPED[code ?? ''];
      if (skipped !== undefined) ledger.skip(skipped);
      else if (code === 'ENOENT' || code === 'ENOTDIR') onVanished(path);
      else ledger.fail(path, reasonOf(error, code));
    } finally {
      if (file !== undefined) closeSync(file);
    }
  }
}

function* openFile(file: number, path: string, room: Room, ledger: Ledger, maxFileBytes: number): Generator<Fragment> {
  const target = room(FIRST_READ_BYTES);
  const first = readSync(file, target, 0, FIRST_READ_BYTES, null);
  if (first === 0 || first === FIRST_READ_BYTES) {
    // Only now is it worth to ask what it is: an empty read may be a pipe without a writer, a full one a device.
    const status = fstatSync(file);
    if (!status.isFile()) return ledger.skip(kindOf(status));
    if (first > 0) return yield* largeFile(file, path, status.size, room, ledger, maxFileBytes);
  }
  ledger.files++;
  ledger.bytes += first;
  yield wholeFragment(target.subarray(0, first), { kind: 'file', path });
}

function* largeFile(
  file: number,
  path: string,
  size: number,
  room: Room,
  ledger: Ledger,
  maxFileBytes: number,
): Generator<Fragment> {
  ledger.files++;
  let at = 0;
  const read = (target: Uint8Array): number => {
    let filled = 0;
    while (filled < target.length) {
      const count = readSync(file, target, filled, target.length - filled, at);
      if (count === 0) break;
      filled += count;
      at += count;
    }
    ledger.bytes += filled;
    return filled;
  };
  yield* pieces(size, { kind: 'file', path }, room, read, maxFileBytes);
}

function kindOf(status: { isFIFO(): boolean; isSocket(): boolean; isDirectory(): boolean }): string {
  if (status.isFIFO()) return 'pipe';
  if (status.isSocket()) return 'socket';
  return status.isDirectory() ? 'folder of its own repository' : 'device';
}

function reasonOf(error: unknown, code: string | undefined): string {
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return 'permission denied';
    case 'EMFILE':
    case 'ENFILE':
      return 'too many open files';
    default:
      return code === undefined ? messageOf(error) : `it could not be read (${code})`;
  }
}
