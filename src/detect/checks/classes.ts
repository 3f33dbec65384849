import { type Check, dismiss } from './check.ts';

const CLASSES = [/[a-z]/, /[A-Z]/, /[0-9]/];

/** Dismisses a secret with fewer than so many of lower-case letters, upper-case letters and digits. */
export const classes: Check = ({ secret }, minimum = 2) =>
  CLASSES.filter((pattern) => pattern.test(secret)).length < minimum
    ? dismiss(`not a mix of ${minimum} of lower-case letters, upper-case letters and digits`)
    : undefined;
