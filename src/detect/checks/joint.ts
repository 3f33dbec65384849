import { type Check, dismiss } from './check.ts';

/** A compared or passed value counts only where it is quoted and nothing but the key's own word is said. */
export const joint: Check = ({ assignment, secret }) => {
  if (assignment === undefined || (assignment.joint !== 'argument' && assignment.joint !== 'compare')) return undefined;
  if (assignment.quote === '') return dismiss('an argument that is not a literal');
  return /^[A-Za-z_.\- ]+$/.test(secret) ? dismiss('a compared or passed word without a digit') : undefined;
};
