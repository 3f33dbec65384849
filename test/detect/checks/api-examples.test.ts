import { expect, test } from 'vitest';
import { apiExamples } from '../../../src/detect/checks/api-examples.ts';
import { opinionOf } from './candidate.ts';

test.each<[opinion: string, path: string]>([
  ['doubt low', 'apis/iam-2010-05-08.examples.json'],
  ['doubt low', 'botocore/data/iam/2010-05-08/examples-1.json'],
  ['nothing', 'examples/config.json'],
  ['nothing', 'config.example.json'],
  ['nothing', 'myexamples.json'],
])('%s: %s', (opinion, path) => {
  expect(opinionOf(apiExamples, 'q7Zr2mKx9Lw4', { path })).toBe(opinion);
});
