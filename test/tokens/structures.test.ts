import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expandTemplate } from '../../src/rules/templates.ts';
import { awsAccountOf } from '../../src/tokens/aws-account.ts';
import { dayOf } from '../../src/tokens/dates.ts';
import { parseRoutableToken, routableTokenBehind } from '../../src/tokens/gitlab.ts';
import { grafanaChecksum } from '../../src/tokens/grafana.ts';
import { makeMacaroon, parseMacaroon } from '../../src/tokens/macaroon.ts';
import { parseOpensshKey } from '../../src/tokens/openssh.ts';
import { readProtobuf } from '../../src/tokens/protobuf.ts';
import { isSecp256k1Key } from '../../src/tokens/secp256k1.ts';
import { isSignedVaultToken } from '../../src/tokens/vault.ts';

const BYTES_16 = fc.uint8Array({ minLength: 16, maxLength: 16 });

test('a routable token of GitLab says whose it is, and a changed character is noticed', () => {
  const id = fc.nat();
  fc.assert(
    fc.property(BYTES_16, id, id, fc.nat({ max: 40 }), (random, user, organization, at) => {
      const routing = `c:1\no:${organization.toString(36)}\nu:${user.toString(36)}`;
      const token = `glpat-${routableTokenBehind('glpat-', random, routing)}`;
      const parsed = parseRoutableToken(token);
      expect(parsed?.valid).toBe(true);
      expect(parsed?.ids).toEqual(new Map(Object.entries({ c: 1, o: organization, u: user })));
      const place = 6 + (at % 30);
      const changed = token.slice(0, place) + (token.charAt(place) === 'q' ? 'r' : 'q') + token.slice(place + 1);
      expect(parseRoutableToken(changed)?.valid).toBe(false);
    }),
  );
});

test.each(['t3_', 'glrt-t3_'])('what a runner gets may have been checked as it stands behind %s', (checked) => {
  const behind = routableTokenBehind(checked, Buffer.alloc(16, 7), 'g:1');
  expect(parseRoutableToken(`glrt-t3_${behind}`)?.valid).toBe(true);
});

test('any other text is no routable one', () => {
  expect(parseRoutableToken('glpat-12345')).toBeUndefined();
});

test("the checksum of Grafana's tokens is written with its least significant byte first", () => {
  expect(grafanaChecksum(`glsa_${'a'.repeat(32)}`)).toMatch(/^[0-9a-f]{8}$/);
  expect(grafanaChecksum('123456789')).toBe('2639f4cb');
});

test('a macaroon is read as it was written; a cut one is none', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'é', '"', '1'), maxLength: 200 });
  fc.assert(
    fc.property(word, word, fc.array(word), fc.nat(), (location, identifier, caveats, cut) => {
      const macaroon = { location, identifier, caveats };
      const bytes = makeMacaroon(macaroon, new Uint8Array(32));
      expect(parseMacaroon(bytes)).toEqual(macaroon);
      expect(parseMacaroon(bytes.subarray(0, cut % bytes.length))).toBeUndefined();
    }),
  );
});

test('whatever the bytes, reading them ends', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
      parseMacaroon(Uint8Array.from([2, ...bytes]));
      readProtobuf(bytes);
      parseOpensshKey(Buffer.concat([Buffer.from('openssh-key-v1\0'), bytes]));
    }),
  );
});

test('a service token of Vault parses, a changed or a cut one does not', () => {
  const token = expandTemplate('{vault-signed}', 'seed');
  expect(isSignedVaultToken(token)).toBe(true);
  expect(isSignedVaultToken(`q${token.slice(1)}`)).toBe(false);
  expect(isSignedVaultToken(token.slice(0, -4))).toBe(false);
  expect(isSignedVaultToken(expandTemplate('{base64url:90}', 'seed'))).toBe(false);
});

test('an OpenSSH key says its type and the fingerprint of its public key', () => {
  const bytes = Buffer.from(expandTemplate('{openssh-key}', 'seed'), 'base64');
  expect(parseOpensshKey(bytes)).toMatchObject({
    encrypted: false,
    type: 'ssh-ed25519',
    fingerprint: expect.stringMatching(/^SHA256:[A-Za-z0-9+/]{43}$/),
  });
  expect(parseOpensshKey(bytes.subarray(0, -30))).toBeUndefined();
  const otherCheck = Buffer.from(bytes);
  const at = bytes.lastIndexOf('ssh-ed25519') - 8;
  otherCheck.writeUInt8((bytes.readUInt8(at) + 1) & 0xff, at);
  expect(parseOpensshKey(otherCheck)).toBeUndefined();
});

test.each([
  [false, '0'.repeat(64)],
  [true, '1'.padStart(64, '0')],
  [true, 'fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364140'],
  [false, 'fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141'],
])('a private key of secp256k1: %s for %s', (is, hex) => {
  expect(isSecp256k1Key(hex)).toBe(is);
});

test('an access key id of AWS names its account, an older one does not', () => {
  expect(awsAccountOf(expandTemplate('AKIAQ{base32:15}', 'seed'))).toMatch(/^\d{12}$/);
  expect(awsAccountOf(expandTemplate('AKIAI{base32:15}', 'seed'))).toBeUndefined();
  expect(awsAccountOf('AROA')).toBeUndefined();
});

test('days of times that no credential would name are none', () => {
  expect(dayOf(1_700_000_000_000)).toBe('2023-11-14');
  expect(dayOf(0)).toBeUndefined();
  expect(dayOf(Number.NaN)).toBeUndefined();
  expect(dayOf(9e15)).toBeUndefined();
});
