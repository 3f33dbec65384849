import { expect, test } from 'vitest';
import { shape } from '../../../src/detect/checks/shape.ts';
import { expandTemplate } from '../../../src/rules/templates.ts';
import { opinionOf } from './candidate.ts';

test.each<[opinion: string, what: string, value: string, key: string]>([
  ['dismiss', 'a number', '1234567890', 'password'],
  ['dismiss', 'a number with a point', '12345.678', 'password'],
  ['dismiss', 'a date', '2024-01-02', 'password'],
  ['dismiss', 'a time', '2024-01-02T03:04:05Z', 'password'],
  ['dismiss', 'a version', '1.2.3-beta', 'password'],
  ['dismiss', 'a range of versions', '^1.2.30', 'password'],
  ['dismiss', 'a colour', '#ff00aa', 'password'],
  ['dismiss', 'signs', '--==++==', 'password'],
  ['dismiss', 'a hash of bcrypt', '$2b$10$N9qo8uLOickgx2ZMRZoMye', 'password'],
  ['dismiss', 'a hash of argon2', '$argon2id$v=19$m=65536', 'password'],
  ['dismiss', 'a hash of LDAP', '{SSHA}q7Zr2mKx9Lw4', 'password'],
  ['dismiss', 'integrity', 'sha256-q7Zr2mKx9Lw4q7Zr', 'password'],
  ['dismiss', 'escapes', '\\x41\\x42\\x43', 'password'],
  ['dismiss', 'an address of a blockchain', '0x52908400098527886E0F7030069857D2E4169EE7', 'password'],
  ['dismiss', 'an address of Bitcoin', '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa', 'private_key'],
  ['nothing', 'what only looks like one', '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb', 'private_key'],
  ['dismiss', 'an unsigned token', 'eyJhbGciOiJub25lIn0.e30.', 'password'],
  [
    'dismiss',
    'what is too long',
    'a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2',
    'password',
  ],
  ['dismiss', 'a digest under its name', '9f86d081884c7d659a2feaa0c55ad015', 'password_hash'],
  ['dismiss', 'a digest under md5', '9f86d081884c7d659a2feaa0c55ad015', 'tokenMd5'],
  ['nothing', 'a digest under another name', '9f86d081884c7d659a2feaa0c55ad015', 'api_key'],
  ['doubt low', 'a UUID', '123e4567-e89b-42d3-a456-426614174000', 'password'],
  ['doubt low', 'a UUID in braces', '{123E4567-E89B-42D3-A456-426614174000}', 'password'],
  ['nothing', 'random characters', 'q7Zr2mKx9Lw4', 'password'],
  ['nothing', 'a password with signs', 'q7Z!r2#mK', 'password'],
  ['nothing', 'digits and letters', '1234567890abcX', 'password'],
  ['nothing', 'a password with an escape', 'q7Zr\\n2mKx', 'password'],
  [
    'nothing',
    '512 characters',
    'a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2',
    'password',
  ],
  ['dismiss', 'JSON', 'j:{"name":"q7Zr2mKx"}', 'password'],
  ['dismiss', 'JSON in a string', '{\\"name\\":\\"q7Zr2mKx\\"}', 'password'],
  ['dismiss', 'a salted hash', 'sha1$q7Zr$2mKx9Lw4', 'password'],
  ['dismiss', 'a compressed public key', expandTemplate('02{hex:64}', 'public'), 'private_key'],
  ['nothing', 'a private key of the same kind', expandTemplate('0x{hex:64}', 'private'), 'private_key'],
  ['doubt low', 'nonce, tag and text', expandTemplate('{hex:32}:{hex:32}:{hex:64}', 'encrypted'), 'totpSecret'],
  ['doubt low', 'a password under RSA', expandTemplate('{base64:342}==', 'rsa'), 'password'],
  ['nothing', 'a secret of that length', expandTemplate('{base64:342}==', 'rsa'), 'secret'],
])('%s: %s', (opinion, _what, value, key) => {
  expect(opinionOf(shape, value, { key })).toBe(opinion);
});
