import { expect, test } from 'vitest';
import { literal } from '../../../src/detect/checks/literal.ts';
import { opinionOf } from './candidate.ts';

test.each([
  'abc12',
  '/var/lib/app',
  'ops@acme.dev',
  'https://acme.dev/login',
  'two words',
  '2024-01-31',
  '127.0.0.1:8080',
  'getSecret(name)',
])('%s is no password', (value) => {
  expect(opinionOf(literal, value)).toBe('dismiss');
});

test.each(['q7Zr2mKx', 'Mellow-Salmon-16', 'word'.repeat(2)])('%s may be one', (value) => {
  expect(opinionOf(literal, value)).toBe('nothing');
});
