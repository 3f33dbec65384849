import { isUtf8 } from 'node:buffer';

/**
 * The string of a path's bytes. Git and POSIX allow any bytes; those that are not UTF-8 become U+DC80..U+DCFF, one each
 * (as Python's surrogateescape), which no valid UTF-8 can decode to, so `encodePath` gives the same bytes back.
 */
export function decodePath(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return isUtf8(buffer) ? buffer.toString('utf8') : decodeMixed(buffer);
}

/** As `decodePath`, for bytes that were read as latin1: one character a byte. */
export function decodeLatin1Path(text: string): string {
  return ASCII.test(text) ? text : decodePath(Buffer.from(text, 'latin1'));
}

/** The path as the file system takes it: the string itself, or its bytes where they are not UTF-8. */
export function encodePath(path: string): string | Buffer {
  return LONE_BYTE.test(path) ? Buffer.concat(path.split(BYTE_RUN).map(encodeRun)) : path;
}

/** The file at `path`, which has forward slashes and no `..` inside, below `root`; as the file system takes it. */
export function pathBelow(root: string, path: string): string | Buffer {
  return encodePath(path === '' ? root : `${root}/${path}`);
}

// With the u flag a low surrogate matches only where it is not the second half of a pair.
const LONE_BYTE = /[\udc80-\udcff]/u;
const ASCII = /^[\x00-\x7f]*$/;
const BYTE_RUN = /([\udc80-\udcff]+)/u;

function encodeRun(text: string): Buffer {
  if (!LONE_BYTE.test(text)) return Buffer.from(text, 'utf8');
  return Buffer.from(Array.from({ length: text.length }, (_, index) => text.charCodeAt(index) - 0xdc00));
}

function decodeMixed(buffer: Buffer): string {
  let text = '';
  let at = 0;
  while (at < buffer.length) {
    const length = validLength(buffer, at);
    text += length === 0 ? String.fromCharCode(0xdc00 + (buffer[at] ?? 0)) : buffer.toString('utf8', at, at + length);
    at += Math.max(length, 1);
  }
  return text;
}

/** How many bytes the valid UTF-8 character at `at` takes; 0 where there is none. */
function validLength(buffer: Buffer, at: number): number {
  for (let length = 1; length <= 4 && at + length <= buffer.length; length++) {
    if (isUtf8(buffer.subarray(at, at + length))) return length;
  }
  return 0;
}
