import { expect, test } from 'vitest';
import { progressOn } from '../src/progress.ts';

function terminal(isTTY: boolean) {
  const written: string[] = [];
  return { isTTY, written, write: (text: string) => written.push(text) };
}

test('work that takes less than half a second shows no line', () => {
  const screen = terminal(true);
  const progress = progressOn(screen, 0, () => 499);
  progress.report('files', 10, 100);
  progress.end();
  expect(screen.written).toEqual([]);
});

test('longer work shows one line and takes it away', () => {
  const screen = terminal(true);
  let now = 1000;
  const progress = progressOn(screen, 0, () => now);
  progress.report('files', 1234, 20_000);
  now += 99;
  progress.report('files', 1235, 20_000);
  progress.end();
  expect(screen.written).toEqual(['\r\u001b[Kfiles: 1,234 of 20,000 (6 %)', '\r\u001b[K']);
});

test('nothing is written where no terminal is', () => {
  const screen = terminal(false);
  const progress = progressOn(screen, 0);
  progress.report('files', 1, 2);
  progress.end();
  expect(screen.written).toEqual([]);
});
