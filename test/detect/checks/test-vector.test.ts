import { expect, test } from 'vitest';
import { testVector } from '../../../src/detect/checks/test-vector.ts';
import { expandTemplate } from '../../../src/rules/templates.ts';
import { opinionOf } from './candidate.ts';

const HEX = expandTemplate('{hex:64}', 'test-vector');

test.each<[opinion: string, what: string, given: Parameters<typeof opinionOf>[2]]>([
  ['doubt low', 'a step of TLS 1.3', { key: 'clientHandshakeTrafficSecret' }],
  ['doubt low', 'a step of HPKE', { key: 'exporter_secret' }],
  ['doubt low', 'another step', { key: 'resumptionMasterSecret' }],
  ['doubt low', 'words that say so', { key: 'privateKey', before: '// NIST vectors from CAVS 14.1\n' }],
  ['doubt low', 'a section of an RFC', { key: 'privateKey', before: '// RFC 7748, Section 6.1\nprivateKey: "' }],
  ['doubt low', 'a file of vectors', { key: 'privateKey', path: 'test/wycheproof/ecdh.json' }],
  ['nothing', 'a key of an application', { key: 'masterSecret', before: 'const masterSecret = "' }],
  ['nothing', 'a test of an application', { key: 'privateKey', path: 'test/login.test.ts' }],
])('%s: %s', (opinion, _what, given) => {
  expect(opinionOf(testVector, HEX, given)).toBe(opinion);
});

test('what is not in hex is no test vector', () => {
  expect(opinionOf(testVector, 'q7Zr2mKx9Lw4', { path: 'test/vectors/nist.json' })).toBe('nothing');
});
