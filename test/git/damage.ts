import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { TemporaryRepository } from './temporary-repository.ts';

/** Overwrites a loose object with bytes that are no object. */
export function garble(repository: TemporaryRepository, oid: string): void {
  overwrite(looseFile(repository, oid), Buffer.from('no object at all'));
}

/** Breaks a loose object's content off behind a sound header: git begins to answer, and dies. */
export function truncate(repository: TemporaryRepository, oid: string): void {
  const content = readFileSync(looseFile(repository, oid));
  overwrite(looseFile(repository, oid), content.subarray(0, content.length >> 1));
}

export function remove(repository: TemporaryRepository, oid: string): void {
  rmSync(looseFile(repository, oid), { force: true });
}

/** Bytes that deflate cannot make small, the same each time. */
export function noise(length: number): Uint8Array {
  let state = 1;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return state >>> 24;
  });
}

function looseFile(repository: TemporaryRepository, oid: string): string {
  return repository.path('.git', 'objects', oid.slice(0, 2), oid.slice(2));
}

function overwrite(file: string, content: Uint8Array): void {
  chmodSync(file, 0o644);
  writeFileSync(file, content);
}
