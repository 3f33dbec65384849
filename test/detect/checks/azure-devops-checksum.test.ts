import { expect, test } from 'vitest';
import { azureDevopsChecksum } from '../../../src/detect/checks/azure-devops-checksum.ts';
import { expandTemplate } from '../../../src/rules/templates.ts';
import { opinionOf } from './candidate.ts';

test.each<[opinion: string, what: string, value: string]>([
  ['proof', 'a right checksum', '{azure-devops-pat}'],
  ['dismiss', 'a wrong checksum', '{base32lower:52}'],
  ['dismiss', 'another length', '{base32lower:51}'],
])('%s: %s', (opinion, _what, value) => {
  expect(opinionOf(azureDevopsChecksum, expandTemplate(value, 'check'))).toBe(opinion);
});
