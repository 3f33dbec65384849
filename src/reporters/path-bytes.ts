const RAW_BYTE = /([\udc80-\udcff])/u;

/** The bytes of a path: UTF-8, except that a lone U+DC80..U+DCFF is the byte 0x80..0xFF that was no UTF-8. */
export function pathBytes(path: string): Uint8Array {
  // Odd pieces are what the group of the pattern matched.
  const pieces = path.split(RAW_BYTE);
  return Buffer.concat(
    pieces.map((piece, index) =>
      index % 2 === 1 ? Buffer.of(piece.charCodeAt(0) - 0xdc00) : Buffer.from(piece, 'utf8'),
    ),
  );
}

export function isUtf8Path(path: string): boolean {
  return !RAW_BYTE.test(path);
}
