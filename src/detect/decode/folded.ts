import type { Decoded } from './layer.ts';

/** What stands between two parts of a text that a program puts together: `" + "`. Half-open byte offsets. */
export interface Seam {
  readonly start: number;
  readonly end: number;
}

/** Seams that are nearer than this may be of one text. */
const MAX_PIECE = 512;
/** What decides on a find stands so far round the seams. */
const BEFORE = 256;
const AFTER = 704;
const MAX_TEXT = 65_536;
const MAX_LIST = 2048;
const MAX_GAP = 96;

/** What stands between a join's name and its list. */
const TO_LIST = /^\s*(?:,|\.join\s*\(|\n\s*-)\s*(?:[[({]|-\s)?\s*/;
const CALL =
  /(?:[\w.]{0,24}(?:join|implode)\s{0,4}\(\s{0,16}|\{\s{0,16}["']?Fn::Join["']?\s{0,4}:\s{0,4}\[\s{0,16}|!Join\s{0,4}\[\s{0,4}|!Join\s{0,16}-\s{0,4}-?\s{0,4})$/i;
const MAX_CALL = 96;
const BEHIND_LIST = /,?\s*[\])}]\s*(?:\.join\s*\(|,)\s*$/;
const FIRST_LITERAL = /^(?:\s{0,8},|\s{0,8}\.join\s{0,4}\(|[ \t]{0,8}\n\s{0,24}-)\s{0,40}(?:[[({]|-\s)?\s{0,40}["']/;
const LAST_LITERAL = /["']\s*,?\s*[\])}]\s*(?:\.join\s*\(|,)\s*$/;
const JOIN = /(?:join|implode)\s*\((?:\s|[\w[\]]){0,24}[[({]?\s*$/i;

/** So far from a seam another one may be of the same text, and what decides whether either is one. */
export const SEAM_REACH = MAX_PIECE + 256;

/** Whether a seam is of a list that is joined: what makes it one may stand far from its other seams. */
export function isSeamOfList(bytes: Buffer, seam: Seam): boolean {
  return isEmptyLiteral(bytes, seam) && (isFirstOfList(bytes, seam) || isLastOfList(bytes, seam));
}

/** The texts round the seams with the seams taken out: what the program that holds them puts together, and its surroundings. */
export function* foldedTexts(bytes: Buffer, found: readonly Seam[]): Iterable<Decoded> {
  const seams = found.flatMap((seam) =>
    isEmptyLiteral(bytes, seam) ? seamsOfList(bytes, seam) : [...opening(bytes, seam), seam],
  );
  seams.sort((one, other) => one.start - other.start);
  for (let at = 0; at < seams.length; ) {
    const group: Seam[] = [];
    for (; at < seams.length; at++) {
      const [first, last, next] = [group[0], group.at(-1), seams[at]];
      if (next === undefined) break;
      if (last && first && (next.start - last.end > MAX_PIECE || next.end - first.start > MAX_TEXT)) break;
      if (last === undefined || next.start >= last.end) group.push(next);
    }
    yield folded(bytes, group);
  }
}

function folded(bytes: Buffer, seams: readonly Seam[]): Decoded {
  const start = Math.max(0, (seams[0]?.start ?? 0) - BEFORE);
  const end = Math.min(bytes.length, (seams.at(-1)?.end ?? 0) + AFTER);
  const pieces: Buffer[] = [];
  /** Where in the folded text a seam was, and how many bytes were taken out up to there. */
  const cuts: { readonly at: number; readonly removed: number }[] = [];
  let from = start;
  let removed = 0;
  for (const seam of seams) {
    pieces.push(bytes.subarray(from, seam.start));
    removed += seam.end - seam.start;
    from = seam.end;
    cuts.push({ at: seam.end - start - removed, removed });
  }
  pieces.push(bytes.subarray(from, end));
  return {
    bytes: Buffer.concat(pieces),
    sourceOf: (offset) => start + offset + (cuts.findLast(({ at }) => at < offset)?.removed ?? 0),
    // What lies between two seams is found where it stands.
    isNew: (first, last) => cuts.some(({ at }) => at > first && at < last),
  };
}

function isEmptyLiteral(bytes: Buffer, { start, end }: Seam): boolean {
  return end === start + 2 && bytes[start] === bytes[start + 1];
}

function isFirstOfList(bytes: Buffer, { end }: Seam): boolean {
  return FIRST_LITERAL.test(bytes.toString('latin1', end, end + MAX_GAP));
}

function isLastOfList(bytes: Buffer, { start }: Seam): boolean {
  return LAST_LITERAL.test(bytes.toString('latin1', Math.max(0, start - MAX_GAP), start));
}

/** Of a piece in `${"..."}` what opens it is a seam, too. */
function opening(bytes: Buffer, { start, end }: Seam): Seam[] {
  if (end !== start + 2 || bytes[start + 1] !== 0x7d) return [];
  const quote = bytes.lastIndexOf(bytes[start] ?? 0, start - 1);
  return quote < 2 ? [] : [{ start: quote - 2, end: quote + 1 }];
}

/** The seams of the list that is joined with an empty literal: behind it, or before it. */
function seamsOfList(bytes: Buffer, { start, end }: Seam): Seam[] {
  // Most empty literals join nothing, or what is no list of literals.
  if (!isSeamOfList(bytes, { start, end })) return [];
  const behind = bytes.toString('latin1', end, end + MAX_LIST);
  const toList = TO_LIST.exec(behind)?.[0].length;
  const after = toList === undefined ? [] : literalsFrom(behind, toList);
  if (after.length > 1) {
    // The call goes, too: what is left is `key = "..."`.
    const call = CALL.exec(bytes.toString('latin1', Math.max(0, start - MAX_CALL), start))?.[0].length ?? 0;
    return [{ start: start - call, end: end + (after[0]?.start ?? 0) }, ...between(after, end)];
  }
  const from = Math.max(0, start - MAX_LIST);
  const head = bytes.toString('latin1', from, start);
  const tail = BEHIND_LIST.exec(head.slice(-MAX_GAP))?.[0];
  const before = tail === undefined ? [] : literalsBefore(head, head.length - tail.length);
  const isJoined = tail?.includes('join') || JOIN.test(head.slice(0, before[0]?.start).slice(-MAX_GAP));
  return isJoined ? between(before, from) : [];
}

/** The literals of a list that starts here, with their quotes. */
function literalsFrom(text: string, from: number): Seam[] {
  const found: Seam[] = [];
  for (let at = from; /["']/.test(text.charAt(at)); ) {
    const end = text.indexOf(text.charAt(at), at + 1) + 1;
    if (end === 0 || text.slice(at, end).includes('\n')) break;
    found.push({ start: at, end });
    at = end + (/^\s*(?:,|\n\s*-)\s*/.exec(text.slice(end, end + MAX_GAP))?.[0].length ?? 0);
    if (at === end) break;
  }
  return found;
}

/** The literals of a list that ends here. */
function literalsBefore(text: string, to: number): Seam[] {
  const found: Seam[] = [];
  for (let end = to; /["']/.test(text.charAt(end - 1)); ) {
    const start = text.lastIndexOf(text.charAt(end - 1), end - 2);
    if (start < 0 || text.slice(start, end).includes('\n')) break;
    found.unshift({ start, end });
    const gap = text.slice(Math.max(0, start - MAX_GAP), start);
    const trimmed = gap.trimEnd();
    if (!trimmed.endsWith(',')) break;
    end = start - gap.length + trimmed.slice(0, -1).trimEnd().length;
  }
  return found;
}

/** From the closing quote of each literal to the opening one of the next. */
function between(literals: readonly Seam[], base: number): Seam[] {
  return literals.slice(1).map((next, index) => ({
    start: base + (literals[index]?.end ?? 0) - 1,
    end: base + next.start + 1,
  }));
}
