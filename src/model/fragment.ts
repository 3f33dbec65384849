/** Where the bytes of a fragment were read. Paths are relative to the scan's root, with forward slashes. */
export type Origin =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'stdin' }
  | { readonly kind: 'index'; readonly path: string; readonly blob: string }
  | { readonly kind: 'blob'; readonly path: string | undefined; readonly blob: string }
  | { readonly kind: 'commit-message'; readonly commit: string }
  | { readonly kind: 'tag-message'; readonly tag: string };

/** A place in a file: `byte` is 0-based, `line` and `column` are 1-based, columns count UTF-16 code units. */
export interface Position {
  readonly byte: number;
  readonly line: number;
  readonly column: number;
}

/** Bytes with an origin: a whole file or blob, or one piece of a large one. */
export interface Fragment {
  /** Valid until the source yields the next fragment: the memory is used again. */
  readonly bytes: Uint8Array;
  readonly origin: Origin;
  /** Where the first byte of `bytes` stands in the file. */
  readonly start: Position;
  /** A match that starts at or after this offset of `bytes` belongs to the next piece, which holds it whole. */
  readonly ownedBytes: number;
  /** Whether a finding on these lines is reported; absent: every line is. Staged scans report added lines only. */
  readonly inScope?: (firstLine: number, lastLine: number) => boolean;
}

export const FILE_START: Position = { byte: 0, line: 1, column: 1 };

/** The fragment that is a whole file or blob. */
export function wholeFragment(bytes: Uint8Array, origin: Origin): Fragment {
  return { bytes, origin, start: FILE_START, ownedBytes: bytes.length };
}

/** Gives room for `length` bytes to read a fragment into; the room is used again at the next call. */
export type Room = (length: number) => Uint8Array;

/** The path that syntax and path checks look at; undefined where the origin has none. */
export function pathOf(origin: Origin): string | undefined {
  switch (origin.kind) {
    case 'file':
    case 'index':
    case 'blob':
      return origin.path;
    case 'stdin':
    case 'commit-message':
    case 'tag-message':
      return undefined;
  }
}

/** How a report names the origin where a path is expected. */
export function displayPath(origin: Origin): string {
  switch (origin.kind) {
    case 'file':
    case 'index':
      return origin.path;
    case 'blob':
      return origin.path ?? `blob:${origin.blob}`;
    case 'stdin':
      return '<stdin>';
    case 'commit-message':
      return `commit:${origin.commit}`;
    case 'tag-message':
      return `tag:${origin.tag}`;
  }
}
