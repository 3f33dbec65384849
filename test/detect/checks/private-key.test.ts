import { expect, test } from 'vitest';
import { privateKey } from '../../../src/detect/checks/private-key.ts';
import { expandTemplate } from '../../../src/rules/templates.ts';
import { opinionOf, reasonOf } from './candidate.ts';

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

test.each<[where: string, from: RegExp, to: string]>([
  ['a file', /$/, ''],
  ['a string', /\n/g, '\\n'],
  ['strings that are joined', /\n/g, '\\n" +\n    "'],
  ['a list of lines', /\n/g, '",\n  "'],
  ['a patch', /\n/g, '\n+'],
])('a key of OpenSSH in %s says which public key belongs to it', (_where, from, to) => {
  // Keys whose base64 has plus signs.
  for (const seed of ['a', 'b', 'c', 'd']) {
    const key = expandTemplate(
      '-----BEGIN OPENSSH PRIVATE KEY-----\n{openssh-key}\n-----END OPENSSH PRIVATE KEY-----',
      seed,
    ).replace(from, to);
    expect(opinionOf(privateKey, key)).toBe('support low');
    expect(reasonOf(privateKey, key)).toMatch(/^its public key is ssh-ed25519, SHA256:[A-Za-z0-9+/]{43}$/);
  }
});

test('a key of OpenSSH with a passphrase is encrypted', () => {
  const body = Buffer.from(expandTemplate('{openssh-key}', 'block'), 'base64').toString('latin1');
  const encrypted = Buffer.from(body.replace('\x04none', '\x0aaes256-ctr'), 'latin1');
  const key = block('OPENSSH PRIVATE KEY', encrypted.toString('base64'));
  expect(opinionOf(privateKey, key)).toBe('doubt medium');
  expect(reasonOf(privateKey, key)).toMatch(/^the key is encrypted with a passphrase, ssh-ed25519, SHA256:/);
});
