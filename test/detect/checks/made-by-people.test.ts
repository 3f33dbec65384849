import { expect, test } from 'vitest';
import { isHumanPassword, isPassphrase, passwordKind } from '../../../src/detect/checks/made-by-people.ts';

test.each([
  ['password', 'password'],
  ['dbPassword', 'password'],
  ['spring.datasource.password', 'password'],
  ['MYSQL_PWD', 'password'],
  ['password_confirmation', 'password'],
  ['keyPassphrase', 'password'],
  ['client_secret', 'secret'],
  ['config.pepper', 'secret'],
  ['passwordPolicy', undefined],
  ['api_key', undefined],
])('who types what stands under %s: %s', (key, kind) => {
  expect(passwordKind(key)).toBe(kind);
});

test.each([
  ['otter-basil-quartz-lilac', true],
  ['Otter Basil Quartz Lilac', true],
  ['otter-basil-quartz', false],
  ['my-app-tls-secret', false],
  ['otter-basil_quartz-lilac', false],
  ['otter-otter-otter-otter', false],
])('%s is a passphrase: %s', (text, is) => {
  expect(isPassphrase(text)).toBe(is);
});

test.each([
  ['Winter2021!', true],
  ['tigerRocket77', true],
  ['maple.onyx42', true],
  ['Fossil@Apple.x', true],
  ['winter', false],
  ['winter7', false],
  ['WinterSummer', false],
  ['two words 42', false],
  ['path/to/file42', false],
  ['20211224', false],
])('%s is made as people make passwords: %s', (text, is) => {
  expect(isHumanPassword(text)).toBe(is);
});
