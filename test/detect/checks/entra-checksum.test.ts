import { expect, test } from 'vitest';
import { entraSecretChecksum } from '../../../src/detect/checks/entra-checksum.ts';
import { expandTemplate } from '../../../src/rules/templates.ts';
import { opinionOf } from './candidate.ts';

test.each<[opinion: string, what: string, value: string]>([
  ['proof', 'a right checksum', '{alnum:3}8Q~{alnum:31}{entra-checksum}'],
  ['nothing', 'a wrong one', '{alnum:3}8Q~{alnum:34}'],
])('%s: %s', (opinion, _what, value) => {
  expect(opinionOf(entraSecretChecksum, expandTemplate(value, 'check'))).toBe(opinion);
});
