import { ASSIGNED_REACH, type Gate, type Keyword, NEAR_REACH, NEAR_REACH_BEFORE } from '../model/rule.ts';
import { assignmentFollows } from './assignment-shape.ts';
import { ENCODED_KINDS, type EncodedKind, isUniform, type Prefilter } from './prefilter.ts';

/**
 * The prefilter in plain TypeScript: what the WebAssembly one is tested against, and what runs where WebAssembly is
 * switched off. Written to be obviously right, not to be fast.
 */
export function plainPrefilter(keywords: readonly Keyword[]): Prefilter {
  const known = new Map<string, number>();
  return {
    room: (length) => new Uint8Array(length),
    keywords(bytes, everywhere = false) {
      const text = Buffer.from(bytes).toString('latin1');
      const folded = text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
      const pairs: number[] = [];
      keywords.forEach((keyword, index) => {
        const haystack = keyword.fold ? folded : text;
        for (let at = haystack.indexOf(keyword.text); at >= 0; at = haystack.indexOf(keyword.text, at + 1)) {
          const after = at + keyword.text.length;
          const follows = keyword.assignment ? /[\w\-./+=: "'`)},>(|?!]/ : /[A-Za-z0-9\-_./+=:]/;
          if (keyword.text.length < 4 && !follows.test(followerOf(text, after))) continue;
          if (isUniform(keyword.text) && text[at - 1] === text[at]) continue;
          const passes = keyword.assignment
            ? assignmentFollows(text, at, after) && isAssignedRun(keyword.gate, text, after)
            : isOpen(keyword.gate, text, at, after);
          if (everywhere || passes) pairs.push(index, at);
        }
      });
      return Uint32Array.from(pairs);
    },
    digest(bytes, from, to, salt) {
      const text = `${salt} ${Buffer.from(bytes.subarray(from, to)).toString('latin1')}`;
      const number = known.get(text) ?? known.size;
      known.set(text, number);
      return number;
    },
    encoded(bytes) {
      const text = Buffer.from(bytes).toString('latin1');
      return Uint32Array.from([...escapes(text), ...runs(text), ...wide(text), ...seams(text)].flat());
    },
  };
}

const GATE_BYTES = {
  alphanumeric: '[A-Za-z0-9]',
  identifier: '[A-Za-z0-9_.-]',
  word: '[^\\t\\n\\v\\f\\r "\'`]',
} as const;
const MAX_USERINFO = 512;

function isAssignedRun(gate: Gate | undefined, text: string, after: number): boolean {
  if (gate === undefined) return true;
  const reach = text.slice(after, after + ASSIGNED_REACH + gate.count);
  return new RegExp(`${GATE_BYTES.alphanumeric}{${gate.count}}`).test(reach);
}

function isOpen(gate: Gate | undefined, text: string, at: number, after: number): boolean {
  if (gate === undefined) return true;
  if (gate.class === 'userinfo') {
    return /^[^\t\n\v\f\r "'`/]*?@/.test(text.slice(after, after + MAX_USERINFO));
  }
  const run = `${GATE_BYTES[gate.class]}{${gate.count}}`;
  if (!gate.near) return new RegExp(`^${run}`).test(text.slice(after));
  if (new RegExp(run).test(text.slice(after, after + NEAR_REACH + gate.count))) return true;
  // A name behind its value stands in an address or a sentence.
  return (
    /[ ./@]/.test(text.charAt(at - 1)) && new RegExp(run).test(text.slice(Math.max(0, at - NEAR_REACH_BEFORE), at))
  );
}

function followerOf(text: string, at: number): string {
  // The hash folds bit 5, so a few control characters and capitals share a slot with what may follow.
  if (at >= text.length) return '';
  const code = text.charCodeAt(at) | 0x20;
  return String.fromCharCode(code === 0x7f ? 0x5f : code);
}

function pair(kind: EncodedKind, start: number, end: number): [number, number] {
  return [((ENCODED_KINDS.indexOf(kind) << 29) | start) >>> 0, end];
}

function* escapes(text: string): Iterable<[number, number]> {
  for (const { 0: found, index } of text.matchAll(
    /%[2-7][0-9a-fA-F]|\\x[2-7][0-9a-fA-F]|\\u00[2-7][0-9a-fA-F]|&#|&quot;/g,
  )) {
    const kind = found.startsWith('%') ? 'percent' : found.startsWith('&') ? 'entity' : 'escape';
    yield pair(kind, index, index + found.length);
  }
}

const TOKEN = String.raw`[\w.+/-]`;
const OPERATOR = String.raw`(?:\+\+|\.\.|\+|\.|<>|<<|\|\||&)`;
const BLANKS = String.raw`[ \t\r\n]{0,96}`;
const BEFORE_SEAM = String.raw`(?<=(?:${TOKEN}|=)[\w+/-])`;
const NEXT_LITERAL = new RegExp(
  String.raw`${BEFORE_SEAM}(?:["'\x60](?=[\0- "'+.])|\x60(?=\x60))${BLANKS}(?:\\${BLANKS})?(?:${OPERATOR}${BLANKS})?[bfrulBFRUL@$]{0,2}["'\x60](?=${TOKEN}{3})`,
  'y',
);
const NEXT_LINE = new RegExp(String.raw`${BEFORE_SEAM}\\(?=[\r\n])${BLANKS}(?=${TOKEN}{3})`, 'y');
const END_OF_PIECE = new RegExp(String.raw`(?<=\$\{(["'\x60])${TOKEN}{2,127}(?<=[\w+/-]))\1\}(?=${TOKEN}{3})`, 'y');
const EMPTY = /(["'`])\1/y;
const JOIN_BEFORE = /(?:join|lode)[\s\S]{0,20}$/i;
const LIST_BEFORE = /[)\]}][ \t\r\n]{0,96},[ \t\r\n]{0,96}$/;

function* seams(text: string): Iterable<[number, number]> {
  const matchAt = (pattern: RegExp, at: number): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0];
  };
  for (let at = 0; at < text.length; at++) {
    const empty = matchAt(EMPTY, at);
    if (empty !== undefined && !/[\w.+/=-][\w+/-]$/.test(text.slice(Math.max(0, at - 2), at))) {
      const head = text.slice(Math.max(0, at - 196), at);
      const isJoin =
        text.startsWith('.joi', at + 2) ||
        JOIN_BEFORE.test(head.slice(-24)) ||
        (text[at + 2] === ')' && LIST_BEFORE.test(head));
      if (isJoin) yield pair('folded', at, at + 2);
      continue;
    }
    const piece = matchAt(END_OF_PIECE, at);
    const seam = piece ?? matchAt(NEXT_LINE, at) ?? matchAt(NEXT_LITERAL, at);
    if (seam === undefined) continue;
    const end = at + seam.length;
    const near = text.slice(Math.max(0, at - 8), at) + text.slice(end, end + 8);
    if (piece !== undefined || /[0-9A-Z]/.test(near)) yield pair('folded', at, end);
  }
}

