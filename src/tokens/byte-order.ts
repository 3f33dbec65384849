/**
 * Whether UTF-16 text is big endian: by its byte order mark, or by a first character of ASCII. undefined where the bytes do
 * not begin as UTF-16 does.
 */
export function isBigEndian(bytes: Uint8Array): boolean | undefined {
  const [first, second] = bytes;
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0)) return true;
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return false;
  return undefined;
}
