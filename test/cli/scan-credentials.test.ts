import { expect, test } from 'vitest';
import { temporaryDirectory, temporaryRepository } from '../git/temporary-repository.ts';
import { githubToken, jsonReport, keepmum, places, secret, write } from './run.ts';

const AWS_ID = secret('AKIA{base32:16}', 'aws');
const AWS_SECRET = secret('{base64:40}', 'aws');
const PEM = secret('-----BEGIN RSA PRIVATE KEY-----\n{der:1190}\n-----END RSA PRIVATE KEY-----', 'pem');
const JWT = secret('{jwt}', 'jwt');
const URL_PASSWORD = secret('{alnum:20}', 'url');
const GENERIC = secret('{alnum:14}', 'generic');
const GITHUB = githubToken('several rules');

/** What a file holds and where the secret in it is. */
interface Planted {
  readonly file: string;
  readonly text: string;
  readonly found: readonly string[];
}

const PLANTED: readonly Planted[] = [
  { file: '.env', text: `# settings\nGITHUB_TOKEN=${GITHUB}\n`, found: ['2:14 github-pat-classic'] },
  {
    file: 'config/credentials',
    text: `[default]\naws_access_key_id = ${AWS_ID}\naws_secret_access_key = ${AWS_SECRET}\n`,
    found: ['2:21 aws-access-key-id', '3:25 aws-secret-access-key'],
  },
  { file: 'keys/id_rsa', text: `${PEM}\n`, found: ['1:1 privatekey-pem'] },
  { file: 'src/api.py', text: `headers = {\n    "X-Session": "${JWT}",\n}\n`, found: ['2:19 jwt'] },
  {
    file: 'docker-compose.yml',
    text: `services:\n  app:\n    environment:\n      DB: postgres://app:${URL_PASSWORD}@db.internal.net:5432/app\n`,
    found: ['4:26 postgres-connection-string'],
  },
  { file: 'settings.toml', text: `[db]\ndb_password = "${GENERIC}"\n`, found: ['2:16 generic-password'] },
  { file: 'deploy.sh', text: `curl -H "Authorization: token ${GITHUB}" $URL\n`, found: ['1:31 github-pat-classic'] },
  { file: 'package.json', text: `{\n  "githubToken": "${GITHUB}"\n}\n`, found: ['2:19 github-pat-classic'] },
  { file: 'docs/guide.md', text: `Use \`${GITHUB}\` for now.\n`, found: ['1:6 github-pat-classic'] },
  { file: 'Dockerfile', text: `FROM node\nENV TOKEN=${GITHUB}\n`, found: ['2:11 github-pat-classic'] },
];

test.each(PLANTED)('what is planted in $file is found, at its line and column', ({ file, text, found }) => {
  const folder = temporaryDirectory();
  write(folder, file, text);
  const report = jsonReport(['scan'], { cwd: folder });
  expect(places(report)).toEqual(found.map((place) => `${file}:${place}`));
  expect(report.status).toBe(1);
});

test('a scan of many files reports all of them, sorted by path, line and column', () => {
  const repository = temporaryRepository();
  for (const { file, text } of PLANTED) repository.write(file, text);
  const report = jsonReport(['scan'], { cwd: repository.directory });
  const expected = PLANTED.flatMap(({ file, found }) => found.map((place) => ({ file, place })));
  expected.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
  expect(places(report)).toEqual(expected.map(({ file, place }) => `${file}:${place}`));
  expect(report.receipt).toMatchObject({ files: PLANTED.length, complete: true, failed: [] });
});

test('the text report tells where, what, why and what to do next', () => {
  const folder = temporaryDirectory();
  write(folder, '.env', `GITHUB_TOKEN=${GITHUB}\n`);
  const { status, stdout, stderr } = keepmum(['scan'], { cwd: folder });
  expect(status).toBe(1);
  expect(stderr).toBe('');
  const lines = stdout.replace(/\d+\.\d+ s\b/, 'TIME').split('\n');
  expect(lines[0]).toMatch(/^\.env:1:14 {2}GitHub personal access token \(classic\) {2}critical · high confidence$/);
  expect(lines[1]).toBe(`  1 │ GITHUB_TOKEN=ghp_…${GITHUB.slice(-4)}`);
  expect(stdout).toMatch(/^ {2}fix {3}Delete the token/m);
  expect(stdout).toMatch(/^ {2}more {2}keepmum explain github-pat-classic$/m);
  expect(stdout).toMatch(/^ {2}skip {2}keepmum allow [0-9a-f]{20} --reason "\.\.\."$/m);
  expect(stdout).toMatch(/^✖ 1 secret found\. Scan complete: 1 file/m);
});

test('one secret in many places is one entry of the text report, with its places', () => {
  const folder = temporaryDirectory();
  for (const name of ['a.env', 'b.env', 'c.env']) write(folder, name, `GITHUB_TOKEN=${GITHUB}\n`);
  const { stdout } = keepmum(['scan'], { cwd: folder });
  expect(stdout).toMatch(/also {2}in 2 other places: b\.env:1:14, c\.env:1:14/);
  expect(stdout).toMatch(/^✖ 1 secret found in 3 places\./m);
});

