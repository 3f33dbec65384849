import { type Check, dismiss } from './check.ts';

// Half of what a token with this prefix has at least: what is shorter was cut in a document.
const HALVES: readonly (readonly [prefix: RegExp, characters: number])[] = [
  [/^gh[pousr]_/, 20],
  [/^github_pat_/, 40],
  [/^glpat-/, 13],
  [/^xox[abprs]-/, 20],
  [/^[sr]k_(?:live|test)_/, 16],
  [/^sk-(?:ant|proj|svcacct|or)-/, 30],
  [/^ya29\./, 40],
  [/^AIza/, 20],
  [/^hf_/, 18],
  [/^npm_/, 20],
  [/^pypi-/, 40],
  [/^dop_v1_/, 35],
  [/^SG\./, 34],
];

/** What begins like a token that has a rule of its own, but is less than half as long. */
export const cutShort: Check = ({ secret }) =>
  HALVES.some(([prefix, characters]) => secret.length < characters && prefix.test(secret))
    ? dismiss('the begin of a token whose rest was cut')
    : undefined;
