import { PREFILTER_WASM } from '../generated/prefilter-wasm.ts';
import type { Room } from '../model/fragment.ts';
import type { Keyword, KeywordTables, RuleSet } from '../model/rule.ts';

/** What an encoded place is: a run of digits of an encoding, one escape of a text with escapes, a seam of a folded one. */
export const ENCODED_KINDS = ['base64', 'hex', 'utf16', 'percent', 'escape', 'entity', 'folded'] as const;
export type EncodedKind = (typeof ENCODED_KINDS)[number];

/** Finds where it is worth to look closer. Offsets are into the bytes that are given. */
export interface Prefilter {
  /** Memory to read input into, so that it need not be copied. */
  readonly room: Room;
  /**
   * Pairs of (index of the keyword, offset), in no order. `everywhere`: also of keywords behind which nothing stands that
   * their rules could find.
   */
  keywords(bytes: Uint8Array, everywhere?: boolean): Uint32Array;
  /** Pairs of (kind << 29 | start, end), see ENCODED_KINDS. */
  encoded(bytes: Uint8Array): Uint32Array;
  /** A number of 52 bits that no other text [from, to) of up to 2048 bytes, or other salt, has but by the rarest chance. */
  digest(bytes: Uint8Array, from: number, to: number, salt: number): number;
}

// As in assembly/layout.ts.
const TABLE = 0;
const HEADS = 0x40000;
const RECORDS = 0x60000;
const TEXTS = 0xb0000;
const TEXTS_END = 0xf0000;
const RESULTS = 0x100000;
const INPUT = 0x200000;

const PADDING_BYTES = 64;
const DIGEST_KEY_BYTES = 2048;
const PAGE_BYTES = 65_536;
const INITIAL_PAGES = 48;
const FOLD = 0x20202020;
const FOLDED = 1;
const ASSIGNMENT = 2;
const SHORT = 4;
const UNIFORM = 8;
const NEAR = 16;
const USERINFO = 32;
const GATE_CLASSES = { alphanumeric: 1, identifier: 2, word: 3, userinfo: 3 } as const;
const MAX_KEYWORD_BYTES = 255;

interface Exports {
  findKeywords(start: number, from: number, end: number, everywhere: boolean): number;
  resumeAt(): number;
  findEncoded(start: number, from: number, end: number): number;
  findWide(start: number, from: number, end: number): number;
  encodedResumeAt(): number;
  digest(from: number, to: number, salt: number): number;
  digestKey(): number;
}

/** Memory of its own, or for one that shares it: what it searches has to stand behind `room`, or there. */
export function prefilterMemory(): WebAssembly.Memory {
  return new WebAssembly.Memory({ initial: INITIAL_PAGES });
}

/** The prefilter in WebAssembly: about 1 GB/s, whatever the number of keywords. */
export function wasmPrefilter(ruleSet: Pick<RuleSet, 'keywords' | 'tables'>, memory = prefilterMemory()): Prefilter {
  const tables = ruleSet.tables ?? keywordTables([...ruleSet.keywords]);
  const module = new WebAssembly.Module(Buffer.from(PREFILTER_WASM, 'base64'));
  const environment = { env: { memory, abort: () => undefined } };
  // The shape of the module's exports is fixed by assembly/index.ts.
  const wasm = new WebAssembly.Instance(module, environment).exports as unknown as Exports;
  new Uint8Array(memory.buffer).set(tables.slots);
  new Uint8Array(memory.buffer).set(tables.texts, TEXTS);
  const key = new Uint32Array(memory.buffer, wasm.digestKey(), DIGEST_KEY_BYTES / 4);
  for (let at = 0; at < key.length; at++) key[at] = Math.random() * 2 ** 32;

  let inputEnd = INPUT;

  function reserve(end: number): void {
    const missing = end + PADDING_BYTES - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / PAGE_BYTES));
  }

  function room(length: number): Uint8Array {
    // Decoded texts are searched behind the input; growing then would take the input's memory away.
    reserve(INPUT + 2 * length + PAGE_BYTES);
    inputEnd = INPUT + length;
    return new Uint8Array(memory.buffer, INPUT, length);
  }

  /** Bytes that are not in the module's memory are copied behind the input, so that they do not overwrite it. */
  function locate(bytes: Uint8Array): number {
    if (bytes.buffer === memory.buffer) return bytes.byteOffset;
    const offset = (inputEnd + PADDING_BYTES) & ~15;
    reserve(offset + bytes.length);
    new Uint8Array(memory.buffer).set(bytes, offset);
    return offset;
  }

  function collect(
    start: number,
    end: number,
    find: (start: number, from: number, end: number) => number,
    resumeAt: () => number,
  ): Uint32Array {
    let found = NOTHING;
    for (let from = start; from !== 0; from = resumeAt()) {
      const count = find(start, from, end);
      if (count > 0) found = joined(found, new Uint32Array(memory.buffer, RESULTS, 2 * count));
    }
    return found;
  }

  return {
    room,
    keywords(bytes, everywhere = false) {
      const start = locate(bytes);
      const find = (first: number, from: number, end: number): number =>
        wasm.findKeywords(first, from, end, everywhere);
      return collect(start, start + bytes.length, find, wasm.resumeAt);
    },
    digest(bytes, from, to, salt) {
      const start = bytes.buffer === memory.buffer ? bytes.byteOffset + from : locate(bytes.subarray(from, to));
      return wasm.digest(start, start + (to - from), salt);
    },
    encoded(bytes) {
      const start = locate(bytes);
      const end = start + bytes.length;
      const narrow = collect(start, end, wasm.findEncoded, wasm.encodedResumeAt);
      if (!Buffer.from(memory.buffer, start, bytes.length).includes(0)) return narrow;
      return joined(narrow, collect(start, end, wasm.findWide, wasm.encodedResumeAt));
    },
  };
}

