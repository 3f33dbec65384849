import { type Check, doubt } from './check.ts';

/** What is nearly the credential that its name or its prefix promises: cut, mistyped or made up. */
export const nearMiss: Check = (candidate) => {
  const rule = candidate.owners?.nearMissOf(candidate);
  return rule && doubt('low', `it is nearly, but not quite, of the form of: ${rule.name}`);
};
