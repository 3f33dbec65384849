import { type Check, dismiss } from './check.ts';

// A sign that stands in no token, and more of the same word behind it.
const WORD_GOES_ON = /^[*!$~^][A-Za-z0-9_-]/;
// What pads a token ends it.
const PADDING = /[=#$*]$/;

/** Dismisses what is the begin of a longer word, of which the expression of its rule took as much as it could. */
export const cutOff: Check = ({ secret, after }) =>
  WORD_GOES_ON.test(after()) || (PADDING.test(secret) && /^[A-Za-z0-9]/.test(after()))
    ? dismiss('the begin of a longer word')
    : undefined;
