import { expect, test } from 'vitest';
import { expandTemplate, templateNames } from '../../src/rules/templates.ts';
import { isAzureDevopsPat } from '../../src/tokens/azure-devops.ts';
import { crc32Base62 } from '../../src/tokens/base62.ts';

test.each(templateNames())('{%s} is the same for the same seed, and another for another', (name) => {
  const template = `{alnum:8}-{${name}:40}`;
  expect(expandTemplate(template, 'seed')).toBe(expandTemplate(template, 'seed'));
  expect(expandTemplate(template, 'seed')).not.toBe(expandTemplate(template, 'other seed'));
  expect(expandTemplate(template, 'seed')).not.toContain('{');
});

test.each<[template: string, form: RegExp]>([
  ['{lower:30}', /^[a-z]{30}$/],
  ['{upper:30}', /^[A-Z]{30}$/],
  ['{alpha:60}', /^[A-Za-z]{60}$/],
  ['{digit:12}', /^\d{12}$/],
  ['{alnum:70}', /^[A-Za-z0-9]{70}$/],
  ['{lowernum:40}', /^[a-z0-9]{40}$/],
  ['{uppernum:40}', /^[A-Z0-9]{40}$/],
  ['{hex:40}', /^[0-9a-f]{40}$/],
  ['{hexupper:40}', /^[0-9A-F]{40}$/],
  ['{base32:16}', /^[A-Z2-7]{16}$/],
  ['{base32lower:16}', /^[a-z2-7]{16}$/],
  ['{base58:60}', /^[1-9A-HJ-NP-Za-km-z]{60}$/],
  ['{base64:80}', /^[A-Za-z0-9+/]{80}$/],
  ['{base64url:80}', /^[A-Za-z0-9_-]{80}$/],
  ['{bech32:40}', /^[02-9ac-hj-np-z]{40}$/],
  ['{bech32upper:40}', /^[02-9AC-HJ-NP-Z]{40}$/],
  ['{uuid}', /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/],
  ['{jwt}', /^eyJ[\w-]+\.eyJ[\w-]+\.[\w-]{43}$/],
  ['{base64text:24}', /^[A-Za-z0-9+/]{32}$/],
  ['{der:300}', /^MII[A-Za-z0-9+/\n]+=*$/],
])('%s has its form', (template, form) => {
  expect(expandTemplate(template, 'seed')).toMatch(form);
});

test('a checksum is that of the placeholder before it', () => {
  const [, random = '', checksum] =
    /^ghp_(.{30})(.{6})$/.exec(expandTemplate('ghp_{alnum:30}{crc32-base62}', 's')) ?? [];
  expect(checksum).toBe(crc32Base62(random));
  expect(isAzureDevopsPat(expandTemplate('{azure-devops-pat}', 's'))).toBe(true);
});

test('other braces stand for themselves', () => {
  const text = '{{x}} {unknown:3} {} {alnum:x} %{y}';
  expect(expandTemplate(text, 'seed')).toBe(text);
});
