import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { expandTemplate } from '../../src/rules/templates.ts';
import { temporaryDirectory, temporaryRepository } from '../git/temporary-repository.ts';
import { keepmum, write } from './run.ts';

const TOKEN = expandTemplate('acmx_{alnum:24}', 'imported');
const HEX = expandTemplate('{hex:32}', 'imported');
const GITHUB = expandTemplate('ghp_{alnum:30}{crc32-base62}', 'imported');

/** What a scan reports of these files, as `rule path:line`, where this TOML file is configured. */
function scan(toml: string, files: Readonly<Record<string, string>>, ...options: string[]) {
  const folder = temporaryDirectory();
  write(folder, 'keepmum.yaml', 'rules: [.gitleaks.toml]\nignore: [.gitleaks.toml, base.toml]\n');
  write(folder, '.gitleaks.toml', toml);
  for (const [path, text] of Object.entries(files)) write(folder, path, text);
  const { status, stdout, stderr } = keepmum(['scan', '-f', 'json', ...options], { cwd: folder });
  if (stdout === '') return { status, stderr, found: [], notes: [] };
  const { findings, receipt } = JSON.parse(stdout);
  const found = findings.map(
    ({ ruleId, path, startLine }: { ruleId: string; path: string; startLine: number }) =>
      `${ruleId} ${path}:${startLine}`,
  );
  return { status, stderr, found, notes: receipt.notes as string[] };
}

const RULE = `
[[rules]]
id = "Acme_Token"
description = "Acme token"
regex = '''(?i)\\b(acmx_[a-z0-9]{24})(?:['"\\s]|$)'''
keywords = ["acmx_"]
tags = ["acme"]
`;

test('rules of a TOML file run beside the built-in ones', () => {
  const { found, status } = scan(RULE, { 'a.txt': `token ${TOKEN}\nother ${GITHUB}\n` });
  expect(found).toEqual(['acme-token a.txt:1', 'github-pat-classic a.txt:2']);
  expect(status).toBe(1);
});

test('the secret is the group that the rule names, and its entropy counts', () => {
  const rule = (more: string): string => `
[[rules]]
id = "acme"
regex = '''(acmx)-(key)-([a-z0-9]{8,40})'''
secretGroup = 3
${more}
`;
  const files = { 'a.txt': `x acmx-key-${HEX}\ny acmx-key-ab7b3a7ab33b7aab37ba7b3a3ba77ab3\n` };
  expect(scan(rule(''), files).found).toEqual(['acme a.txt:1', 'acme a.txt:2']);
  expect(scan(rule('entropy = 3.0'), files).found).toEqual(['acme a.txt:1']);
});

test('a rule may be for some paths only, and without keywords its own literals lead to it', () => {
  const rule = `
[[rules]]
id = "acme"
regex = '''acme[-_]?internal[-_]([0-9a-f]{32})'''
path = '''(^|/)conf/.*\\.txt$'''
`;
  const text = `acme-internal-${HEX}`;
  expect(scan(rule, { 'conf/a.txt': text, 'a.txt': text }).found).toEqual(['acme conf/a.txt:1']);
});

test.each([
  ['a path', "paths = ['''^vendor/''']", ['acme-token a.txt:1']],
  ['the secret', `regexes = ['''${TOKEN}''']`, []],
  ['the text from the keyword on', "regexTarget = 'match'\nregexes = ['''acmx_''']", []],
  ['the line', "regexTarget = 'line'\nregexes = ['''sample$''']", ['acme-token a.txt:1']],
  ['a word in the secret', `stopwords = ['''${TOKEN.slice(5, 12).toLowerCase()}''']`, []],
  ['both of two parts', "condition = 'AND'\npaths = ['''^vendor/''']\nstopwords = ['''nothing''']", 'all'],
  ['either of two parts', "paths = ['''^vendor/''']\nstopwords = ['''nothing''']", ['acme-token a.txt:1']],
])('an allowlist lets findings through by %s', (_what, parts, expected) => {
  const files = { 'a.txt': `token ${TOKEN}\n`, 'vendor/b.txt': `token ${TOKEN} sample\n` };
  const all = ['acme-token a.txt:1', 'acme-token vendor/b.txt:1'];
  const wanted = expected === 'all' ? all : expected;
  expect(scan(`${RULE}\n[[rules.allowlists]]\n${parts}\n`, files).found).toEqual(wanted);
  expect(scan(`${RULE}\n[allowlist]\n${parts}\n`, files).found).toEqual(wanted);
});

test('an allowlist for all rules is for the built-in ones, too, unless it names rules', () => {
  const files = { 'vendor/b.txt': `token ${TOKEN}\nother ${GITHUB}\n` };
  const list = "[[allowlists]]\npaths = ['''^vendor/''']\n";
  expect(scan(`${RULE}${list}`, files).found).toEqual([]);
  expect(scan(`${RULE}${list}targetRules = ["Acme_Token"]\n`, files).found).toEqual([
    'github-pat-classic vendor/b.txt:2',
  ]);
});

test('a file extends another, rule by rule, and switches rules off', () => {
  const top = `
[extend]
path = "base.toml"
disabledRules = ["gone", "jwt", "github-pat-classic"]

[[rules]]
id = "Acme_Token"
  [[rules.allowlists]]
  paths = ['''^vendor/''']
`;
  const base = `${RULE}
[[rules]]
id = "gone"
regex = '''gonex_[a-z]{10}'''
`;
  const files = {
    'base.toml': base,
    'a.txt': `token ${TOKEN} ${GITHUB} gonex_abcdefghij\n`,
    'vendor/b.txt': `token ${TOKEN}`,
  };
  expect(scan(top, files).found).toEqual(['acme-token a.txt:1']);
});

