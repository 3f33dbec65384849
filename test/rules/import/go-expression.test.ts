import fc from 'fast-check';
import { RE2JS } from 're2js';
import { expect, test } from 'vitest';
import { goToJavaScript } from '../../../src/rules/import/go-expression.ts';

const EXPRESSIONS = [
  'abc',
  '(?i)Ab-c9',
  'a(?i)b(?-i)c',
  'a(?i:b|c)d',
  '(a(?i)b|c)d',
  '(?:ab|(a))(b)?',
  '(?P<name>a+)b',
  '(?<name>a+)b',
  '\\Aab',
  'ab\\z',
  '^ab$',
  '(?m)^ab$',
  '(?s)a.b',
  'a.b',
  '[[:alnum:]]{2,3}-',
  '[^[:space:]]+',
  '(?i)[[:lower:]]x',
  '[]a]+',
  '[^]a]+',
  '[a\\-c.]+',
  '(?i)[a-c_]+',
  '(?i)[^a-c]+',
  '[-a]+',
  '[a-]+',
  '\\pL+',
  '\\p{Nd}+',
  '\\s+',
  '\\S+',
  '[\\s\\d]+',
  '\\bab\\b',
  'a{2}',
  'a{2,}',
  'a{1,2}?b',
  'a{,2}',
  'a+?b',
  '\\Qa.b\\E+',
  '\\x61\\x{62}',
  '\\101',
  'a\\/b\\.c\\"',
  '[\'"\\x60]a',
  'a|b|',
  '(?i:a(?-i:b))c',
];

const text = fc
  .array(fc.constantFrom('a', 'b', 'c', 'A', 'B', 'C', '-', '.', ' ', '\n', '1', '_', ']', '/', '"', 'a.b', '{,2}'), {
    maxLength: 12,
  })
  .map((parts) => parts.join(''));

function spans(source: string, content: string): unknown {
  const match = new RegExp(goToJavaScript(source), 'd').exec(content);
  return match && Array.from(match.indices ?? [], (span) => (span === undefined ? null : [...span]));
}

function goSpans(source: string, content: string): unknown {
  const matcher = RE2JS.compile(source).matcher(content);
  if (!matcher.find()) return null;
  return Array.from({ length: matcher.groupCount() + 1 }, (_, group) =>
    matcher.start(group) < 0 ? null : [matcher.start(group), matcher.end(group)],
  );
}

test.each(EXPRESSIONS)('%s finds what it finds in the syntax of Go', (source) => {
  fc.assert(
    fc.property(text, (content) => {
      expect(spans(source, content)).toEqual(goSpans(source, content));
    }),
    { numRuns: 300 },
  );
});

test('letters beyond ASCII are the bytes of UTF-8', () => {
  const pattern = new RegExp(goToJavaScript('é+x'));
  expect(pattern.test(Buffer.from('ééx').toString('latin1'))).toBe(true);
});

test.each([
  ['(?=a)b', 'looks ahead or back'],
  ['(?<!a)b', 'looks ahead or back'],
  ['(?U)a+', 'swaps greedy and lazy'],
  ['(?x)a', 'a flag that is not known'],
  ['(a', 'not closed'],
  ['a)', 'was not opened'],
  ['[a', 'not closed'],
  ['[z-a]', 'goes backwards'],
  ['[é]', 'beyond ASCII'],
  ['\\p{Greek}', 'class of Unicode'],
  ['\\1', 'a backslash that means nothing'],
  ['\\Z', 'a backslash that means nothing'],
  ['a**', 'a repetition is repeated'],
  ['*a', 'nothing to repeat'],
])('%s is refused: it %s', (source, why) => {
  expect(() => goToJavaScript(source)).toThrow(SyntaxError);
  expect(() => goToJavaScript(source)).toThrow(why);
});
