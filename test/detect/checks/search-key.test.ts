import { expect, test } from 'vitest';
import { searchKey } from '../../../src/detect/checks/search-key.ts';
import { expandTemplate } from '../../../src/rules/templates.ts';
import { opinionOf } from './candidate.ts';

const KEY = expandTemplate('{hex:32}', 'search');

test.each<[opinion: string, what: string, key: string, before: string]>([
  ['dismiss', 'the key of a search box', 'apiKey', "docsearch({\n  apiKey: '"],
  ['dismiss', 'the key of a theme', 'apiKey', "themeConfig: {\n  docSearch: {\n apiKey: '"],
  ['nothing', 'another key there', 'password', "docsearch({\n  password: '"],
  ['nothing', 'an API key elsewhere', 'apiKey', "createClient({\n  apiKey: '"],
])('%s: %s', (opinion, _what, key, before) => {
  expect(opinionOf(searchKey, KEY, { key, before })).toBe(opinion);
});

test('another kind of value is not spoken of', () => {
  expect(opinionOf(searchKey, 'q7Zr2mKx9Lw4', { key: 'apiKey', before: 'docsearch({' })).toBe('nothing');
});