test('a rule with the id of a built-in one takes its place', () => {
  const rule = "[[rules]]\nid = 'github-pat-classic'\nregex = '''acmx_[A-Za-z0-9]{24}'''\n";
  expect(scan(rule, { 'a.txt': `${TOKEN}\n${GITHUB}\n` }).found).toEqual(['github-pat-classic a.txt:1']);
});

test('an expression that a text could make slow runs in linear time, on other threads and in history as well', () => {
  const rule = "[[rules]]\nid = 'slow'\nregex = '''acmx_(?:[a-z]+)+([0-9a-f]{32})'''\n";
  const slow = `acmx_${'a'.repeat(60)}!\n`;
  const files = { 'a.txt': `${slow}acmx_abc${HEX}\n`, 'b.txt': slow.repeat(200) };
  expect(scan(rule, files).found).toEqual(['slow a.txt:2']);
  expect(scan(rule, files, '-j', '2').found).toEqual(['slow a.txt:2']);
  const repository = temporaryRepository();
  repository.write('keepmum.yaml', 'rules: [rules.toml]\n');
  repository.write('rules.toml', rule);
  repository.commit('a.txt', files['a.txt']);
  const { stdout } = keepmum(['history', '-f', 'json', '-j', '2'], { cwd: repository.path() });
  expect(JSON.parse(stdout).findings).toMatchObject([{ ruleId: 'slow', path: 'a.txt' }]);
});

test('what a named commit brought in is not reported', () => {
  const repository = temporaryRepository();
  repository.write('keepmum.yaml', 'rules: [rules.toml]\n');
  repository.write('rules.toml', RULE);
  const commit = repository.commit('a.txt', `token ${TOKEN}`);
  repository.commit('b.txt', `other acmx_${expandTemplate('{alnum:24}', 'another commit')}`);
  const history = (): unknown => JSON.parse(keepmum(['history', '-f', 'json'], { cwd: repository.path() }).stdout);
  expect(history()).toMatchObject({ findings: [{ path: 'a.txt' }, { path: 'b.txt' }] });
  repository.write('rules.toml', `${RULE}\n[[rules.allowlists]]\ncommits = ["${commit.toUpperCase()}"]\n`);
  expect(history()).toMatchObject({ findings: [{ path: 'b.txt' }], receipt: { suppressed: { allowlist: 1 } } });
});

test('what has no meaning here is left out and noted in the receipt', () => {
  const rule = `${RULE}
[[rules]]
id = "names"
path = '''\\.pem$'''
[[rules.allowlists]]
condition = "AND"
commits = ["abc"]
stopwords = ["abc"]
`;
  expect(scan(rule, { 'a.txt': 'x' }).notes).toEqual([
    '.gitleaks.toml: rule names does not run: it is about names of files, and only what stands in files is searched',
    '.gitleaks.toml: an allowlist asks for commits and more, which does not go together here: use the baseline',
  ]);
});

test.each([
  ['what is not TOML', 'rules = [', /^keepmum: \.gitleaks\.toml:\d+: not TOML$/m],
  ['a number for an id', '[[rules]]\nid = 3\n', /"id" of rule 1 must be text/],
  ['a rule without an id', "[[rules]]\nregex = 'abc'\n", /"id" of rule 1 must be there/],
  [
    'what JavaScript lacks',
    "[[rules]]\nid = 'a'\nregex = '(?U)abc'\n",
    /the expression of rule a cannot be read: it swaps greedy/,
  ],
  [
    'a bad expression',
    "[[rules]]\nid = 'a'\nregex = 'abc('\n",
    /the expression of rule a cannot be read: a group is not closed/,
  ],
  ['a rule that nothing leads to', "[[rules]]\nid = 'a'\nregex = '[0-9a-f]{32}'\n", /rule a cannot be tried/],
])('%s is an error that says what to do', (_what, toml, message) => {
  const { status, stderr } = scan(toml, { 'a.txt': 'x' });
  expect(status).toBe(2);
  expect(stderr).toMatch(message);
  expect(stderr.trimEnd().split('\n')).toHaveLength(2);
});

test('own rules in YAML that could be made slow run in linear time, where their syntax allows it', () => {
  const folder = temporaryDirectory();
  write(folder, 'keepmum.yaml', 'rules: [acme.yaml]\nignore: [acme.yaml]\n');
  write(
    folder,
    'acme.yaml',
    [
      'provider: acme',
      'name: Acme',
      'remediation: Revoke it.',
      'rules:',
      '  - id: acme-slow',
      '    name: Acme key',
      '    severity: high',
      '    keywords: [acmx_]',
      "    pattern: 'acmx_(?:[a-z]+)+([0-9a-f]{32})'",
    ].join('\n'),
  );
  write(folder, 'a.txt', `acmx_${'a'.repeat(60)}!\nacmx_abc${HEX}\n`);
  const { stdout } = keepmum(['scan', '-f', 'json'], { cwd: folder });
  expect(JSON.parse(stdout).findings).toMatchObject([{ ruleId: 'acme-slow', startLine: 2 }]);
});

test('what only imported rules need is a file of its own', () => {
  for (const name of ['vendor-re2js', 'vendor-smol-toml', 'vendor-regexpp']) {
    expect(existsSync(new URL(`../../dist/${name}.cjs`, import.meta.url)), name).toBe(true);
  }
});
