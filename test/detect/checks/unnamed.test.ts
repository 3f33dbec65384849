import { expect, test } from 'vitest';
import { unnamed } from '../../../src/detect/checks/unnamed.ts';
import { expandTemplate } from '../../../src/rules/templates.ts';
import { opinionOf } from './candidate.ts';

const RANDOM = expandTemplate('{alnum:40}', 'unnamed');

test.each<[opinion: string, what: string, value: string, before: string, after: string]>([
  ['nothing', 'random characters', RANDOM, 'open("', '")'],
  ['nothing', 'of a name that says nothing', RANDOM, 'const box = "', '";'],
  ['nothing', 'hex that nothing explains', expandTemplate('{hex:40}', 'unnamed'), 'open("', '")'],
  ['dismiss', 'the digest of something', expandTemplate('{hex:40}', 'unnamed'), 'check(commit, "', '")'],
  ['dismiss', 'a ULID', `01${expandTemplate('{base32:24}', 'ulid').replace(/[IOLU]/g, '7')}`, 'open("', '")'],
  ['dismiss', 'an image', `iVBORw0KGgo${RANDOM}`, 'open("', '")'],
  ['dismiss', 'a line of a longer text', RANDOM, '  + "', '"'],
  ['nothing', 'a passphrase beside what it opens', 'velvet-copper-lantern-maple', 'hmac("', '")'],
  ['dismiss', 'words with hyphens elsewhere', 'velvet-copper-lantern-maple', 'open("', '")'],
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
