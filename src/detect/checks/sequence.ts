import { type Check, dismiss } from './check.ts';

/** Dismisses 12345678, abcdefgh, aaaa1111 and the like: runs and repeats that make up half of the value. */
export const sequence: Check = ({ secret }) => {
  let covered = 0;
  let from = 0;
  for (let at = 1; at <= secret.length; at++) {
    const step = secret.charCodeAt(at) - secret.charCodeAt(at - 1);
    const runStep = secret.charCodeAt(from + 1) - secret.charCodeAt(from);
    if (at < secret.length && step === runStep && Math.abs(step) <= 1) continue;
    if (at - from >= 4) covered += at - from;
    from = at - from >= 2 ? at - 1 : at;
  }
  return covered * 2 >= secret.length ? dismiss('a run or repeat of characters') : undefined;
};
