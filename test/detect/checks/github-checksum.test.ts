import { expect, test } from 'vitest';
import { githubChecksum } from '../../../src/detect/checks/github-checksum.ts';
import { expandTemplate } from '../../../src/rules/templates.ts';
import { opinionOf } from './candidate.ts';

test.each<[opinion: string, what: string, value: string]>([
  ['proof', 'a right checksum', 'ghp_{alnum:30}{crc32-base62}'],
  ['dismiss', 'a wrong checksum', 'ghp_{alnum:36}'],
  ['proof', 'another prefix', 'npm_{alnum:30}{crc32-base62}'],
])('%s: %s', (opinion, _what, value) => {
  expect(opinionOf(githubChecksum, expandTemplate(value, 'check'))).toBe(opinion);
});
