import { expect, test } from 'vitest';
import { azureCask } from '../../../src/detect/checks/azure-cask.ts';
import { expandTemplate } from '../../../src/rules/templates.ts';
import { opinionOf, reasonOf } from './candidate.ts';

test.each<[opinion: string, what: string, value: string]>([
  ['proof', 'a right checksum', '{alnum:52}JQQJ99BC{alnum:12}AAAAAZDO{cask-checksum}'],
  ['support low', 'a wrong checksum, which others may write', '{alnum:52}JQQJ99BC{alnum:12}AAAAAZDO{alnum:4}'],
  ['dismiss', 'a wrong checksum of NuGet', '{alnum:52}JQQJ99BHN5P0000LZENeLBhGNUGT{alnum:4}'],
  ['nothing', 'a month that is none', '{alnum:52}JQQJ99BZ{alnum:12}AAAAAZDO{alnum:4}'],
])('%s: %s', (opinion, _what, value) => {
  expect(opinionOf(azureCask, expandTemplate(value, 'check'))).toBe(opinion);
});

test.each<[reason: string, value: string]>([
  ['its checksum is right, made in 2025-03', '{alnum:52}JQQJ99BC{alnum:12}AAAAAZDO{cask-checksum}'],
  ['made in 2025-03', '{alnum:52}JQQJ99BC{alnum:12}AAAAAZDO{alnum:4}'],
  [
    'its checksum is right, made in 2024-12, it belongs to user 1337 of NuGet, expires 2024-12-05',
    '{alnum:52}JQQJ99ALN5Z0000LZENeS003NUGT{cask-checksum}',
  ],
])('it says: %s', (reason, value) => {
  expect(reasonOf(azureCask, expandTemplate(value, 'check'))).toBe(reason);
});
