import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { testRules } from '../../src/rule-self-test.ts';
import { parseRules } from '../../src/rules/parse.ts';

const SCRIPT = fileURLToPath(new URL('../../scripts/new-rule.js', import.meta.url));

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keepmum-new-rule-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function newRule(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT, ...args], { cwd: folder, encoding: 'utf8' });
  return { status, stdout, stderr };
}

function skeleton(name: string): string {
  return readFileSync(join(folder, 'rules', `${name}.yaml`), 'utf8');
}

test('a filled-in skeleton is a rule that finds its examples', () => {
  expect(newRule('acme-cloud')).toMatchObject({ status: 0, stderr: '' });
  const filled = skeleton('acme-cloud')
    .replace('references:', 'references: [https://docs.acme.example/tokens]')
    .replace('remediation:', 'remediation: Delete the key in the settings.')
    .replace('severity:', 'severity: high')
    .replace('keywords:', 'keywords: [acme_]')
    .replace('pattern:', `pattern: '\\b(acme_[A-Za-z0-9]{32})\\b'`)
    .replace('examples:', `examples: ['ACME_KEY=acme_{alnum:32}', '{"key": "acme_{alnum:32}"}']`)
    .replace('negatives:', `negatives: ['acme_{alnum:12}', 'keys begin with acme_']`);
  const rules = parseRules(filled, 'rules/acme-cloud.yaml');
  expect(rules).toMatchObject([{ id: 'acme-cloud-api-key', name: 'Acme Cloud API key', provider: 'acme-cloud' }]);
  expect(testRules(rules)).toEqual([]);
});

test('the loader names what is not filled in yet', () => {
  newRule('acme');
  expect(() => parseRules(skeleton('acme'), 'rules/acme.yaml')).toThrow(/^rules\/acme\.yaml:\d+: "references" must be/);
});

test('a file that is there is not overwritten', () => {
  newRule('acme');
  const before = skeleton('acme');
  expect(newRule('acme')).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('is there already') });
  expect(skeleton('acme')).toBe(before);
});

test.each([[[]], [['Acme']], [['../acme']], [['acme_cloud']], [['acme', 'cloud']]])('%j is no name', (args) => {
  expect(newRule(...args)).toMatchObject({ status: 2, stdout: '' });
});
