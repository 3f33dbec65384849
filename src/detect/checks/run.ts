import { type Check, dismiss } from './check.ts';

/** Dismisses a secret without so many letters and digits one after the other. */
export const run: Check = ({ secret }, minimum = 16) =>
  new RegExp(`[A-Za-z0-9]{${minimum}}`).test(secret)
    ? undefined
    : dismiss(`not ${minimum} letters and digits one after the other`);
