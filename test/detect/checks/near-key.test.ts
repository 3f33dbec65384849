import { expect, test } from 'vitest';
import { createEngine } from '../../../src/detect/detect.ts';
import { wholeFragment } from '../../../src/model/fragment.ts';
import { compileRules } from '../../../src/rules/compile.ts';
import { parseRules } from '../../../src/rules/parse.ts';
import { expandTemplate } from '../../../src/rules/templates.ts';

const RULES = `
provider: acme
name: Acme
references: ['https://acme.example']
remediation: none
rules:
  - id: acme-token
    name: Acme token
    severity: high
    near: [acme]
    value: '[a-f0-9]{40}'
    examples: ['acme_token={hex:40}', 'acme: {hex:40}']
    negatives: ['acme', 'token']
  - id: brook-client-id
    name: Brook client id
    severity: low
    near: [brook]
    value: '[a-f0-9]{32}'
    examples: ['brook_client_id={hex:32}', 'brook: {hex:32}']
    negatives: ['brook', 'token']
`;
const ENGINE = createEngine(compileRules(parseRules(RULES, 'acme.yaml')));
const V = expandTemplate('{hex:40}', 'near-key');

function verdictOf(text: string): string {
  const content = text.replaceAll('<V>', V).replaceAll('<W>', V.slice(0, 32));
  const matches = ENGINE.detect(wholeFragment(Buffer.from(content), { kind: 'stdin' }));
  return matches.map(({ verdict }) => (verdict.kind === 'kept' ? 'kept' : verdict.check)).join() || 'nothing';
}

test.each([
  'acme_commit = "<V>"',
  '"acmeSha": "<V>"',
  'acme_sha1: <V>',
  'acme.release.revision: <V>',
  'acme_price_id=<V>',
  'acme_team_name: <V>',
  'acme_cache_key: <V>',
  'acme_publishable_key: <V>',
  'acme: see the path <V>',
  '{ "name": "acme", "author": "<V>" }',
  'acme was patched in the patch <V>',
  'add("acme_commit", "<V>")',
  'see brook_checksum <W>',
])('dismissed: %s', (text) => {
  expect(verdictOf(text)).toBe('near-key');
});

test.each([
  'ACME_TOKEN=<V>',
  'acme: { apiKey: "<V>" }',
  'acme <V>',
  'new Acme(acme_client_id, "<V>")',
  'acme_secret_id: <V>',
  'acme_session_id: <V>',
  'acme:\n  authorization: <V>',
  '- name: ACME_TOKEN\n  value: <V>',
  'curl -H "Authorization: Bearer <V>" https://acme.dev -d key=<V>',
  'brook_client_id: <W>',
])('no word against it: %s', (text) => {
  expect(verdictOf(text)).not.toContain('near-key');
});

test('a name in random characters is none', () => {
  const random = expandTemplate('{alnum:18}acme{alnum:18}', 'near-key');
  // A name as short as that is none within a word; a longer one is dismissed.
  expect(verdictOf(`${random} ${V}`)).toBe('nothing');
  expect(verdictOf(`my_company_acme_production_token ${V}`)).toBe('kept');
});
