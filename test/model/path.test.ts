import { expect, test } from 'vitest';
import { decodeLatin1Path, decodePath, encodePath } from '../../src/model/path.ts';

test.each([
  ['ASCII', 'src/a b.ts'],
  ['characters of two, three and four bytes', 'ä/€/💀.txt'],
  ['U+FFFD that stands in the name', 'a\ufffdb'],
])('a path of %s is its text, both ways', (_what, path) => {
  expect(decodePath(Buffer.from(path))).toBe(path);
  expect(decodeLatin1Path(Buffer.from(path).toString('latin1'))).toBe(path);
  expect(encodePath(path)).toBe(path);
});

test.each([
  ['a latin1 letter', [0x61, 0xe9, 0x62], 'a\udce9b'],
  ['a character that breaks off', [0xe2, 0x82], '\udce2\udc82'],
  ['bytes beside characters', [0xff, 0xf0, 0x9f, 0x92, 0x80, 0x80], '\udcff💀\udc80'],
  ['an encoded surrogate, which is not UTF-8', [0xed, 0xb2, 0x80], '\udced\udcb2\udc80'],
])('%s keeps its bytes', (_what, bytes, text) => {
  expect(decodePath(Uint8Array.from(bytes))).toBe(text);
  expect(encodePath(text)).toEqual(Buffer.from(bytes));
});
