import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { type TemporaryRepository, temporaryDirectory, temporaryRepository } from '../git/temporary-repository.ts';
import { expectNoSecrets, githubToken, keepmum, secret, write } from './run.ts';

const GITHUB = githubToken('no secrets');
const HIDDEN = githubToken('no secrets, encoded');
const AWS_ID = secret('AKIA{base32:16}', 'no secrets');
const AWS_SECRET = secret('{base64:40}', 'no secrets');
const PEM_BODY = secret('{der:1190}', 'no secrets');
const JWT = secret('{jwt}', 'no secrets');
const URL_PASSWORD = secret('{alnum:20}', 'no secrets url');
const GENERIC = secret('{alnum:14}', 'no secrets generic');
const SHORT = secret('{alnum:10}', 'no secrets short');
const BROKEN = secret('ghp_{alnum:36}', 'no secrets, wrong checksum');

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const hex = (text: string): string => Buffer.from(text).toString('hex');

const CONTENT = [
  `GITHUB_TOKEN=${GITHUB} db_password = "${GENERIC}" url=postgres://app:${URL_PASSWORD}@db.internal.net/app`,
  `aws_access_key_id = ${AWS_ID}`,
  `aws_secret_access_key = ${AWS_SECRET}`,
  `{"session": "${JWT}", "password": "${SHORT}", "again": "${GITHUB}"}`,
  `kube: ${base64(`token: ${HIDDEN} password: "${GENERIC}"`)} next to ${GITHUB}`,
  `hex: ${hex(`TOKEN=${HIDDEN}`)} twice: ${base64(base64(`TOKEN=${HIDDEN}`))}`,
  `curl -H 'Authorization: Bearer ${JWT}' 'https://deploy:${URL_PASSWORD}@git.internal.net/?token=${encodeURIComponent(AWS_SECRET)}'`,
  `broken = ${BROKEN} ${GITHUB}`,
  '-----BEGIN RSA PRIVATE KEY-----',
  PEM_BODY,
  '-----END RSA PRIVATE KEY-----',
  '',
].join('\n');

let repository: TemporaryRepository;

/** Every kind of secret in old commits, messages, the index, and files of several encodings. */
beforeEach(() => {
  repository = temporaryRepository();
  repository.commit('old.txt', CONTENT, `Use ${GITHUB}\n\n${CONTENT}`);
  repository.commit('old.txt', 'clean\n');
  repository.git('tag', '--annotate', '--message', CONTENT, 'v1');
  repository.write('settings.txt', CONTENT);
  repository.write('wide.txt', Buffer.from(`\ufeff${CONTENT}`, 'utf16le'));
  repository.write('crlf.ini', CONTENT.replaceAll('\n', '\r\n'));
  repository.write('minified.js', CONTENT.replaceAll('\n', ';'));
  repository.git('add', '.');
});

const SCANS = [['scan'], ['staged'], ['history'], ['history', 'HEAD~1'], ['scan', 'wide.txt'], ['scan', '-']];
const FORMATS = ['text', 'json', 'jsonl', 'sarif'];

test.each(SCANS)('%s %s prints no secret in any format, whatever else it is asked to tell', (...args) => {
  for (const format of FORMATS) {
    const options = ['--format', format, '--confidence', 'low', '--explain-dismissed', '--debug', '--verbose'];
    const run = keepmum([...args, ...options], { cwd: repository.directory, input: CONTENT });
    expect(run).toMatchObject({ status: 1 });
    expect(run.stdout).not.toContain(PEM_BODY.slice(0, 60));
  }
});

test('a report in a file holds no secret', () => {
  for (const format of FORMATS) {
    keepmum(['scan', '-f', format, '-o', 'out'], { cwd: repository.directory });
    expectNoSecrets({ status: 0, stdout: readFileSync(repository.path('out'), 'utf8'), stderr: '' });
  }
});

test('hooks print no secret', () => {
  const message = write(temporaryDirectory(), 'message', CONTENT);
  const head = repository.git('rev-parse', 'HEAD');
  const input = `refs/heads/main ${head} refs/heads/main ${'0'.repeat(40)}\n`;
  const options = ['--explain-dismissed', '--debug', '--verbose', '--confidence', 'low'];
  for (const hook of [['pre-commit'], ['pre-merge-commit'], ['commit-msg', message], ['pre-push', 'origin', 'url']]) {
    const run = keepmum(['hook', ...hook, ...options], { cwd: repository.directory, input });
    expect(run).toMatchObject({ status: 1, stdout: '' });
    expect(run.stderr).toMatch(/secrets found/);
  }
});

test('a baseline holds no secret, and the commands that write it print none', () => {
  const create = keepmum(['baseline', 'create', '--reason', 'test data', '--debug'], { cwd: repository.directory });
  expect(create.status).toBe(0);
  const baseline = readFileSync(repository.path('keepmum.baseline.jsonl'), 'utf8');
  expectNoSecrets({ status: 0, stdout: baseline, stderr: '' });
  expect(keepmum(['baseline', 'prune', '--debug'], { cwd: repository.directory }).status).toBe(0);
});

test('a mistake in a configuration or baseline is told without what it may quote', () => {
  const folder = temporaryDirectory();
  write(folder, 'a.txt', 'clean\n');
  const mistakes = {
    'keepmum.yaml': [
      `allow:\n  - reason: test data\n    secret: "(${GITHUB}"\n`,
      `allow: [${GITHUB}\n`,
      `confidence: ${GITHUB}\n`,
    ],
    'keepmum.baseline.jsonl': [`${GITHUB}\n`, `{"fingerprint": "${GITHUB}\n`],
  };
  for (const [name, texts] of Object.entries(mistakes)) {
    for (const text of texts) {
      write(folder, name, text);
      expect(keepmum(['scan', '--debug'], { cwd: folder }).status, text.slice(0, 20)).toBe(2);
      write(folder, name, '');
    }
  }
});

test('a pattern that is no regular expression is told without what it may quote', () => {
  const folder = temporaryDirectory();
  write(folder, 'a.txt', 'clean\n');
  const rule = `provider: a\nname: A\nrules:\n  - id: a\n    name: A\n    severity: high\n    keywords: [abc]\n    pattern: '(${GITHUB}'\n`;
  write(folder, 'rules.yaml', rule);
  write(folder, 'keepmum.yaml', 'rules: [rules.yaml]\n');
  expect(keepmum(['scan', '--debug'], { cwd: folder }).status).toBe(2);
});

test('a configured allow entry, an allow comment and the baseline hide the secret as well', () => {
  const folder = temporaryDirectory();
  write(folder, 'a.env', `# keepmum:allow github-pat-classic a test token\nTOKEN=${GITHUB}\n`);
  write(folder, 'b.env', `TOKEN=${HIDDEN}\n`);
  write(folder, 'keepmum.yaml', `allow:\n  - reason: test data\n    secret: "^${HIDDEN}$"\n`);
  const { stdout, status } = keepmum(['scan', 'a.env', 'b.env', '--explain-dismissed', '--debug'], { cwd: folder });
  expect(status).toBe(0);
  expect(stdout).toMatch(/allow comment: a comment accepts\s+it/);
  expect(stdout).toMatch(/allowlist:\s+test\s+data/);
});

test('the name of the folder is all that an error tells of where it ran', () => {
  const folder = temporaryDirectory();
  const { stderr } = keepmum(['staged', '--debug'], { cwd: folder, env: { GITHUB_TOKEN: GITHUB, AWS_SECRET } });
  expect(stderr).toContain(join(folder));
});
