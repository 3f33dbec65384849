import { expect, test } from 'vitest';
import { vaultToken } from '../../../src/detect/checks/vault-token.ts';
import { expandTemplate } from '../../../src/rules/templates.ts';
import { opinionOf } from './candidate.ts';

test.each<[opinion: string, what: string, value: string]>([
  ['support high', 'a signed token', 'hvs.{vault-signed}'],
  ['nothing', 'one of another form', 'hvs.{base64url:91}'],
])('%s: %s', (opinion, _what, value) => {
  expect(opinionOf(vaultToken, expandTemplate(value, 'check'))).toBe(opinion);
});
