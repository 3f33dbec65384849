import { expect, test } from 'vitest';
import { createEngine } from '../src/detect/detect.ts';
import { RULE_SET } from '../src/generated/rule-set.ts';
import { type Fragment, type Origin, wholeFragment } from '../src/model/fragment.ts';
import { Ledger } from '../src/model/receipt.ts';
import { expandTemplate } from '../src/rules/templates.ts';
import { fragmentScan, type Policy, type Scanned } from '../src/scan.ts';

const ENGINE = createEngine(RULE_SET);
const POLICY: Policy = { confidence: 'medium', allow: [], keepDismissed: true };
const RULE = 'github-pat-classic';
const TOKEN = expandTemplate('ghp_{alnum:30}{crc32-base62}', 'scan');
const FILE: Origin = { kind: 'file', path: 'src/app.txt' };

function scan(content: string | Fragment, policy: Partial<Policy> = {}): Scanned & { readonly ledger: Ledger } {
  const ledger = new Ledger();
  const fragment = typeof content === 'string' ? wholeFragment(Buffer.from(content), FILE) : content;
  return { ...fragmentScan(ENGINE, { ...POLICY, ...policy }, ledger)(fragment), ledger };
}

function suppressed(ledger: Ledger): Readonly<Record<string, number>> {
  return ledger.receipt(0).suppressed;
}

test('a finding has a rule, a place and a mask, and never the secret', () => {
  const { findings } = scan(`first\ntoken ${TOKEN} end\n`);
  expect(findings).toMatchObject([
    {
      ruleId: RULE,
      provider: 'github',
      origin: FILE,
      start: { byte: 12, line: 2, column: 7 },
      end: { byte: 12 + TOKEN.length, line: 2, column: 7 + TOKEN.length },
      confidence: 'high',
      decodedFrom: [],
      companions: [],
    },
  ]);
  expect(JSON.stringify(findings)).not.toContain(TOKEN.slice(8, -4));
});

test.each([
  ['lines of Windows', `first\r\nsecond\r\nkey ${TOKEN}`, 3, 5],
  ['letters beyond ASCII before it', `é€💀 ${TOKEN}`, 1, 6],
  ['a byte order mark', `\ufeffkey ${TOKEN}`, 1, 5],
  ['a byte order mark and lines', `\ufeffä\nkey ${TOKEN}`, 2, 5],
  ['a tab', `\t${TOKEN}`, 1, 2],
])('the place is right with %s', (_what, text, line, column) => {
  const [finding] = scan(text).findings;
  expect(finding?.start).toMatchObject({ line, column });
  expect(finding?.end).toMatchObject({ line, column: column + TOKEN.length });
  const bytes = Buffer.from(text);
  expect(bytes.toString('utf8', finding?.start.byte, finding?.end.byte)).toBe(TOKEN);
});

test.each([false, true])('the place is right in UTF-16 (big endian: %s), and the fingerprint the same', (swap) => {
  const bytes = Buffer.from(`\ufeffé\r\nkey ${TOKEN}\r\n`, 'utf16le');
  if (swap) bytes.swap16();
  const [finding] = scan(wholeFragment(bytes, FILE)).findings;
  expect(finding?.start).toEqual({ byte: 16, line: 2, column: 5 });
  expect(finding?.end).toMatchObject({ line: 2, column: 5 + TOKEN.length });
  expect(finding?.fingerprint).toBe(scan(TOKEN).findings[0]?.fingerprint);
});

test.each([
  ['on its line', `${TOKEN} # keepmum:allow ${RULE} made for a test`],
  ['on the line above', `# keepmum:allow ${RULE} made for a test\n${TOKEN}`],
  ['on the line above, with lines of Windows', `# keepmum:allow ${RULE} made for a test\r\n${TOKEN}\r\n`],
  ['behind a byte order mark', `\ufeff# keepmum:allow ${RULE} made for a test\n${TOKEN}`],
])('a comment %s accepts a finding, and is counted', (_where, text) => {
  const { findings, dismissals, ledger } = scan(text);
  expect(findings).toEqual([]);
  expect(dismissals).toMatchObject([{ ruleId: RULE, check: 'allow comment' }]);
  expect(suppressed(ledger)).toEqual({ 'allow comment': 1 });
});

test('a comment in UTF-16 accepts a finding', () => {
  const text = `\ufeff# keepmum:allow ${RULE} made for a test\r\nkey ${TOKEN}\r\n`;
  for (const bytes of [Buffer.from(text, 'utf16le'), Buffer.from(text, 'utf16le').swap16()]) {
    expect(scan(wholeFragment(bytes, FILE)).findings).toEqual([]);
  }
});

