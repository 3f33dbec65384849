import { expect, test } from 'vitest';
import { azureKey } from '../../../src/detect/checks/azure-key.ts';
import { expandTemplate } from '../../../src/rules/templates.ts';
import { opinionOf } from './candidate.ts';

test.each<[opinion: string, what: string, value: string]>([
  ['proof', 'a storage key', '{azure-storage-key}'],
  ['proof', 'a key of a queue', '{azure-servicebus-key}'],
  ['proof', 'a key in a URL', '{azure-function-key}'],
  ['dismiss', 'a wrong checksum', '{base64:76}+ASt{base64:5}A=='],
  ['nothing', 'a wrong checksum where keys are rewritten', '{base64:33}AzCaB{base64:4}E='],
  ['nothing', 'a signature without checksums', '{base64:33}AZEGB{base64:4}E='],
  ['nothing', 'a key without a signature', '{base64:86}=='],
])('%s: %s', (opinion, _what, value) => {
  expect(opinionOf(azureKey, expandTemplate(value, 'check'))).toBe(opinion);
});
