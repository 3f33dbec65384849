import { expect, test } from 'vitest';
import { passwordHash } from '../../../src/detect/checks/password-hash.ts';
import { expandTemplate } from '../../../src/rules/templates.ts';
import { opinionOf } from './candidate.ts';

/** `&` stands for the dollar, which a template cannot have before a brace. */
const opinion = (template: string): string =>
  opinionOf(passwordHash, expandTemplate(template.replaceAll('&', '$'), 'password-hash'));

test.each([
  '&2y&12&{alnum:53}',
  '&argon2id&v=19&m=65536,t=3,p=4&{base64:22}&{base64:43}',
  '&6&rounds=5000&{alnum:16}&{alnum:86}',
  'pbkdf2_sha256&600000&{alnum:22}&{base64:43}=',
  'scrypt:32768:8:1&{alnum:16}&{hex:128}',
  '{base64:27}=',
])('%s is one', (template) => {
  expect(opinion(template)).toBe('nothing');
});

test.each([
  `$2a$10$${'x'.repeat(53)}`,
  `$2a$10$${'0123456789'.repeat(5)}012`,
  `$6$salt$${'ab'.repeat(43)}`,
  `$1$12345678$${'.'.repeat(22)}`,
])('%s was never computed', (text) => {
  expect(opinionOf(passwordHash, text)).toBe('dismiss');
});

test('what everyone can read in a manual, whatever the cost and however the dollars are escaped', () => {
  const known = `N9qo8uLOickg${'aB3dE6gH9jK2'.repeat(4).slice(0, 41)}`;
  for (const start of ['$2a$10$', '$2b$12$', '$$2y$$08$$', '\\$2a\\$10\\$'])
    expect(opinionOf(passwordHash, start + known), start).toBe('dismiss');
});
