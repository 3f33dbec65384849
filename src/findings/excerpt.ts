import type { Excerpt } from '../model/finding.ts';
import { escapeUnprintable } from './escape.ts';
import { NEUTRAL_MASK } from './mask.ts';

/** A secret on a line: UTF-16 code units from the start of the line, half-open, and what is shown instead. */
export interface HiddenSpan {
  readonly start: number;
  readonly end: number;
  readonly mask: string;
}

const MAX_EXCERPT_UNITS = 160;
// Shorter text is found all over a line by chance and tells nothing.
const MIN_COPY_UNITS = 4;

/**
 * The surroundings of the secret at `column` (1-based), at most 160 code units, with every secret of the line masked and
 * every control character escaped. `hidden` lists all secrets of the line; other copies of their text are masked as well.
 */
export function excerptOf(line: string, column: number, hidden: readonly HiddenSpan[]): Excerpt {
  const at = column - 1;
  // A line that ends before its secret is not the line that was scanned: nothing is known of what it holds.
  if (at < 0 || at >= line.length) return { text: NEUTRAL_MASK, start: 0, end: NEUTRAL_MASK.length };
  const secret = hidden.find(({ start, end }) => start <= at && at < end) ?? {
    // Nothing says where the secret ends: all that follows might be secret.
    start: at,
    end: line.length,
    mask: NEUTRAL_MASK,
  };
  const from = wholeCharacter(line, Math.max(0, secret.start - MAX_EXCERPT_UNITS));
  const to = wholeCharacter(line, Math.min(line.length, secret.end + MAX_EXCERPT_UNITS));
  const inSight = ({ start, end }: HiddenSpan): boolean => start < to && end > from;
  const near = [secret, ...hidden].filter(inSight);
  const copies = near.flatMap((span) => copiesOf(line, span, from, to)).filter(inSight);
  const spans = merged([...near, ...copies]);
  return cropExcerpt(drawn(line, from, to, spans, at), MAX_EXCERPT_UNITS);
}

/** The excerpt cut to at most `maxUnits` code units, its secret in sight. */
export function cropExcerpt(excerpt: Excerpt, maxUnits: number): Excerpt {
  const { text, start, end } = excerpt;
  if (text.length <= maxUnits) return excerpt;
  const room = maxUnits - 2; // for the two ellipses
  const before = Math.max(0, Math.floor((room - (end - start)) / 2));
  const from = wholeCharacter(text, Math.max(0, Math.min(start - before, text.length - room)));
  const to = wholeCharacter(text, Math.min(text.length, from + room));
  const lead = from > 0 ? '…' : '';
  const shift = lead.length - from;
  return {
    text: `${lead}${text.slice(from, to)}${to < text.length ? '…' : ''}`,
    start: start + shift,
    end: Math.min(end, to) + shift,
  };
}

/** Where the text of a secret stands between `from` and `to` or across them. */
function copiesOf(line: string, { start, end, mask }: HiddenSpan, from: number, to: number): HiddenSpan[] {
  const text = line.slice(start, end);
  if (text.length < MIN_COPY_UNITS) return [];
  const base = Math.max(0, from - text.length);
  const searched = line.slice(base, to + text.length);
  const found: HiddenSpan[] = [];
  for (let at = searched.indexOf(text); at >= 0; at = searched.indexOf(text, at + 1)) {
    found.push({ start: base + at, end: base + at + text.length, mask });
  }
  return found;
}

/** Sorted and disjoint. Where different secrets overlap, the ends that one mask shows may lie inside the other. */
function merged(spans: readonly HiddenSpan[]): HiddenSpan[] {
  const result: HiddenSpan[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = result.at(-1);
    if (last === undefined || span.start >= last.end) {
      result.push(span);
    } else {
      const same = span.start === last.start && span.end === last.end && span.mask === last.mask;
      const end = Math.max(last.end, span.end);
      result[result.length - 1] = { start: last.start, end, mask: same ? last.mask : NEUTRAL_MASK };
    }
  }
  return result;
}

function drawn(line: string, from: number, to: number, spans: readonly HiddenSpan[], secretAt: number): Excerpt {
  let text = from > 0 ? '…' : '';
  let start = text.length;
  let end = text.length;
  let at = from;
  for (const span of spans) {
    const between = line.slice(at, Math.max(at, span.start));
    text += shown(text === '' ? between.trimStart() : between);
    if (span.start <= secretAt && secretAt < span.end) start = text.length;
    text += escapeUnprintable(span.mask);
    if (span.start <= secretAt && secretAt < span.end) end = text.length;
    at = Math.max(at, span.end);
  }
  text += shown(line.slice(at, Math.max(at, to)).trimEnd());
  if (to < line.length) text += '…';
  return { text, start, end };
}

function shown(text: string): string {
  return escapeUnprintable(text.replaceAll('\t', ' '));
}

/** `index`, or the one before it where it would cut a surrogate pair in two. */
function wholeCharacter(text: string, index: number): number {
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(Math.max(0, index - 1), index + 1)) ? index - 1 : index;
}
