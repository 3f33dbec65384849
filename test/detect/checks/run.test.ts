import { expect, test } from 'vitest';
import { run } from '../../../src/detect/checks/run.ts';
import { candidateOf } from './candidate.ts';

test.each([
  ['q7Zr2mKx9Lw4', 12, undefined],
  ['q7Zr2mKx9Lw4', 13, 'dismiss'],
  ['a/q7Zr2mKx9Lw4+b', 12, undefined],
  ['q7Zr-2mKx-9Lw4', 12, 'dismiss'],
])('%s asked for %d', (secret, minimum, kind) => {
  expect(run(candidateOf(secret), minimum)?.kind).toBe(kind);
});
