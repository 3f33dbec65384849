import { expect, test } from 'vitest';
import { awsSessionToken } from '../../../src/detect/checks/aws-session-token.ts';
import { expandTemplate } from '../../../src/rules/templates.ts';
import { opinionOf, reasonOf } from './candidate.ts';

function tokenOf(region: string): string {
  const begin = ['!\n\torigin_ec', '\x10\x76', '\x1a', String.fromCharCode(region.length), region, '"'].join('');
  return `${Buffer.from(begin, 'latin1').toString('base64').replace(/=+$/, '')}${expandTemplate('{base64:200}', 'check')}`;
}

test('it says where a session began', () => {
  expect(tokenOf('eu-central-1')).toMatch(/^IQoJb3JpZ2luX2Vj/);
  expect(reasonOf(awsSessionToken, tokenOf('eu-central-1'))).toBe('issued in eu-central-1');
  expect(opinionOf(awsSessionToken, tokenOf('eu-central-1'))).toBe('support low');
});

test.each(['IQoJb3JpZ2luX2Vj{base64:200}', 'FwoGZXIvYXdz{base64:300}', tokenOf('nowhere')])(
  'it says nothing of %s',
  (token) => {
    expect(opinionOf(awsSessionToken, expandTemplate(token, 'check'))).toBe('nothing');
  },
);
