import { expect, test } from 'vitest';
import { readExpression } from '../../../src/rules/expression/expression.ts';

test.each<[source: string, flags: string, ...keywords: string[]]>([
  ['acme_[a-z]+', '', 'acme_'],
  ['acme_[a-z]+', '', 'cme'],
  ['(?:ac)(me)_', '', 'acme_'],
  ['acme[_-]x', '', 'acme_', 'acme-'],
  ['(?:foo|bar)_key', '', 'foo', 'bar'],
  ['(?:foo|bar)_key', '', '_key'],
  ['[Aa][Cc][Mm][Ee]', 'i', 'acme'],
  ['ACME', 'i', 'acme'],
  ['a{3}b', '', 'aaab'],
  ['(?:key_){2,9}', '', 'key_key_'],
  ['(?<=acme:)[a-z]+', '', 'acme:'],
  ['[a-z]{32}(?=@acme)', '', '@acme'],
  ['[a-z]{0,200}aab', '', 'aab'],
])('every match of %s with flags "%s" holds a keyword', (source, flags, ...keywords) => {
  expect(readExpression(source, flags).alwaysHolds(keywords, flags === 'i')).toBe(true);
});

test.each<[source: string, flags: string, ...keywords: string[]]>([
  ['acme[_-]x', '', 'acme_'],
  ['(?:acme_)?x', '', 'acme_'],
  ['acme_*x', '', 'acme_'],
  ['ACME', 'i', 'acmE_'],
  ['(?!acme)x', '', 'acme'],
  ['[a-z]{4}', '', 'acme'],
])('not every match of %s with flags "%s" holds a keyword', (source, flags, ...keywords) => {
  expect(readExpression(source, flags).alwaysHolds(keywords, false)).toBe(false);
});

test.each([
  ['([a-z]{4,9})', 9],
  ['key=([a-z]{4}|[0-9]{2,7}x)', 8],
  ['(?:abc){2}', 6],
  ['x([a-z]+)', Number.POSITIVE_INFINITY],
  ['(a(b))', 2],
])('the secret of %s has at most %d bytes', (source, most) => {
  expect(readExpression(source, '').longestSecret()).toBe(most);
});

test('what can be told apart is counted once, the rest is multiplied', () => {
  const steps = (source: string) => readExpression(source, '').worstSteps(1000);
  expect(steps('[a-z]+-[a-z]+-[a-z]+!')).toBeLessThan(10_000);
  expect(steps('[a-z]+[a-z]+[a-z]+!')).toBeGreaterThan(1e8);
  expect(steps('(?:foo|bar)+!')).toBeLessThan(10_000);
  expect(steps('(?:a|a)+!')).toBe(1e15);
  expect(steps('(?:[a-z]+-)*!')).toBeLessThan(1e7);
  expect(steps('(?:[a-z]+)*!')).toBe(1e15);
});

test.each(['[a-z]{0,9}[a-y]{0,9}[a-x]{0,9}!', '(?:a{1,2}){1,8}!', '(?:ab?){1,9}b{0,9}!', '\\w{1,9}\\d{1,9}\\w{1,9}!'])(
  'the bound holds for %s on the text that is worst for it',
  (source) => {
    // The steps of an engine cannot be counted from here; its time on a text that never matches stays below that of the bound.
    const bound = readExpression(source, '').worstSteps(400);
    const pattern = new RegExp(`^${source}`);
    const from = process.hrtime.bigint();
    for (let round = 0; round < 20; round++) pattern.test('a'.repeat(400));
    const elapsedNs = Number(process.hrtime.bigint() - from) / 20;
    expect(elapsedNs).toBeLessThan(bound * 1000);
  },
);

test.each([
  ['acme_[a-z]+', 200],
  ['\\bacme_[a-z]+', 200],
  ['(?:acme|foo)_', 450],
  ['aa', 1000],
  ['abab', 500],
  ['[a-z]+x', 1000],
  ['(?:acme)?x', 1000],
])('%s begins at no more than %d of 1000 places', (source, most) => {
  expect(readExpression(source, '').mostPlaces(1000)).toBe(most);
});
