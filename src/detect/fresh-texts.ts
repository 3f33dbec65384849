import { isSeamOfList, SEAM_REACH } from './decode/folded.ts';
import { ENCODED_KINDS } from './prefilter.ts';

/** Half-open byte offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Encoded places in a part of a content, by offsets into that part. */
export interface EncodedPart extends Span {
  readonly encoded: Uint32Array;
}

// base64, hex and UTF-16 come first among ENCODED_KINDS.
const LAST_RUN_KIND = 2;
const FOLDED_KIND = ENCODED_KINDS.indexOf('folded');
const SPAN_BITS = 0x1fffffff;
/** Shorter lines are not joined with the next. */
const MIN_WRAPPED_BYTES = 56;

/**
 * The encoded places in `span`. Where folded texts begin or end there, the part is wider, so that they are whole: all of
 * their seams decide on what they are.
 */
export function encodedRound(bytes: Buffer, span: Span, encodedIn: (part: Buffer) => Uint32Array): EncodedPart {
  let { start, end } = span;
  for (let step = SEAM_REACH; ; step *= 2) {
    const encoded = encodedIn(bytes.subarray(start, end));
    const seams = seamsOf(encoded);
    const isWholeBefore = start === 0 || seams === undefined || seams.start > SEAM_REACH;
    const isWholeBehind = end === bytes.length || seams === undefined || end - start - seams.end > SEAM_REACH;
    if (isWholeBefore && isWholeBehind) return { start, end, encoded };
    if (!isWholeBefore) start = Math.max(0, start - step);
    if (!isWholeBehind) end = Math.min(bytes.length, end + step);
  }
}

/** Encoded text of many lines is decoded from its first one, and a joined list may be long, however far that is. */
export function goesOnFar(bytes: Buffer, { start: from, encoded }: EncodedPart): boolean {
  for (let at = 0; at < encoded.length; at += 2) {
    const word = encoded[at] ?? 0;
    const [kind, start, end] = [word >>> 29, word & SPAN_BITS, encoded[at + 1] ?? 0];
    if (kind === FOLDED_KIND && isSeamOfList(bytes, { start: from + start, end: from + end })) return true;
    if (kind <= LAST_RUN_KIND && end - start >= MIN_WRAPPED_BYTES) return true;
  }
  return false;
}

/** From the first seam to the last. */
function seamsOf(encoded: Uint32Array): Span | undefined {
  let start = Number.POSITIVE_INFINITY;
  let end = 0;
  for (let at = 0; at < encoded.length; at += 2) {
    const word = encoded[at] ?? 0;
    if (word >>> 29 !== FOLDED_KIND) continue;
    start = Math.min(start, word & SPAN_BITS);
    end = Math.max(end, encoded[at + 1] ?? 0);
  }
  return end === 0 ? undefined : { start, end };
}
