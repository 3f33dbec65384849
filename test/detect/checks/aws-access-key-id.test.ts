import { expect, test } from 'vitest';
import { awsAccessKeyId } from '../../../src/detect/checks/aws-access-key-id.ts';
import { expandTemplate } from '../../../src/rules/templates.ts';
import { opinionOf } from './candidate.ts';

test.each<[opinion: string, what: string, value: string]>([
  ['dismiss', 'an example of the documentation', 'AKIAIOSFODNN7EXAMPLE'],
  ['support high', 'a key of today', 'AKIAQ{base32:15}'],
  ['nothing', 'an older key', 'AKIAI{base32:15}'],
  ['nothing', 'something else', '{alnum:20}'],
])('%s: %s', (opinion, _what, value) => {
  expect(opinionOf(awsAccessKeyId, expandTemplate(value, 'check'))).toBe(opinion);
});
