import { expect, test } from 'vitest';
import { expression } from '../../../src/detect/checks/expression.ts';
import { opinionOf } from './candidate.ts';

test.each<[opinion: string, what: string, value: string, quote: string]>([
  ['dismiss', 'a member', 'settings.password', ''],
  ['dismiss', 'a call', 'getPassword()', ''],
  ['dismiss', 'a call in quotes', 'getPassword()', '"'],
  ['dismiss', 'an index in quotes', 'config[name]', '"'],
  ['dismiss', 'null', 'null', ''],
  ['dismiss', 'true', 'true', ''],
  ['dismiss', 'a type', 'string', ''],
  ['dismiss', 'an arrow', 'this->password', ''],
  ['dismiss', 'a path of Rust', 'Config::password', ''],
  ['dismiss', 'an array', '[abc]', ''],
  ['dismiss', 'an option type', 'optional', ''],
  ['dismiss', 'a regular expression in quotes', '^[a-z]+$', '"'],
  ['dismiss', 'a look-ahead', '(?=.*x)abc', '"'],
  ['dismiss', 'a call within minified text', 'q|=d:u=b}s.concat(H(u', ''],
  ['dismiss', 'a nullable type', '?number}.(number|Map', ''],
  ['nothing', 'a password that begins with a question mark', '?q7Zr2mKx', ''],
  ['nothing', 'a password with a question mark and a bracket', '?bDai,tb)Br', ''],
  ['nothing', 'a password with a dot and a parenthesis', 'q7.Zr(2mKx', ''],
  ['nothing', 'a dotted value in quotes', 'settings.password', '"'],
  ['nothing', 'null in quotes', 'null', '"'],
  ['nothing', 'random characters', 'q7Zr2mKx9Lw4', ''],
  ['nothing', 'a password with parentheses', 'q7Zr(2mKx', '"'],
  ['nothing', 'a password with a bracket', 'q7Zr[2mKx', '"'],
  ['nothing', 'a word that begins like a type', 'stringent', ''],
])('%s: %s', (opinion, _what, value, quote) => {
  expect(opinionOf(expression, value, { quote })).toBe(opinion);
});
