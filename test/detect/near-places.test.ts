import { expect, test } from 'vitest';
import { wholeFragment } from '../../src/model/fragment.ts';
import { expandTemplate } from '../../src/rules/templates.ts';
import { engineOfAcme } from './samples.ts';

const VALUE = expandTemplate('{hex:32}', 'near-places');
const rule = (id: string, names: string): string =>
  `  - { id: ${id}, name: Key, severity: high, near: [${names}], value: '[a-f0-9]{32}' }\n`;
const ENGINE =
  engineOfAcme(`${rule('acme-key', "acme, 'ac-me.io'")}${rule('box-key', 'box')}  - { id: any-key, name: Key, severity: low, key: [secret] }
`);

function found(text: string): string[] {
  const path = 'a.txt';
  return ENGINE.detect(wholeFragment(Buffer.from(text), { kind: 'file', path }))
    .filter(({ verdict }) => verdict.kind === 'kept' && verdict.confidence !== 'low')
    .map(({ rule, secret }) => `${rule.id} ${secret}`);
}

test.each([
  'ACME_API_KEY=<value>',
  'acme_api_key: "<value>"',
  'acmeToken = "<value>"',
  "$config['acme']['secret'] = '<value>';",
  'acme := "<value>"',
  ':acme_key => "<value>"',
  'Acme.configure(api_key: "<value>")',
  'new AcmeClient("<value>")',
  '{"acme": {"token": "<value>"}}',
  'AC-ME.IO_KEY=<value>',
  'acme:\n  key: <value>',
  'acme_auth: Bearer <value>',
  'acme-api-key <value>',
  '// acme\nconst key = "<value>"',
  'acme: { key: "main", secret: "<value>" }',
  'acme.init("widgets", "<value>")',
  "const acme = require('acme')('<value>')",
  '<add key="ACME_KEY" value="<value>" />',
  '<key>AcmeKey</key>\n<string><value></string>',
  'variable "acme_token" {\n  type = string\n  default = "<value>"\n}',
  'const ACME_KEY: &str = "<value>";',
  'public string AcmeKey { get; set; } = "<value>";',
  'key = process.env.ACME_KEY || "<value>"',
  'The acme key is <value>.',
  '| Acme | <value> |',
  '- **Acme API key**: `<value>`',
  '## Acme\n\n- key: <value>',
  'curl https://api.acme.com/v1 -u <value>:',
  'curl https://api.acme.com/v1 -H "Authorization: Client-ID <value>"',
  'https://acme.com/v1?client_id=<value>',
])('behind the name: %j', (template) => {
  expect(found(template.replace('<value>', VALUE))).toEqual([`acme-key ${VALUE}`]);
});

test.each([
  'curl -H "Authorization: Bearer <value>" https://api.acme.com/v1',
  'curl \\\n  -H "X-Api-Key: <value>" \\\n  https://api.acme.com/v1',
  'curl -u <value>: https://api.acme.com/v1',
  'https://<value>@api.acme.com/v1',
  "const headers = { 'X-Api-Key': '<value>' };\nget('https://api.acme.com/v1', headers);",
  'POST /v1 HTTP/1.1\nAuthorization: Bearer <value>\nHost: api.acme.com\n',
  'KEY = "<value>"  # Acme',
  'Use <value> as the key for Acme.',
])('before the name: %j', (template) => {
  expect(found(template.replace('<value>', VALUE))).toEqual([`acme-key ${VALUE}`]);
});

test.each([
  'ACME_COMMIT=<value>',
  'acmeProjectId: "<value>"',
  'ACME_SITE_KEY_ID=<value>',
  'acme = 1; other=<value>',
  'sandbox_token=<value>',
  'boxing_token=<value>',
  '<value> https://api.acme.com/v1',
  'sum: <value>\nurl: https://api.acme.com/v1',
  'see <value> of acme',
])('no credential of the provider: %j', (template) => {
  expect(found(template.replace('<value>', VALUE)).filter((text) => !text.startsWith('any'))).toEqual([]);
});

test('what a generic rule finds in the place of a credential goes by the name of its provider', () => {
  const other = expandTemplate('{alnum:40}', 'near-places');
  expect(found(`ACME_SECRET=${other}`)).toEqual([`acme-key ${other}`]);
  expect(found(`OTHER_SECRET=${other} # ${'x'.repeat(40)}`)).toEqual([`any-key ${other}`]);
});
