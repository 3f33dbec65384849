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
  const parts: string[] = [];
  const sources: number[] = [];
  let from = 0;
  const copy = (to: number): void => {
    parts.push(text.slice(from, to));
    for (let at = from; at < to; at++) sources.push(start + at);
  };
  for (const match of text.matchAll(ESCAPES[kind])) {
    const character = characterOf(kind, match);
    if (character === undefined) continue;
    copy(match.index);
    parts.push(character);
    for (let unit = 0; unit < character.length; unit++) sources.push(start + match.index);
    from = match.index + match[0].length;
  }
  copy(text.length);
  sources.push(end);
  return { bytes: Buffer.from(parts.join(''), 'latin1'), sourceOf: (offset) => sources[offset] ?? end };
}

/** The character as latin1 text of its UTF-8 bytes, so that offsets stay offsets of bytes. */
function characterOf(kind: EscapeKind, [, first, second, third]: RegExpMatchArray): string | undefined {
  if (kind === 'percent') return String.fromCharCode(Number.parseInt(first ?? '', 16));
  if (third !== undefined) return NAMED[third] ?? third;
  const code =
    kind === 'entity' && first !== undefined ? Number.parseInt(first, 10) : Number.parseInt(first ?? second ?? '', 16);
  if (!(code <= 0x10ffff)) return undefined;
  return Buffer.from(String.fromCodePoint(code), 'utf8').toString('latin1');
}
