import { expect, test } from 'vitest';
import { escapeLiteral, nearValue } from '../../src/model/near.ts';
import { expandTemplate } from '../../src/rules/templates.ts';

const PATTERN = new RegExp(nearValue('[a-f0-9]{32}'));
const VALUE = expandTemplate('{hex:32}', 'near');

test.each([VALUE, `"${VALUE}"`, `${VALUE}.`, `${VALUE}:`, `${VALUE}, and`, `**${VALUE}**`])('%j is a value', (text) => {
  expect(PATTERN.exec(text)?.[1]).toBe(VALUE);
});

test.each([
  ['longer', `${VALUE}a`],
  ['part of a longer word', `x-${VALUE}`],
  ['upper-case', VALUE.toUpperCase()],
  ['going on behind a sign', `${VALUE}*a`],
  ['the name of a file', `${VALUE}.js`],
])('no value is read where it is %s', (_why, text) => {
  expect(PATTERN.exec(text)).toBeNull();
});

test('every sign of a literal stands for itself', () => {
  const text = 'a\\^$.*+?()[]{}|/-b';
  expect(new RegExp(`^${escapeLiteral(text)}$`).test(text)).toBe(true);
});
