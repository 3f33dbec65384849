import { expect, test } from 'vitest';
import { unnamed } from '../../../src/detect/checks/unnamed.ts';
import { expandTemplate } from '../../../src/rules/templates.ts';
import { opinionOf } from './candidate.ts';

const RANDOM = expandTemplate('{alnum:40}', 'unnamed');

test.each<[opinion: string, what: string, value: string, before: string, after: string]>([
  ['nothing', 'random characters', RANDOM, 'open("', '")'],
  ['nothing', 'of a name that says nothing', RANDOM, 'const box = "', '";'],
  ['dismiss', 'a digest', expandTemplate('{hex:40}', 'unnamed'), 'open("', '")'],
  ['dismiss', 'a UUID', expandTemplate('{uuid}', 'unnamed'), 'open("', '")'],
  ['dismiss', 'digits', expandTemplate('{digit:10}', 'unnamed').repeat(2), 'open("', '")'],
  ['dismiss', 'a name', 'TheLabelOfTheFirstButtonOnThePage2', 'open("', '")'],
  ['dismiss', 'a hash by its name', RANDOM, 'contentHash: "', '"'],
  ['dismiss', 'an id by its name', RANDOM, 'user_id = "', '"'],
  ['dismiss', 'what a test expects', RANDOM, 'assertEqual("', '", x)'],
  ['dismiss', 'a long line', RANDOM, `${'x'.repeat(150)}("`, '")'],
  ['dismiss', 'one of many', RANDOM, `"${RANDOM}",\n"${RANDOM}",\n"${RANDOM}",\n"`, '"'],
])('%s: %s', (opinion, _what, value, before, after) => {
  expect(opinionOf(unnamed, value, { before, after })).toBe(opinion);
});
