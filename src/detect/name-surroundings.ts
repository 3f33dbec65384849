import { NEAR_BEFORE, type NearPlace, placesBefore, placesBehind } from './near-places.ts';
import { statementEnd } from './statement.ts';

/** What stands round the name of a provider, and where in it a credential of that provider can begin. */
export interface NameSurroundings {
  /** Byte offsets of the name. */
  readonly start: number;
  readonly end: number;
  readonly from: number;
  /** Their offsets count from `from`. Some may lie beyond what the name speaks for. */
  readonly places: readonly NearPlace[];
  /** Where that ends. It takes longer to tell than the places, and most of them hold no value. */
  readonly speaksTo: () => number;
}

/** Behind the name places are looked for so far; a value may go on for longer. */
const BEHIND = 256;
/** Names of so few letters are found by chance at the end of words, and those of fewer at their begin. */
const MAX_END_OF_WORD = 8;
const MAX_BEGIN_OF_WORD = 5;
/** What is written behind a name without a sign between them. */
const WORD_BEHIND =
  /^(?:[a-z]{0,6}(?:key|token|secret|pass|pwd|auth|cred)|api|app|ai|db|py|js|chat|cloud|client|access|user|account|admin|bot|sdk|url|env|prod|live|test|config|hq|io|com|net|org|dev|s?(?![a-z]))/i;
const NOTHING: readonly NearPlace[] = [];

export function surroundingsOf(bytes: Buffer, start: number, end: number): NameSurroundings {
  const from = Math.max(0, start - NEAR_BEFORE);
  if (isPartOfWord(bytes, start, end)) return { start, end, from, places: NOTHING, speaksTo: () => end };
  const text = bytes.toString('latin1', from, Math.min(bytes.length, end + BEHIND));
  const places = [...placesBehind(text, end - from), ...placesBefore(text, start - from)];
  let to: number | undefined;
  const speaksTo = (): number => {
    to ??= statementEnd(bytes, start, end);
    return to;
  };
  return { start, end, from, places, speaksTo };
}

/** The box of sandbox and that of boxes are no names; those of DROP_BOX, of myBox and of boxToken may be. */
function isPartOfWord(bytes: Buffer, start: number, end: number): boolean {
  if (end - start > MAX_END_OF_WORD) return false;
  const before = start === 0 ? 0 : (bytes[start - 1] ?? 0);
  const first = bytes[start] ?? 0;
  if (isLower(before) ? isLower(first) : isUpper(before) && (isUpper(first) || isLower(first))) return true;
  if (end - start > MAX_BEGIN_OF_WORD) return false;
  const [last, after] = [bytes[end - 1] ?? 0, bytes[end] ?? 0];
  const goesOn = isLower(last) ? isLower(after) : isUpper(last) && (isUpper(after) || isHump(bytes, end - 1));
  if (!goesOn) return false;
  return !WORD_BEHIND.test(bytes.toString('latin1', end, end + 16));
}

/** The L of findLoader. */
function isHump(bytes: Buffer, at: number): boolean {
  return isLower(bytes[at - 1] ?? 0) && isLower(bytes[at + 1] ?? 0);
}

function isLower(code: number): boolean {
  return code >= 0x61 && code <= 0x7a;
}

function isUpper(code: number): boolean {
  return code >= 0x41 && code <= 0x5a;
}
