import { type Check, dismiss, doubt } from './check.ts';
import { passwordKind } from './made-by-people.ts';

const MIN_RUN = 4;
const MIN_SHORT_RUN = 3;
const MIN_PART = 12;
const MAX_LENGTH = 192;
const REPEATED = /^(.{2,8}?)\1{2,}.{0,7}$/s;

/** Dismisses 12345678, abcdefgh, aaaa1111, A1B2C3D4 and the like: runs and repeats that make up half of the value. */
export const sequence: Check = ({ secret, assignment }) =>
  !secret.startsWith('-----BEGIN') && isRun(secret)
    ? isWordWithRun(secret, assignment?.key ?? '')
      ? doubt('low', 'a word and a run of digits')
      : dismiss('a run or repeat of characters')
    : undefined;

function isRun(text: string): boolean {
  return (
    REPEATED.test(text) ||
    shortRuns(text.toLowerCase()) * 3 >= text.length * 2 ||
    standsTwice(text) * 4 >= text.length ||
    Math.max(covered(text, 1), covered(text, 2)) * 2 >= text.length
  );
}

/** pass4321, foo12345: people do log in with these. */
function isWordWithRun(text: string, key: string): boolean {
  return (
    /^[A-Za-z]{3,12}[!@#._-]?\d{3,6}[!@#.]?$/.test(text) && passwordKind(key) === 'password' && !/^(.)\1+/.test(text)
  );
}

/** How many characters are in runs: each as far from the one `stride` before it as that is from its own, by 1 or 0. */
function covered(text: string, stride: 1 | 2): number {
  let sum = 0;
  let run = stride;
  for (let at = stride; at <= text.length; at++) {
    const step = text.charCodeAt(at) - text.charCodeAt(at - stride);
    const goesOn =
      at < text.length && Math.abs(step) <= 1 && (run < 2 * stride || step === stepAt(text, at - stride, stride));
    if (goesOn) {
      run++;
      continue;
    }
    if (run >= MIN_RUN * stride) sum += run;
    run = stride;
  }
  return sum;
}

function stepAt(text: string, at: number, stride: number): number {
  return at < stride || at >= text.length ? Number.NaN : text.charCodeAt(at) - text.charCodeAt(at - stride);
}

/** How many characters are in runs of 3 or more that go up or down by 1, as in abc789. */
function shortRuns(text: string): number {
  let sum = 0;
  let run = 1;
  for (let at = 1; at <= text.length; at++) {
    const step = stepAt(text, at, 1);
    if (Math.abs(step) === 1 && (run === 1 || step === stepAt(text, at - 1, 1))) {
      run++;
      continue;
    }
    if (run >= MIN_SHORT_RUN) sum += run;
    run = 1;
  }
  return sum;
}

/** Most texts repeat nothing: that is seen before any part is remembered. */
function repeatsPart(text: string): boolean {
  for (let at = 0; at + 2 * MIN_PART <= text.length; at++) {
    if (text.indexOf(text.slice(at, at + MIN_PART), at + MIN_PART) >= 0) return true;
  }
  return false;
}

/** The length of a long part that stands twice: random characters never do that. */
function standsTwice(text: string): number {
  if (text.length < 2 * MIN_PART || text.length > MAX_LENGTH || !repeatsPart(text)) return 0;
  const first = new Map<string, number>();
  let longest = 0;
  let length = 0;
  for (let at = 0; at + MIN_PART <= text.length; at++) {
    const part = text.slice(at, at + MIN_PART);
    const before = first.get(part);
    if (before === undefined) first.set(part, at);
    length = before === undefined || before + MIN_PART > at ? 0 : Math.max(MIN_PART, length + 1);
    longest = Math.max(longest, length);
  }
  return longest;
}
