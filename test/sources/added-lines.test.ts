import { expect, test } from 'vitest';
import { addedLines } from '../../src/sources/added-lines.ts';

test.each([
  ['a line between two', 'a\nb\nc\n', ['a\nc\n'], [2]],
  ['a changed line', 'a\nB\nc', ['a\nb\nc'], [2]],
  ['all lines of a file that was empty', 'a\nb', [''], [1, 2]],
  ['no line that only moved', 'c\na\nb\n', ['a\nb\nc\n'], []],
  ['a line that stands there once more than before', 'a\na\nb\n', ['a\nb\n'], [2]],
  ['no line whose end changed from LF to CRLF', 'a\r\nb\r\n', ['a\nb\n'], []],
  ['nothing where lines are removed', 'a\n', ['a\nb\nc\n'], []],
  ['in a merge, only what neither parent has', 'a\nb\nc\nd\n', ['a\nb\n', 'a\nc\n'], [4]],
])('%s', (_what, next, olds, expected) => {
  const added = addedLines(
    Buffer.from(next),
    olds.map((old) => Buffer.from(old)),
  );
  expect(added.flatMap((isAdded, index) => (isAdded ? index + 1 : []))).toEqual(expected);
});
