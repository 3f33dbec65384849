import { readSync } from 'node:fs';

const WINDOW_BYTES = 256 * 1024;
const WINDOWS = 64;

/** Reads a large file by position, a window at a time: objects that are read one after the other mostly stand close together. */
export class ReadAhead {
  readonly #file: number;
  readonly #size: number;
  /** By number of the window; the first was not used for the longest time. */
  readonly #windows = new Map<number, Buffer>();

  constructor(file: number, size: number) {
    this.#file = file;
    this.#size = size;
  }

  /** The bytes [from, to), which may be those of a window that is used again later. Throws where the file ends before. */
  read(from: number, to: number): Buffer {
    const first = Math.floor(from / WINDOW_BYTES);
    const last = Math.floor((to - 1) / WINDOW_BYTES);
    const offset = from - first * WINDOW_BYTES;
    if (first === last) return this.#window(first).subarray(offset, offset + to - from);
    const bytes = Buffer.allocUnsafe(to - from);
    readFully(this.#file, bytes, from);
    return bytes;
  }

  #window(number: number): Buffer {
    const known = this.#windows.get(number);
    this.#windows.delete(number);
    const start = number * WINDOW_BYTES;
    const window = known ?? readWindow(this.#file, start, Math.min(WINDOW_BYTES, this.#size - start), this.#spare());
    this.#windows.set(number, window);
    return window;
  }

  /** The memory of the window that is dropped for a new one. */
  #spare(): Buffer {
    if (this.#windows.size < WINDOWS) return Buffer.allocUnsafe(WINDOW_BYTES);
    const [oldest] = this.#windows;
    if (oldest) this.#windows.delete(oldest[0]);
    return oldest?.[1].length === WINDOW_BYTES ? oldest[1] : Buffer.allocUnsafe(WINDOW_BYTES);
  }
}

function readWindow(file: number, start: number, length: number, memory: Buffer): Buffer {
  const window = memory.subarray(0, Math.max(0, length));
  readFully(file, window, start);
  return window;
}

/** Fills the buffer from the file. Throws where the file ends before. */
export function readFully(file: number, target: Buffer, position: number): void {
  for (let filled = 0; filled < target.length; ) {
    const count = readSync(file, target, filled, target.length - filled, position + filled);
    if (count === 0) throw new RangeError('the file ends too soon');
    filled += count;
  }
}
