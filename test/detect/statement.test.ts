import fc from 'fast-check';
import { expect, test } from 'vitest';
import { statementEnd } from '../../src/detect/statement.ts';
import { wholeFragment } from '../../src/model/fragment.ts';
import { expandTemplate } from '../../src/rules/templates.ts';
import { engineOfAcme } from './samples.ts';

const VALUE = expandTemplate('{hex:32}', 'statement');
const ENGINE = engineOfAcme(`  - { id: acme-key, name: Acme key, severity: high, near: [acme], value: '[a-f0-9]{32}' }
`);

function isFound(template: string): boolean {
  const text = template.replaceAll('<value>', VALUE);
  return ENGINE.detect(wholeFragment(Buffer.from(text), { kind: 'stdin' })).length > 0;
}

test.each([
  ['an object', 'acme: {\n  apiKey: "<value>"'],
  ['a later line of an object', '"acme": {\n  "url": "x",\n  "apiKey": "<value>"\n}'],
  ['an object without indentation', 'acme = {\nurl: "x",\napiKey: "<value>"\n}'],
  ['a YAML section', 'acme:\n  token: <value>'],
  ['a later line of a YAML section', 'acme:\n  url: https://x.example\n\n  token: <value>'],
  ['a YAML list', 'acme:\n- token: <value>'],
  ['an INI section', '[acme]\ntoken = <value>'],
  ['a later line of an INI section', '[remote "acme"]\nurl = x\n\ntoken = <value>'],
  ['an argument list', 'new AcmeClient(\n  "<value>",\n)'],
  ['the second argument', 'new AcmeClient("x",\n  token="<value>")'],
  [
    'arguments of a call that names it',
    'get("https://api.acme.com/v1",\n    headers={"Authorization": "token <value>"})',
  ],
  ['one argument a line', 'connect(\n  "acme",\n  "<value>",\n)'],
  ['a block of Ruby', 'Acme.configure do |c|\n  c.api_key = "<value>"\nend'],
  ['a block of Terraform', 'provider "acme" {\n  token = "<value>"\n}'],
  ['a class of Python', 'class Acme:\n    token = "<value>"'],
  ['a value on its own line', 'acmeToken =\n  "<value>"'],
  ['a shell command of two lines', 'curl https://api.acme.com \\\n  -H "Authorization: token <value>"'],
  ['a call chain', 'new Acme()\n  .setToken("<value>")'],
  ['a comment', '# Acme API key:\nKEY=<value>'],
  ['a comment of two lines', '// the acme key\n// of staging\nconst key = "<value>"'],
  ['a comment and an object', '// acme\nconfigure({\n  url: "x",\n  token: "<value>"\n})'],
  ['an import', "import { client } from '@acme/client'\n\nclient({ token: '<value>' })"],
  ['a prose line', 'Acme API key:\n<value>'],
  ['a title of a note', 'Acme\nlogin: joe\ntoken: <value>'],
  ['an object with its name', '  provider: "acme",\n  apiKey: "<value>"'],
  ['an item of a list with its name', '- name: acme\n  token: <value>'],
  ['a pair of name and value', '- name: ACME_TOKEN\n  value: <value>'],
  ['a pair in JSON', '{\n  "name": "ACME_API_KEY",\n  "value": "<value>"\n}'],
  ['an element of XML', '<acme>\n  <token>key = <value></token>\n</acme>'],
  ['a request', 'GET /v1 HTTP/1.1\r\nHost: api.acme.com\r\nAuthorization: token <value>\r\n'],
])('a value on another line belongs to the name in %s', (_what, text) => {
  expect(isFound(text)).toBe(true);
  expect(isFound(text.replaceAll('\r\n', '\n').replaceAll('\n', '\r\n'))).toBe(true);
});

test.each([
  ['a line of an .env file', 'ACME_URL=https://acme.com\nOTHER_TOKEN=<value>'],
  ['a commented line of an .env file', '# ACME_URL=https://acme.com\nOTHER_TOKEN=<value>'],
  ['an exported variable', 'export ACME_USER=joe\nexport OTHER_TOKEN=<value>'],
  ['a key of YAML', 'acme_url: https://acme.com\nother_token: <value>'],
  ['an empty key of YAML', 'acme_url:\nother_token: <value>'],
  ['a key of an object', '{\n  "acmeUrl": "https://acme.com",\n  "otherToken": "<value>"\n}'],
  ['a section of YAML', 'acme:\n  url: x\nother:\n  token: <value>'],
  ['a nested section of YAML', '  acme:\n    url: x\n  other:\n    token: <value>'],
  ['a section of INI', '[acme]\nurl = x\n[other]\ntoken = <value>'],
  ['an object', '{ "acme": {\n  "url": "x" },\n  "other": { "token": "<value>" } }'],
  ['a call', 'acme(\n  "x",\n)\nother(token="<value>")'],
  ['a statement', 'const acme = connect("x")\nconst token = "<value>"'],
  ['a comment and its statement', '# acme\nURL=x\nTOKEN=<value>'],
  ['a shell command', 'curl https://api.acme.com\ncurl -H "token: <value>" https://other.example'],
  ['an item of a list', '- name: acme\n  url: x\n- name: other\n  token: <value>'],
  ['a pair', '- name: ACME_URL\n  value: x\n- name: OTHER_TOKEN\n  value: <value>'],
  ['a title of a note', 'Acme\nlogin: joe\n\nOther\ntoken: <value>'],
  ['an element of XML', '<url>acme</url>\n<token>key = <value></token>'],
])('the next line does not belong to the name after %s', (_what, text) => {
  expect(isFound(text)).toBe(false);
  expect(isFound(text.replaceAll('\n', '\r\n'))).toBe(false);
});

test('a statement ends behind its name, at the end of a line or at a bracket', () => {
  const part = fc.constantFrom('acme', '\n', '  ', '{', '}', '(', ')', '=', ':', '#', '"x"', '\\', '- ', '\r\n', ',');
  fc.assert(
    fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
      const text = `${parts.join('')}acme${parts.join('')}`;
      const bytes = Buffer.from(text);
      const start = text.indexOf('acme');
      const end = statementEnd(bytes, start, start + 4);
      expect(end).toBeGreaterThanOrEqual(start + 4);
      expect(end === bytes.length || /[\n)\]}]/.test(text[end] ?? '')).toBe(true);
    }),
  );
});
