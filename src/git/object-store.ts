import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { inflateSync } from 'node:zlib';
import type { ObjectType } from './objects.ts';
import { UnknownPackError } from './pack.ts';
import type { Repository } from './repository.ts';

/** Where a repository keeps its objects, when it is all of a kind that is read here without git. */
export interface ObjectStore {
  readonly packFiles: readonly string[];
  /** Ids of objects in files of their own. */
  readonly loose: readonly string[];
  readonly directory: string;
  readonly hashBytes: number;
}

const TYPES: readonly ObjectType[] = ['blob', 'commit', 'tag', 'tree'];

/** undefined where objects are borrowed from elsewhere or a pack has no index: then git has to be asked. */
export function objectStore(repository: Repository): ObjectStore | undefined {
  const commonDir = fileText(join(repository.gitDir, 'commondir'))?.trim();
  const directory = join(
    commonDir === undefined ? repository.gitDir : resolve(repository.gitDir, commonDir),
    'objects',
  );
  if (existsSync(join(directory, 'info', 'alternates'))) return undefined;
  const packNames = namesIn(join(directory, 'pack')).filter((name) => name.endsWith('.pack'));
  const packFiles = packNames.map((name) => join(directory, 'pack', name));
  if (packFiles.some((file) => !existsSync(file.replace(/\.pack$/, '.idx')))) return undefined;
  const loose = namesIn(directory)
    .filter((name) => /^[0-9a-f]{2}$/.test(name))
    .flatMap((name) =>
      namesIn(join(directory, name))
        .filter((rest) => /^[0-9a-f]+$/.test(rest))
        .map((rest) => name + rest),
    );
  return { packFiles, loose, directory, hashBytes: repository.objectFormat === 'sha256' ? 32 : 20 };
}

/** Says whether an object is there, without reading it. */
export function presence(store: ObjectStore): (oid: string) => boolean {
  const loose = new Set(store.loose);
  const indexes = store.packFiles.map((file) => readFileSync(file.replace(/\.pack$/, '.idx')));
  return (oid) => loose.has(oid) || indexes.some((index) => indexHolds(index, Buffer.from(oid, 'hex')));
}

const FANOUT_AT = 8;
const OIDS_AT = FANOUT_AT + 256 * 4;

/** A binary search between the bounds that the first byte of the id gives (gitformat-pack(5)). */
function indexHolds(index: Buffer, oid: Buffer): boolean {
  const [first = 0] = oid;
  let low = first === 0 ? 0 : index.readUInt32BE(FANOUT_AT + 4 * (first - 1));
  let high = index.readUInt32BE(FANOUT_AT + 4 * first) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const at = OIDS_AT + middle * oid.length;
    const order = index.compare(oid, 0, oid.length, at, at + oid.length);
    if (order === 0) return true;
    if (order < 0) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}

export interface LooseObject {
  readonly type: ObjectType;
  readonly bytes: Buffer;
}

/** An object in a file of its own. Throws where the file is not one. */
export function readLoose(store: Pick<ObjectStore, 'directory'>, oid: string): LooseObject {
  const whole = inflateSync(readFileSync(join(store.directory, oid.slice(0, 2), oid.slice(2))));
  const headerEnd = whole.indexOf(0);
  const [name, size] = whole.toString('latin1', 0, Math.max(0, headerEnd)).split(' ');
  const type = TYPES.find((known) => known === name);
  const bytes = whole.subarray(headerEnd + 1);
  if (type === undefined || Number(size) !== bytes.length) throw new UnknownPackError('header of an object');
  return { type, bytes };
}

function namesIn(directory: string): string[] {
  return existsSync(directory) ? readdirSync(directory) : [];
}

function fileText(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
