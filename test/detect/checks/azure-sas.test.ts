import { expect, test } from 'vitest';
import { azureSas } from '../../../src/detect/checks/azure-sas.ts';
import { expandTemplate } from '../../../src/rules/templates.ts';
import { opinionOf, reasonOf } from './candidate.ts';

const SIGNATURE = expandTemplate('{alnum:40}%3D', 'check');

test.each<[reason: string, before: string, after: string]>([
  [
    'permits r, expires 2030-01-01',
    'https://acme.blob.core.windows.net/a?sv=2022-11-02&se=2030-01-01T00%3A00%3A00Z&sp=r&sig=',
    '',
  ],
  ['permits rwdl, expires 2021-05-04', 'SAS="?sv=2021-06-08&sig=', '&sp=rwdl&se=2021-05-04T10:00:00Z"'],
  ['permits r', 'se=2030-01-01 ?sv=2022-11-02&sp=r&sig=', ' &se=2030-01-01'],
])('it says: %s', (reason, before, after) => {
  expect(opinionOf(azureSas, SIGNATURE, { before, after })).toBe('support low');
  expect(reasonOf(azureSas, SIGNATURE, { before, after })).toBe(reason);
});

test('without these parameters it says nothing', () => {
  expect(opinionOf(azureSas, SIGNATURE, { before: '?sv=2022-11-02&si=policy&sig=' })).toBe('nothing');
});
