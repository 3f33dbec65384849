import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { asker } from '../src/ask.ts';

function terminal(typed: string): Parameters<typeof asker>[0] {
  const input = Object.assign(new PassThrough(), { isTTY: true });
  const output = Object.assign(new PassThrough(), { isTTY: true });
  input.end(typed);
  return { input, output };
}

test.each([
  ['y\n', true],
  ['YES\n', true],
  ['n\n', false],
  ['\n', false],
  ['yes please\n', false],
  ['', false],
])('the answer %j is a yes: %s', async (typed, yes) => {
  expect(await asker(terminal(typed))?.('Sure?')).toBe(yes);
});

test('where no terminal is, nobody is asked', () => {
  expect(asker({ ...terminal('y\n'), input: new PassThrough() })).toBeUndefined();
  expect(asker({ ...terminal('y\n'), output: new PassThrough() })).toBeUndefined();
});
