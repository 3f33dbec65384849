import { expect, test } from 'vitest';
import { privateKey } from '../../../src/detect/checks/private-key.ts';
import { expandTemplate } from '../../../src/rules/templates.ts';
import { opinionOf } from './candidate.ts';

function block(label: string, body: string): string {
  return expandTemplate(`-----BEGIN ${label}-----\n${body}\n-----END ${label}-----`, 'block');
}

const OPENSSH = Buffer.from(`openssh-key-v1\0${'x'.repeat(200)}`).toString('base64');

test.each<[opinion: string, what: string, text: string]>([
  ['nothing', 'a key', block('RSA PRIVATE KEY', '{der:600}')],
  ['nothing', 'a key in one line of JSON', block('PRIVATE KEY', '{der:600}').replaceAll('\n', '\\n')],
  ['nothing', 'a key of OpenSSH', block('OPENSSH PRIVATE KEY', OPENSSH)],
  ['doubt medium', 'an encrypted key', block('ENCRYPTED PRIVATE KEY', '{der:600}')],
  ['dismiss', 'dots', block('RSA PRIVATE KEY', '...')],
  ['dismiss', 'a short body', block('RSA PRIVATE KEY', '{der:30}')],
  ['dismiss', 'a body that is no key', block('RSA PRIVATE KEY', 'q'.repeat(100))],
  ['dismiss', 'a body that is not base64', block('RSA PRIVATE KEY', 'put it here! '.repeat(20))],
])('%s: a block with %s', (opinion, _what, text) => {
  expect(opinionOf(privateKey, text)).toBe(opinion);
});
