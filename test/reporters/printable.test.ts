import { expect, test } from 'vitest';
import { disarmCommands, printable, printablePath } from '../../src/reporters/printable.ts';

test.each([
  ['plain text, ünïcödé 日本 🔑', 'plain text, ünïcödé 日本 🔑'],
  ['a\nb\r\n\tc', 'a\\nb\\r\\n\\tc'],
  ['\x1b[31m\x07\x7f', '\\x1b[31m\\x07\\x7f'],
  ['\u0085\u009b', '\\u{85}\\u{9b}'],
  ['\u2028\u2029\u200b\ufeff', '\\u{2028}\\u{2029}\\u{200b}\\u{feff}'],
  ['\u202eabc\u2066', '\\u{202e}abc\\u{2066}'],
  ['caf\udce9', 'caf\\xe9'],
  ['\ud800', '\\u{d800}'],
])('%j is shown as %j', (text, shown) => {
  expect(printable(text)).toBe(shown);
  expect(printable(shown)).toBe(shown);
});

test.each([
  ['src/a.ts', 'src/a.ts'],
  ['.env', '.env'],
  ['été.txt', 'été.txt'],
  ['<stdin>', '<stdin>'],
  ['[slug]/page.tsx', './[slug]/page.tsx'],
  ['::error::', './::error::'],
  ['--- a', './--- a'],
  [' a', './ a'],
  ['\ud83d', './\\u{d83d}'],
])('the path %j starts a line as %j', (path, shown) => {
  expect(printablePath(path)).toBe(shown);
});

test.each([
  ['::error::x', '\\x3a:error::x'],
  ['  ::add-mask::x', '  \\x3a:add-mask::x'],
  ['std::string', 'std::string'],
  ['## heading', '## heading'],
  ['a ##[error]b', 'a \\x23#[error]b'],
  ['###[error]', '#\\x23#[error]'],
  ['##vso[task.setvariable]', '\\x23#vso[task.setvariable]'],
  ['##teamcity[x]', '\\x23#teamcity[x]'],
])('the line %j is printed as %j', (line, printed) => {
  expect(disarmCommands(`first\n${line}\nlast\n`)).toBe(`first\n${printed}\nlast\n`);
});
