import { surpriseBits } from '../../tokens/bigrams.ts';
import { type Check, dismiss } from './check.ts';

const SNAKE_OR_KEBAB = /^[$@:.]?[A-Za-z]+(?:[-_.:/][A-Za-z]+)+$/;
const CAMEL = /^[a-z]+(?:[A-Z][a-z]+)+$|^(?:[A-Z][a-z]+){2,}$/;
const CONSTANT = /^[A-Z]+(?:_[A-Z]+)+$/;
const NATURAL_BITS = 7;

/** Dismisses names built of words without a digit: snake_case, kebab-case, camelCase, CONSTANT_CASE. */
export const identifier: Check = ({ secret }) => {
  if (!SNAKE_OR_KEBAB.test(secret) && !CAMEL.test(secret) && !CONSTANT.test(secret)) return undefined;
  return surpriseBits(secret) < NATURAL_BITS ? dismiss('a name built of words') : undefined;
};
