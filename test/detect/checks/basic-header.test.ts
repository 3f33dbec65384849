import { expect, test } from 'vitest';
import { basicHeader } from '../../../src/detect/checks/basic-header.ts';
import { expandTemplate } from '../../../src/rules/templates.ts';
import { opinionOf } from './candidate.ts';

const base64 = (text: string): string => Buffer.from(text, 'latin1').toString('base64');

test.each<[opinion: string, what: string, value: string]>([
  ['nothing', 'a user and a password', base64('svc:q7Zr2mKx9Lw4')],
  ['dismiss', 'the example of RFC 7617', base64('Aladdin:open sesame')],
  ['doubt low', 'a common password', base64('admin:letmein')],
  ['dismiss', 'a text without a password', base64('thisisalongstring')],
  ['dismiss', 'a part of base64 of a text', base64('aladdin:opensesame and more').slice(5)],
  ['nothing', 'a key that is no base64 of a text', expandTemplate('{alnum:40}', 'basic')],
  ['nothing', 'a key in base64', base64(expandTemplate('{alnum:32}', 'basic'))],
])('%s: %s', (opinion, _what, value) => {
  expect(opinionOf(basicHeader, value, { key: 'Authorization', joint: 'header' })).toBe(opinion);
});
