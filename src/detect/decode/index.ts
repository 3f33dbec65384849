import { ENCODED_KINDS } from '../prefilter.ts';
import { decodeBase64 } from './base64.ts';
import { decodeEscapes, type EscapeKind } from './escapes.ts';
import { foldedTexts } from './folded.ts';
import { decodeHex } from './hex.ts';
import { type Decoded, type Layer, layerOf } from './layer.ts';
import { decodeUtf16 } from './utf16.ts';

// Escapes that are nearer than this belong to one text.
const ESCAPE_GAP = 64;
const TEXT_BEFORE = 128;
const TEXT_AFTER = 256;
const MAX_TEXT = 65_536;

interface Place {
  readonly start: number;
  readonly end: number;
}

/** Decodes the places that the prefilter found, one layer per encoding. */
export function decodeLayers(bytes: Buffer, found: Uint32Array): Layer[] {
  const places = ENCODED_KINDS.map((): Place[] => []);
  for (let at = 0; at < found.length; at += 2) {
    const word = found[at] ?? 0;
    places[word >>> 29]?.push({ start: word & 0x1fffffff, end: found[at + 1] ?? 0 });
  }
  return ENCODED_KINDS.flatMap((kind, index) => {
    const ofKind = places[index] ?? [];
    return ofKind.length === 0 ? [] : [layerOf(kind, [...pieces(bytes, kind, ofKind)])];
  });
}

function* pieces(bytes: Buffer, kind: (typeof ENCODED_KINDS)[number], places: readonly Place[]): Iterable<Decoded> {
  switch (kind) {
    case 'base64': {
      let done = 0;
      for (const { start, end } of places) {
        if (start < done) continue;
        const piece = decodeBase64(bytes, start, end);
        done = piece.end;
        yield piece;
      }
      return;
    }
    case 'hex':
      for (const { start, end } of places) yield decodeHex(bytes, start, end);
      return;
    case 'utf16':
      for (const { start, end } of places) yield decodeUtf16(bytes, start, end);
      return;
    case 'folded':
      yield* foldedTexts(bytes, places);
      return;
    case 'percent':
    case 'escape':
    case 'entity':
      for (const { start, end } of textsWithEscapes(bytes, places))
        yield decodeEscapes(bytes, kind satisfies EscapeKind, start, end);
      return;
  }
}

/** The unbroken texts in which the escapes stand: neighbours are joined, blanks end them. */
function* textsWithEscapes(bytes: Buffer, places: readonly Place[]): Iterable<Place> {
  let done = 0;
  for (let at = 0; at < places.length; ) {
    const first = places[at];
    if (first === undefined) return;
    let end = first.end;
    for (at++; at < places.length; at++) {
      const next = places[at];
      if (next === undefined || next.start - end > ESCAPE_GAP || next.end - first.start > MAX_TEXT) break;
      end = next.end;
    }
    const start = Math.max(done, startOfText(bytes, first.start));
    done = endOfText(bytes, end);
    if (start < done) yield { start, end: done };
  }
}

function startOfText(bytes: Buffer, from: number): number {
  let at = from;
  while (at > 0 && at > from - TEXT_BEFORE && (bytes[at - 1] ?? 0) > 0x20) at--;
  return at;
}

function endOfText(bytes: Buffer, from: number): number {
  let at = from;
  while (at < bytes.length && at < from + TEXT_AFTER && (bytes[at] ?? 0) > 0x20) at++;
  return at;
}
