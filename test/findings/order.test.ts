import { expect, test } from 'vitest';
import { compareByPlace } from '../../src/findings/order.ts';
import type { Origin } from '../../src/model/fragment.ts';

const placed = (path: string, line: number, column: number, ruleId: string) => {
  const origin: Origin = { kind: 'file', path };
  return { origin, start: { byte: 0, line, column }, ruleId };
};

test('findings are ordered by path, line, column and rule, numbers as numbers', () => {
  const ordered = [
    placed('A', 1, 1, 'a'),
    placed('a', 1, 9, 'a'),
    placed('a', 1, 10, 'a'),
    placed('a', 1, 10, 'b'),
    placed('a', 2, 1, 'a'),
    placed('a', 10, 1, 'a'),
    placed('a/b', 1, 1, 'a'),
    placed('ä', 1, 1, 'a'),
  ];
  expect([...ordered].reverse().sort(compareByPlace)).toEqual(ordered);
});

test('two versions of a file have one order', () => {
  const version = (blob: string) => {
    const origin: Origin = { kind: 'blob', path: 'a', blob };
    return { ...placed('a', 1, 1, 'a'), origin };
  };
  expect([version('b'), version('a')].sort(compareByPlace)).toEqual([version('a'), version('b')]);
  expect(compareByPlace(version('a'), version('a'))).toBe(0);
});
