import { expect, test } from 'vitest';
import { isAllowedByComment } from '../../src/findings/allow-comment.ts';

const RULE = 'private-key';

test.each([
  'x = 1 # keepmum:allow private-key a key made for the tests',
  'x = 1; // keepmum:allow private-key a key made for the tests',
  'x = 1 /* keepmum:allow private-key made for the tests */',
  '<a/> <!-- keepmum:allow private-key made for the tests -->',
  'x = 1 -- keepmum:allow private-key: made for the tests',
  '; keepmum:allow private-key - made for the tests',
  '{{!-- keepmum:allow private-key made for the tests --}}',
  '/* keepmum:allow private-key made for the tests */ x = 1',
  '# keepmum:allow other-rule also this keepmum:allow private-key made for the tests',
  'x = 1 # keepmum:allow private-key Schlüssel für Prüfungen',
])('%j accepts on its own line', (line) => {
  expect(isAllowedByComment(line, undefined, RULE)).toBe(true);
});

test.each([
  '# keepmum:allow private-key made for the tests',
  '    // keepmum:allow private-key made for the tests',
  '/* keepmum:allow private-key made for the tests */',
  '<!-- keepmum:allow private-key made for the tests -->',
  'REM keepmum:allow private-key made for the tests',
  ' * keepmum:allow private-key made for the tests',
])('%j accepts on the line below', (previous) => {
  expect(isAllowedByComment('x = 1', previous, RULE)).toBe(true);
});

test.each([
  ['no reason', '# keepmum:allow private-key'],
  ['no reason before the comment ends', '/* keepmum:allow private-key */ token = 1'],
  ['no reason before the comment ends', '<!-- keepmum:allow private-key --> text'],
  ['no word in the reason', '# keepmum:allow private-key ---- 1 !!'],
  ['no rule', '# keepmum:allow'],
  ['no rule', '# keepmum:allow made for the tests'],
  ['all rules', '# keepmum:allow * made for the tests'],
  ['another rule', '# keepmum:allow private-key-2 made for the tests'],
  ['another rule', '# keepmum:allow private made for the tests'],
  ['another rule', '# keepmum:allow Private-Key made for the tests'],
  ['another word', '# notkeepmum:allow private-key made for the tests'],
  ['another marker', '# keepmum: allow private-key made for the tests'],
  ['the reason of another comment', '# keepmum:allow private-key keepmum:allow other made for the tests'],
])('a comment with %s accepts nothing: %j', (_why, line) => {
  expect(isAllowedByComment(line, undefined, RULE)).toBe(false);
  expect(isAllowedByComment('x = 1', line, RULE)).toBe(false);
});

test('a comment behind code is about that line and not about the next', () => {
  const line = 'first = 1 # keepmum:allow private-key made for the tests';
  expect(isAllowedByComment('second = 2', line, RULE)).toBe(false);
});

test('a long line without a comment is done with at once', () => {
  const line = 'keepmum:allo '.repeat(100_000);
  expect(isAllowedByComment(line, line, RULE)).toBe(false);
});
