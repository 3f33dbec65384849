import { type Check, dismiss } from './check.ts';
import { location } from './location.ts';
import { isSurelyTyped, isTyped, isWordsAndNumber } from './made-by-people.ts';
import { isAmongBytes, isNamedOtherwise, isNameInCode, isQuoted } from './place.ts';

/** Without quotes, what stands in sums and before versions. */
const COUNTS = /@\d+\.\d|[*~$]/;
/** Patterns of names, versions, parts of queries and what stands for a value. */
const OF_PROGRAMS = /\*\.|\.\*|^\W|=|%|\$[a-z]|^v?\d+\.\d|\?[a-z]+$|\d\+$/i;

/** For rules that go by characters alone: dismisses all but what is made as rules for passwords ask for, without quotes the surest. */
export const typed: Check = (candidate) => {
  const { secret } = candidate;
  if (!isTyped(secret) && !isWordsAndNumber(secret)) return dismiss('not made as people make passwords');
  if (OF_PROGRAMS.test(secret) || isAmongBytes(candidate)) return dismiss('made as programs make texts');
  if (
    !isQuoted(candidate) &&
    (isWordsAndNumber(secret) || isNameInCode(candidate) || !isSurelyTyped(secret) || COUNTS.test(secret))
  )
    return dismiss('text without quotes');
  if (isNamedOtherwise(candidate)) return dismiss('its name says that it is something else');
  return location(candidate)?.kind === 'dismiss' ? dismiss('a path or an address') : undefined;
};