test.each([
  ['names another rule', `${TOKEN} # keepmum:allow aws-access-key-id made for a test`],
  ['has no reason', `${TOKEN} # keepmum:allow ${RULE}`],
  ['stands two lines above', `# keepmum:allow ${RULE} made for a test\n\n${TOKEN}`],
  ['stands below', `${TOKEN}\n# keepmum:allow ${RULE} made for a test`],
  ['stands behind code of the line above', `x = 1 # keepmum:allow ${RULE} made for a test\n${TOKEN}`],
])('a comment that %s accepts nothing', (_what, text) => {
  expect(scan(text).findings).toHaveLength(1);
});

test.each<[what: string, allow: Policy['allow'][number]]>([
  ['the rule', { reason: 'known', rules: [RULE] }],
  ['the path', { reason: 'known', paths: ['src/**'] }],
  ['the secret', { reason: 'known', secret: `^${TOKEN}$` }],
  ['all three', { reason: 'known', rules: [RULE], paths: ['*.txt', 'src/**'], secret: '^ghp_' }],
])('the allowlist holds a finding back by %s', (_what, entry) => {
  const { findings, dismissals, ledger } = scan(TOKEN, { allow: [entry] });
  expect(findings).toEqual([]);
  expect(dismissals).toMatchObject([{ check: 'allowlist', reason: 'known' }]);
  expect(suppressed(ledger)).toEqual({ allowlist: 1 });
});

test.each<[what: string, allow: Policy['allow'][number]]>([
  ['another rule', { reason: 'known', rules: ['jwt'] }],
  ['another path', { reason: 'known', paths: ['test/**'] }],
  ['another secret', { reason: 'known', secret: '^gho_' }],
  ['a part that does not apply', { reason: 'known', rules: [RULE], paths: ['test/**'] }],
])('an allowlist of %s holds nothing back', (_what, entry) => {
  expect(scan(TOKEN, { allow: [entry] }).findings).toHaveLength(1);
});

test('the allowlist sees a secret in UTF-8 as people write it', () => {
  const text = 'postgres://app:pä55wörtX9@db.acme.dev/app';
  expect(scan(text, { confidence: 'low' }).findings).toHaveLength(1);
  const allow = [{ reason: 'known', secret: 'pä55wört' }];
  expect(scan(text, { confidence: 'low', allow }).findings).toEqual([]);
});

test('only lines in scope are reported, and nothing is counted for the others', () => {
  const text = `${TOKEN}\n${expandTemplate('ghp_{alnum:30}{crc32-base62}', 'other')} # keepmum:allow ${RULE} made for a test\n`;
  const asked: [number, number][] = [];
  const inScope = (first: number, last: number): boolean => {
    asked.push([first, last]);
    return false;
  };
  const { findings, ledger } = scan({ ...wholeFragment(Buffer.from(text), FILE), inScope });
  expect(findings).toEqual([]);
  expect(asked).toEqual([
    [1, 1],
    [2, 2],
  ]);
  expect(suppressed(ledger)).toEqual({});
});

test('a finding over several lines is in scope with its first and last line', () => {
  const key = expandTemplate('-----BEGIN RSA PRIVATE KEY-----\n{der:600}\n-----END RSA PRIVATE KEY-----', 'scope');
  const lines = key.split('\n').length;
  const asked: [number, number][] = [];
  const inScope = (first: number, last: number): boolean => asked.push([first, last]) > 0;
  const { findings } = scan({ ...wholeFragment(Buffer.from(`x\n${key}\ny\n`), FILE), inScope });
  expect(findings).toMatchObject([{ start: { line: 2 }, end: { line: lines + 1 } }]);
  expect(asked).toEqual([[2, lines + 1]]);
});

test('a finding below the confidence that is asked for is turned away with its reasons', () => {
  const { findings, dismissals } = scan('password: "elephant"', { confidence: 'high' });
  expect(findings).toEqual([]);
  expect(dismissals).toMatchObject([{ ruleId: 'generic-password', check: 'confidence' }]);
});

test('what was turned away is only kept where it is asked for', () => {
  const text = 'password: "changeme-now"';
  expect(scan(text, { keepDismissed: false }).dismissals).toEqual([]);
  expect(scan(text).dismissals).toMatchObject([{ ruleId: 'generic-password', check: 'placeholder' }]);
});

test('a generic finding that goes by the name of a provider is accepted by the id of either rule', () => {
  const line = `BUGSNAG_TOKEN=${expandTemplate('{alnum:47}', 'either')}`;
  const [finding] = scan(line).findings;
  expect(finding).toMatchObject({ ruleId: 'bugsnag-auth-token', provider: 'bugsnag' });
  for (const rule of ['bugsnag-auth-token', 'generic-token']) {
    expect(scan(`${line}  # keepmum:allow ${rule} of a test`).findings).toEqual([]);
    expect(scan(line, { allow: [{ reason: 'a test', rules: [rule] }] }).findings).toEqual([]);
  }
  expect(scan(line, { allow: [{ reason: 'a test', rules: ['generic-password'] }] }).findings).toHaveLength(1);
});
