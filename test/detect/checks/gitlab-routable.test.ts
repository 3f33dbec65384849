import { expect, test } from 'vitest';
import { gitlabRoutable } from '../../../src/detect/checks/gitlab-routable.ts';
import { expandTemplate } from '../../../src/rules/templates.ts';
import { opinionOf, reasonOf } from './candidate.ts';

test.each<[opinion: string, what: string, value: string]>([
  ['proof', 'a right checksum', 'glpat-{gitlab-routable}'],
  ['proof', 'a token of a runner', 'glrt-t3_{gitlab-routable}'],
  ['dismiss', 'a wrong checksum', 'glpat-{base64url:27}.01.0r{lowernum:7}'],
  ['nothing', 'another version', 'glpat-{base64url:27}.02.0r{lowernum:7}'],
])('%s: %s', (opinion, _what, value) => {
  expect(opinionOf(gitlabRoutable, expandTemplate(value, 'check'))).toBe(opinion);
});

test('it says whom the token belongs to', () => {
  const token = expandTemplate('glpat-{gitlab-routable}', 'check');
  expect(reasonOf(gitlabRoutable, token)).toMatch(/^its checksum is right, it belongs to user \d+ of organization 1$/);
});
