import { expect, test } from 'vitest';
import { cutShort } from '../../../src/detect/checks/cut-short.ts';
import { expandTemplate } from '../../../src/rules/templates.ts';
import { opinionOf } from './candidate.ts';

test.each<[opinion: string, what: string, value: string]>([
  ['dismiss', 'the begin of a token of Google', 'ya29.{alnum:12}'],
  ['dismiss', 'the begin of a token of GitHub', 'ghp_{alnum:8}'],
  ['dismiss', 'the begin of a key of Stripe', 'sk_live_{alnum:4}'],
  ['nothing', 'a token of GitHub with one character too few', 'ghp_{alnum:35}'],
  ['nothing', 'a token of a provider of no such list', 'acme_{alnum:8}'],
  ['nothing', 'a prefix in the middle', '{alnum:6}ghp_{alnum:6}'],
])('%s: %s', (opinion, _what, value) => {
  expect(opinionOf(cutShort, expandTemplate(value, 'check'))).toBe(opinion);
});
