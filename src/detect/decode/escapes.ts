import type { Decoded } from './layer.ts';

export type EscapeKind = 'percent' | 'escape' | 'entity';

const ESCAPES: Readonly<Record<EscapeKind, RegExp>> = {
  percent: /%([0-9a-fA-F]{2})/g,
  escape: /\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(["'/\\]))/g,
  entity: /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(quot|amp|lt|gt|apos));/g,
};
const NAMED: Readonly<Record<string, string>> = { quot: '"', amp: '&', lt: '<', gt: '>', apos: "'" };

/** Replaces the escapes of one kind in [start, end) and keeps the rest. */
export function decodeEscapes(bytes: Buffer, kind: EscapeKind, start: number, end: number): Decoded {
  const text = bytes.toString('latin1', start, end);
  // Where, in the decoded and in the encoded text, an escape ends: between two such places both run alike.
  const ends: { readonly decoded: number; readonly encoded: number }[] = [];
  let decoded = '';
  let from = 0;
  for (const match of text.matchAll(ESCAPES[kind])) {
    const character = characterOf(kind, match);
    if (character === undefined) continue;
    decoded += text.slice(from, match.index) + character;
    from = match.index + match[0].length;
    ends.push({ decoded: decoded.length, encoded: from });
  }
  decoded += text.slice(from);
  return {
    bytes: Buffer.from(decoded, 'latin1'),
    sourceOf(offset) {
      const before = ends.findLast((each) => each.decoded <= offset);
      const after = ends.find((each) => each.decoded > offset);
      const plain = before === undefined ? offset : before.encoded + (offset - before.decoded);
      // Inside of the bytes of an escape: where it ends.
      return start + Math.min(plain, after?.encoded ?? end - start);
    },
  };
}

/** The character as latin1 text of its UTF-8 bytes, so that offsets stay offsets of bytes. */
function characterOf(kind: EscapeKind, [, first, second, third]: RegExpMatchArray): string | undefined {
  if (third !== undefined) return NAMED[third] ?? third;
  const decimal = kind === 'entity' && first !== undefined;
  const code = Number.parseInt(first ?? second ?? '', decimal ? 10 : 16);
  if (code < 0x80 || kind === 'percent') return String.fromCharCode(code);
  if (!(code <= 0x10ffff)) return undefined;
  return Buffer.from(String.fromCodePoint(code), 'utf8').toString('latin1');
}
