import { expect, test } from 'vitest';
import { namedKey } from '../../../src/detect/checks/named-key.ts';
import { expandTemplate } from '../../../src/rules/templates.ts';
import { opinionOf } from './candidate.ts';

const RANDOM = expandTemplate('{alnum:32}', 'named key');

test.each<[opinion: string, what: string, value: string, key: string]>([
  ['doubt medium', 'a key with a name', RANDOM, 'pagerKey'],
  ['doubt medium', 'a name in upper case', RANDOM, 'CIPHER_KEY'],
  ['doubt low', 'a key without a name', RANDOM, 'key'],
  ['doubt low', 'a key that is often public', RANDOM, 'clientKey'],
  ['doubt low', 'an identifier', expandTemplate('{uuid}', 'named key'), 'UPLOAD_KEY'],
  ['dismiss', 'a key of a cache', RANDOM, 'cacheKey'],
  ['dismiss', 'a key of a table', RANDOM, 'primary_key'],
  ['dismiss', 'words', 'the-name-of-the-first-page', 'pagerKey'],
])('%s: %s', (opinion, _what, value, key) => {
  expect(opinionOf(namedKey, value, { key })).toBe(opinion);
});