const NOTHING = new Uint32Array(0);

function joined(first: Uint32Array, second: Uint32Array): Uint32Array<ArrayBuffer> {
  const both = new Uint32Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

/** The tables that make the prefilter look for these keywords. It takes a while: for built-in rules the build does it. */
export function keywordTables(keywords: readonly Keyword[]): KeywordTables {
  const memory = new DataView(new ArrayBuffer(TEXTS_END));
  let record = 0;
  let text = TEXTS;
  keywords.forEach((keyword, index) => {
    const bytes = Buffer.from(keyword.text, 'latin1');
    if (bytes.length > MAX_KEYWORD_BYTES) throw new RangeError('a keyword is too long for the prefilter');
    if (text + bytes.length > TEXTS_END || RECORDS + 16 * (record + FOLLOWERS_OF_KEY.length) > TEXTS)
      throw new RangeError('too many keywords for the prefilter');
    new Uint8Array(memory.buffer).set(bytes, text);
    const short = bytes.length < 4;
    const { gate } = keyword;
    const flags =
      (keyword.fold ? FOLDED : 0) |
      (keyword.assignment ? ASSIGNMENT : 0) |
      (short ? SHORT : 0) |
      (isUniform(keyword.text) ? UNIFORM : 0) |
      (gate?.near ? NEAR : 0) |
      (gate?.class === 'userinfo' ? USERINFO : 0);
    for (const gram of anchorGrams(bytes, keyword)) {
      const hash = hashOf(gram);
      const slot = hash >>> 16;
      const at = RECORDS + 16 * record++;
      memory.setUint32(at, text, true);
      memory.setUint32(at + 4, (short ? gram : bytes.readUInt32LE(0)) | FOLD, true);
      memory.setUint16(at + 8, index, true);
      memory.setUint16(at + 10, memory.getUint16(HEADS + 2 * slot, true), true);
      memory.setUint8(at + 12, bytes.length);
      memory.setUint8(at + 13, gate === undefined ? 0 : (GATE_CLASSES[gate.class] << 6) | gate.count);
      memory.setUint8(at + 14, short ? 0 : keyword.anchor);
      memory.setUint8(at + 15, flags);
      memory.setUint16(HEADS + 2 * slot, record, true);
      const byte = TABLE + (hash >>> 14);
      memory.setUint8(byte, memory.getUint8(byte) | (1 << ((hash >>> 11) & 7)));
    }
    text += bytes.length;
  });
  return {
    slots: new Uint8Array(memory.buffer, 0, RECORDS + 16 * record),
    texts: new Uint8Array(memory.buffer, TEXTS, text - TEXTS),
  };
}

/** One letter again and again: a long run holds it at every place, of which the first stands for all. */
export function isUniform(text: string): boolean {
  for (let at = 1; at < text.length; at++) if (text[at] !== text[0]) return false;
  return true;
}

// What can follow a prefix of 3 bytes in a token, folded as the hash folds (so letters stand for both cases).
const FOLLOWERS = Buffer.from('abcdefghijklmnopqrstuvwxyz0123456789-_./+=:', 'latin1');
/** And behind a key: blanks, quotes, brackets and the signs of an assignment. */
const FOLLOWERS_OF_KEY = Buffer.concat([FOLLOWERS, Buffer.from(' "\'`)},>(|?!\\', 'latin1')]);

/** The 4-byte anchor; a keyword of 3 bytes has one for every byte that can follow it in a token. */
function anchorGrams(bytes: Buffer, { anchor, assignment }: Keyword): number[] {
  if (bytes.length >= 4) return [bytes.readUInt32LE(anchor)];
  const prefix = bytes.readUIntLE(0, 3);
  const followers = new Set(Array.from(assignment ? FOLLOWERS_OF_KEY : FOLLOWERS, (follower) => follower | 0x20));
  return Array.from(followers, (follower) => prefix + follower * 0x1000000);
}

function hashOf(gram: number): number {
  return Math.imul(gram | FOLD, 0x9e3779b1) >>> 0;
}
