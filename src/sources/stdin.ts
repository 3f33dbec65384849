import { readSync } from 'node:fs';
import { codeOf, messageOf } from '../errors.ts';
import type { Fragment, Room } from '../model/fragment.ts';
import type { Ledger } from '../model/receipt.ts';
import { pieces } from './pieces.ts';

const STDIN = 0;
const RETRY_MS = 10;

/** Standard input, read to its end in pieces. Where it cannot be read (it is a folder, or closed), the ledger says so. */
export function* stdinFragments(room: Room, ledger: Ledger, maxPieceBytes: number): Generator<Fragment> {
  let failure: string | undefined;
  const read = (target: Uint8Array): number => {
    let filled = 0;
    try {
      while (filled < target.length) {
        const count = readSome(target, filled);
        if (count === 0) break;
        filled += count;
      }
    } catch (error) {
      failure = codeOf(error) ?? messageOf(error);
    }
    ledger.bytes += filled;
    return filled;
  };
  yield* pieces(Number.POSITIVE_INFINITY, { kind: 'stdin' }, room, read, maxPieceBytes);
  if (failure === undefined) ledger.files++;
  else ledger.fail('<stdin>', `it could not be read (${failure})`);
}

/** A pipe that another program opened without blocking says EAGAIN, and Windows says EOF at the end. */
function readSome(target: Uint8Array, from: number): number {
  for (;;) {
    try {
      return readSync(STDIN, target, from, target.length - from, null);
    } catch (error) {
      if (codeOf(error) === 'EOF') return 0;
      if (codeOf(error) !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, RETRY_MS);
    }
  }
}
