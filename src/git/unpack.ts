import { UNPACK_WASM } from '../generated/unpack-wasm.ts';

/** What assembly/unpack.ts exports; every number is an address or a length in the memory. */
export interface Unpack {
  /** Whether the zlib stream [source, sourceEnd) inflates to just [target, targetEnd). */
  inflate(source: number, sourceEnd: number, target: number, targetEnd: number): number;
  /** Reads the head of the delta [from, end): the length of what it gives, -1 where it is not one on such a base. */
  targetLength(from: number, end: number, baseLength: number): number;
  /** Applies the delta whose head was read last, see `Copies`; gives how many copies there are, -1 for a damaged one. */
  applyDelta(base: number, baseLength: number, end: number, target: number, length: number, copies: number): number;
}

/** zlib and deltas in WebAssembly: of the thousands of objects of a pack none becomes a buffer of its own. */
export function wasmUnpack(memory: WebAssembly.Memory): Unpack {
  const module = new WebAssembly.Module(Buffer.from(UNPACK_WASM, 'base64'));
  // The shape of the module's exports is fixed by assembly/unpack.ts.
  return new WebAssembly.Instance(module, { env: { memory, abort: () => undefined } }).exports as unknown as Unpack;
}
