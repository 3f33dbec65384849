import { expect, test } from 'vitest';
import type { Joint } from '../../../src/detect/assignment.ts';
import { joint } from '../../../src/detect/checks/joint.ts';
import { opinionOf } from './candidate.ts';

test.each<[opinion: string, what: string, value: string, joint: Joint]>([
  ['doubt low', 'a word that is compared with a password', 'Bearer', 'compare'],
  ['dismiss', 'passed words', 'current password', 'argument'],
  ['doubt low', 'a word that is passed for a password', 'wonderland', 'argument'],
  ['dismiss', 'a common word that is passed', 'password', 'argument'],
  ['dismiss', 'a passed name with a digit', 'DjangoOAuth1App', 'argument'],
  ['dismiss', 'another', 'injectNpm2FaToken', 'argument'],
  ['nothing', 'such a name that is assigned', 'DjangoOAuth1App', 'assign'],
  ['nothing', 'a passed word with digits', 'q7Zr2mKx', 'argument'],
  ['nothing', 'a compared value with digits', 'q7Zr2mKx', 'compare'],
  ['nothing', 'an assigned word', 'elephant', 'assign'],
])('%s: %s', (opinion, _what, value, given) => {
  expect(opinionOf(joint, value, { joint: given })).toBe(opinion);
});

test('a word that is passed for a token is dismissed', () => {
  expect(opinionOf(joint, 'wonderland', { joint: 'argument', key: 'token' })).toBe('dismiss');
});

test('an argument that is no literal is dismissed', () => {
  expect(opinionOf(joint, 'q7Zr2mKx', { joint: 'argument', quote: '' })).toBe('dismiss');
});