function* runs(text: string): Iterable<[number, number]> {
  for (const { 0: run, index } of text.matchAll(/[A-Za-z0-9+/_-]{20,}/g)) {
    const end = index + run.length;
    if (
      run.length >= 24 &&
      run.length % 2 === 0 &&
      /^[0-9a-fA-F]{24}/.test(run) &&
      isText(Buffer.from(run.slice(0, 24), 'hex'))
    ) {
      yield pair('hex', index, end);
    } else {
      const head = Buffer.from(run.slice(0, 16), 'base64');
      if (isAlmostText(head) || isWideText(head)) yield pair('base64', index, end);
    }
  }
}

function* wide(text: string): Iterable<[number, number]> {
  for (let at = 0; at + 1 < text.length; ) {
    let end = at;
    while (end + 1 < text.length && text[end + 1] === '\0' && isText(Buffer.from(text.charAt(end), 'latin1'))) end += 2;
    const bigEndian = end > at && end < text.length && at > 0 && text[at - 1] === '\0';
    if (bigEndian && isText(Buffer.from(text.charAt(end), 'latin1'))) end += 1;
    if (end - at >= 16) yield pair('utf16', at, end);
    at = end > at ? end : at + 1;
  }
}

function isText(bytes: Uint8Array): boolean {
  return bytes.every((byte) => (byte >= 0x20 && byte <= 0x7e) || byte === 9 || byte === 10 || byte === 13);
}

function isAlmostText(bytes: Uint8Array): boolean {
  const beyond = bytes.filter((byte) => !isText(Uint8Array.of(byte)));
  return beyond.length <= 3 && beyond.every((byte) => byte >= 0x80);
}

function isWideText(bytes: Uint8Array): boolean {
  return bytes.every((byte, at) => (at % 2 === 1 ? byte === 0 : isText(Uint8Array.of(byte))));
}