test('a secret has one fingerprint wherever it stands, and another secret another one', () => {
  const folder = temporaryDirectory();
  write(folder, 'a.env', `\n\nTOKEN=${GITHUB}\n`);
  write(folder, 'b.json', `{"x": "${GITHUB}"}`);
  write(folder, 'c.env', `TOKEN=${githubToken('another')}\n`);
  const [a, b, c] = jsonReport(['scan'], { cwd: folder }).findings;
  expect(a?.fingerprint).toBe(b?.fingerprint);
  expect(a?.fingerprint).not.toBe(c?.fingerprint);
});

test('what only looks like a credential is not reported, and --explain-dismissed says why', () => {
  const folder = temporaryDirectory();
  write(folder, 'a.env', `A=ghp_${'x'.repeat(36)}\ndb_password = "\${DB_PASSWORD}"\napi_key: "your-api-key-here"\n`);
  const quiet = jsonReport(['scan'], { cwd: folder });
  expect({ status: quiet.status, findings: quiet.findings, dismissals: quiet.dismissals }).toEqual({
    status: 0,
    findings: [],
    dismissals: undefined,
  });
  const explained = jsonReport(['scan', '--explain-dismissed'], { cwd: folder });
  expect(explained.status).toBe(0);
  expect(explained.dismissals?.map(({ ruleId }) => ruleId)).toContain('github-pat-classic');
  expect(explained.dismissals?.every(({ check, reason }) => check !== '' && reason !== '')).toBe(true);
  const { stdout } = keepmum(['scan', '--explain-dismissed'], { cwd: folder });
  expect(stdout).toMatch(/^Dismissed, \d+ match(es)?:$/m);
});

test('--confidence moves the bar', () => {
  const folder = temporaryDirectory();
  write(folder, 'a.env', `TOKEN=${GITHUB}\n`);
  write(folder, 'b.py', `x = "${JWT}"\n`);
  const found = (level: string) => jsonReport(['scan', '--confidence', level], { cwd: folder }).findings;
  expect(found('medium').map(({ ruleId }) => ruleId)).toEqual(['github-pat-classic', 'jwt']);
  expect(found('high').map(({ confidence }) => confidence)).toEqual(
    found('low').flatMap(({ confidence }) => (confidence === 'high' ? ['high'] : [])),
  );
  expect(found('high').map(({ ruleId }) => ruleId)).toContain('github-pat-classic');
  expect(found('low').length).toBeGreaterThanOrEqual(2);
});

test('what --confidence holds back is named by --explain-dismissed', () => {
  const folder = temporaryDirectory();
  write(folder, 'b.py', `x = "${JWT}"\n`);
  const report = jsonReport(['scan', '--confidence', 'high', '--explain-dismissed'], { cwd: folder });
  expect(report.findings).toEqual([]);
  expect(report.dismissals).toMatchObject([{ ruleId: 'jwt', check: 'confidence' }]);
});

test('exit codes: 0 for clean, 1 for findings, and 0 for findings with --exit-zero', () => {
  const folder = temporaryDirectory();
  write(folder, 'a.txt', 'nothing here\n');
  expect(keepmum(['scan'], { cwd: folder })).toMatchObject({ status: 0, stderr: '' });
  write(folder, 'b.txt', `TOKEN=${GITHUB}\n`);
  expect(keepmum(['scan'], { cwd: folder }).status).toBe(1);
  const forgiven = keepmum(['scan', '--exit-zero'], { cwd: folder });
  expect(forgiven.status).toBe(0);
  expect(forgiven.stdout).toMatch(/1 secret found/);
});

test('a clean scan says what it read', () => {
  const folder = temporaryDirectory();
  write(folder, 'a.txt', 'nothing here\n');
  expect(keepmum(['scan'], { cwd: folder }).stdout).toMatch(
    /^✔ No secrets found\. Scan complete: 1 file \(13 bytes\), [\d,]+ rules, [\d.]+ s\.\n$/,
  );
});

test('an empty folder is not called clean', () => {
  const folder = temporaryDirectory();
  const { status, stdout } = keepmum(['scan'], { cwd: folder });
  expect(status).toBe(2);
  expect(stdout).toMatch(/nothing was found here that could be scanned/);
  expect(stdout).not.toMatch(/✔/);
});

test('--show-secrets shows the secrets of files in text, json and jsonl', () => {
  const folder = temporaryDirectory();
  write(folder, 'a.env', `TOKEN=${GITHUB}\n`);
  const encoded = githubToken('shown though encoded');
  write(folder, 'b.env', `X=${Buffer.from(`TOKEN=${encoded}`).toString('base64')}\n`);
  for (const format of ['text', 'json', 'jsonl']) {
    const { stdout } = keepmum(['scan', '--show-secrets', '-f', format], { cwd: folder, showsSecrets: true });
    expect(stdout, format).toContain(GITHUB);
    expect(stdout, format).toContain(encoded);
  }
});

test('--show-secrets shows nothing in sarif, which is made to be uploaded', () => {
  const folder = temporaryDirectory();
  write(folder, 'a.env', `TOKEN=${GITHUB}\n`);
  expect(keepmum(['scan', '--show-secrets', '-f', 'sarif'], { cwd: folder }).status).toBe(1);
});
