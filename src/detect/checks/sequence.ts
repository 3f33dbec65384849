import { type Check, dismiss } from './check.ts';

const MIN_RUN = 4;
const REPEATED = /^(.{2,8}?)\1{2,}.{0,7}$/s;

/** Dismisses 12345678, abcdefgh, aaaa1111, A1B2C3D4 and the like: runs and repeats that make up half of the value. */
export const sequence: Check = ({ secret }) =>
  REPEATED.test(secret) || Math.max(covered(secret, 1), covered(secret, 2)) * 2 >= secret.length
    ? dismiss('a run or repeat of characters')
    : undefined;

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
  return at < stride ? Number.NaN : text.charCodeAt(at) - text.charCodeAt(at - stride);
}
