import { UnknownPackError } from './pack.ts';

/** Bytes that a delta took over from its base. Half-open in the target; `from` is where they start in the base. */
export interface Copy {
  readonly start: number;
  readonly end: number;
  readonly from: number;
}

export interface Rebuilt {
  readonly bytes: Buffer;
  /** In order; what lies between them is new. */
  readonly copies: readonly Copy[];
}

const COPY = 0x80;
const DEFAULT_COPY_BYTES = 0x10000;
const SHORT_COPY_BYTES = 64;

/** Applies the instructions of a delta (gitformat-pack(5), "Deltified representation"). */
export function applyDelta(base: Buffer, delta: Buffer): Rebuilt {
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = delta[at++] ?? 0;
      value += (byte & 0x7f) * factor;
      if (!(byte & 0x80)) return value;
    }
  };
  if (varint() !== base.length) throw new UnknownPackError('length of a base');
  const bytes = Buffer.allocUnsafe(varint());
  const copies: Copy[] = [];
  let length = 0;
  while (at < delta.length) {
    const instruction = delta[at++] ?? 0;
    if (instruction & COPY) {
      let from = 0;
      let count = 0;
      for (let byte = 0; byte < 4; byte++) if (instruction & (1 << byte)) from += (delta[at++] ?? 0) * 2 ** (8 * byte);
      for (let byte = 0; byte < 3; byte++)
        if (instruction & (0x10 << byte)) count += (delta[at++] ?? 0) * 2 ** (8 * byte);
      if (count === 0) count = DEFAULT_COPY_BYTES;
      if (at > delta.length || from + count > base.length || length + count > bytes.length)
        throw new UnknownPackError('a copy of a delta');
      copyBytes(base, from, bytes, length, count);
      const last = copies.at(-1);
      if (last !== undefined && last.end === length && last.from + (last.end - last.start) === from) {
        copies[copies.length - 1] = { ...last, end: length + count };
      } else copies.push({ start: length, end: length + count, from });
      length += count;
    } else {
      if (instruction === 0 || at + instruction > delta.length || length + instruction > bytes.length)
        throw new UnknownPackError('an instruction of a delta');
      copyBytes(delta, at, bytes, length, instruction);
      length += instruction;
      at += instruction;
    }
  }
  if (length !== bytes.length) throw new UnknownPackError('length of an object');
  return { bytes, copies };
}

/** Most pieces are a few bytes long, and then a call of Buffer.copy takes longer than the bytes. */
function copyBytes(source: Buffer, from: number, target: Buffer, to: number, count: number): void {
  if (count > SHORT_COPY_BYTES) source.copy(target, to, from, from + count);
  else for (let at = 0; at < count; at++) target[to + at] = source[from + at] ?? 0;
}
