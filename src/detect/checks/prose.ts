import { type Check, dismiss } from './check.ts';

/** Dismisses values with blanks or letters beyond ASCII: messages, labels and their translations. */
export const prose: Check = ({ secret }) => {
  if (/[\x00-\x08\x0b-\x1f\x7f]/.test(secret)) return dismiss('holds control characters');
  if (/[\x80-\xff]/.test(secret)) return dismiss('holds letters beyond ASCII, as texts for people do');
  return /\s/.test(secret.trim()) ? dismiss('holds blanks, as texts for people do') : undefined;
};
