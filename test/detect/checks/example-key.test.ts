import { expect, test } from 'vitest';
import { exampleKey } from '../../../src/detect/checks/example-key.ts';
import { opinionOf } from './candidate.ts';

test.each<[opinion: string, what: string, before: string]>([
  ['doubt low', 'an example of YAML', 'type: string\n  example: "'],
  ['doubt low', 'an example of JSON', '{"type": "string", "example": "'],
  ['doubt low', 'examples in a list', 'examples: ["'],
  ['nothing', 'another key', 'example: x\n  token: "'],
  ['nothing', 'a word that ends like one', 'counterexample: "'],
])('%s: %s', (opinion, _what, before) => {
  expect(opinionOf(exampleKey, 'q7Zr2mKx9Lw4', { before })).toBe(opinion);
});
