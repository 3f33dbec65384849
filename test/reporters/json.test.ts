import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Dismissal, Finding } from '../../src/model/finding.ts';
import { type Origin, pathOf } from '../../src/model/fragment.ts';
import { reportJson } from '../../src/reporters/json.ts';
import { reportJsonl } from '../../src/reporters/jsonl.ts';
import type { Report } from '../../src/reporters/report.ts';
import { FINDINGS, findingOf, PASSWORD, PASSWORD_RULE, receiptOf, reportOf } from './sample-report.ts';

const VIEW = { color: false, width: 80 };
const ajv = new Ajv2020({ allErrors: true, strictTypes: false });
ajv.addSchema(JSON.parse(readFileSync(new URL('../../schema/report.json', import.meta.url), 'utf8')), 'report.json');

function parseReport(report: Report) {
  return check('report.json', reportJson(report, VIEW));
}

function parseLines(report: Report) {
  const lines = reportJsonl(report, VIEW).split('\n');
  expect(lines.pop()).toBe('');
  return lines.map((line) => check('report.json#/$defs/line', line));
}

function check(schema: string, text: string) {
  const value = JSON.parse(text);
  const valid = ajv.getSchema(schema);
  expect(valid?.(value), JSON.stringify(valid?.errors)).toBe(true);
  return value;
}

/** What a record must hold of a finding. */
function expectedRecord(finding: Finding) {
  const {
    ruleId,
    ruleName,
    provider,
    fingerprint,
    confidence,
    score,
    severity,
    decodedFrom,
    reasons,
    mask,
    start,
    end,
  } = finding;
  const { path: _path, ...origin } = { path: '', ...finding.origin };
  const { path: _introducedPath, ...introduced } = { path: '', ...finding.introduced };
  return {
    ruleId,
    ruleName,
    provider,
    fingerprint,
    confidence,
    score,
    severity,
    decodedFrom,
    reasons,
    companions: finding.companions.map((companion) => ({
      name: companion.name,
      startLine: companion.start.line,
      startColumn: companion.start.column,
    })),
    path: pathOf(finding.origin) ?? null,
    secret: mask,
    message: `Hardcoded ${ruleName}`,
    startLine: start.line,
    startColumn: start.column,
    startByte: start.byte,
    endLine: end.line,
    endColumn: end.column,
    endByte: end.byte,
    origin: { ...origin, ...introduced },
  };
}

const DISMISSAL: Dismissal = {
  ruleId: 'generic-password',
  origin: { kind: 'index', path: 'docs/setup.md', blob: 'b'.repeat(40) },
  start: { byte: 10, line: 3, column: 4 },
  mask: '****',
  check: 'placeholder',
  reason: 'it says "example"',
};

const ORIGINS: readonly Origin[] = [
  { kind: 'file', path: 'a' },
  { kind: 'stdin' },
  { kind: 'index', path: 'a', blob: 'b' },
  { kind: 'blob', path: undefined, blob: 'b' },
  { kind: 'commit-message', commit: 'c' },
  { kind: 'tag-message', tag: 'v1' },
];

test('a report is what its schema says', () => {
  const receipt = receiptOf((ledger) => {
    ledger.files = 3;
    ledger.skip('binary');
    ledger.suppress('baseline', 2);
    ledger.note('a note');
    ledger.fail('a file', 'a reason');
  });
  const report = reportOf({ findings: FINDINGS, dismissals: [DISMISSAL], receipt, scan: 'history' });
  const { findings, dismissals, ...rest } = parseReport(report);
  expect(rest).toEqual({ schemaVersion: 1, tool: { name: 'keepmum', version: '1.2.3' }, scan: 'history', receipt });
  expect(findings).toEqual(FINDINGS.map(expectedRecord));
  expect(dismissals).toEqual([
    {
      ruleId: 'generic-password',
      path: 'docs/setup.md',
      startLine: 3,
      startColumn: 4,
      startByte: 10,
      secret: '****',
      check: 'placeholder',
      reason: 'it says "example"',
      origin: { kind: 'index', blob: 'b'.repeat(40) },
    },
  ]);
  expect(parseLines(report)).toEqual([
    ...findings.map((finding: object) => ({ type: 'finding', ...finding })),
    ...dismissals.map((dismissal: object) => ({ type: 'dismissal', ...dismissal })),
    { type: 'receipt', schemaVersion: 1, tool: { name: 'keepmum', version: '1.2.3' }, scan: 'history', ...receipt },
  ]);
});

test('the example of docs/report.md is a report', () => {
  const page = readFileSync(new URL('../../docs/report.md', import.meta.url), 'utf8');
  expect(check('report.json', /```json\n(.*?)```/s.exec(page)?.[1] ?? '').findings).toHaveLength(1);
});

test('an empty report has its receipt and no dismissals', () => {
  expect(Object.keys(parseReport(reportOf()))).toEqual(['schemaVersion', 'tool', 'scan', 'receipt', 'findings']);
  expect(parseLines(reportOf()).map(({ type }) => type)).toEqual(['receipt']);
});

test.each(ORIGINS.map((origin) => [origin.kind, origin] as const))('a finding in a %s is written', (_kind, origin) => {
  const finding = findingOf(PASSWORD_RULE, PASSWORD, PASSWORD, 1, { origin });
  expect(parseReport(reportOf({ findings: [finding] })).findings).toEqual([expectedRecord(finding)]);
});

test('the time it took is left out: the same input gives the same bytes', () => {
  for (const reporter of [reportJson, reportJsonl]) {
    expect(reporter(reportOf({ elapsedMs: 1 }), VIEW)).toBe(reporter(reportOf({ elapsedMs: 2 }), VIEW));
  }
});

test('a secret is whole only where it was asked for', () => {
  const report = reportOf({ findings: FINDINGS, secretOf: () => 'the secret' });
  expect(parseReport(report).findings[0].secret).toBe('the secret');
  expect(parseLines(report)[0].secret).toBe('the secret');
});

test('a path that is not UTF-8 keeps its bytes', () => {
  const origin = { kind: 'file', path: 'caf\udce9/\udcff' } as const;
  const report = reportOf({
    findings: [findingOf(PASSWORD_RULE, PASSWORD, PASSWORD, 1, { origin })],
    receipt: receiptOf((ledger) => ledger.fail('caf\udce9', 'is locked')),
  });
  const { findings, receipt } = parseReport(report);
  expect(findings[0].path).toBe('caf\ufffd/\ufffd');
  expect([...Buffer.from(findings[0].pathBytes, 'base64')]).toEqual([...Buffer.from('caf\xe9/\xff', 'latin1')]);
  expect(receipt.failed[0].target).toBe('caf\ufffd');
});

test('any text comes back as it was, and none of it acts on a terminal or a log', () => {
  const texts = fc
    .array(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('##[error]', '##vso[x]', '::error::', '\n', '\x9b', '\u202e', '"'),
      ),
      { maxLength: 6 },
    )
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(texts, texts, texts, (path, reason, author) => {
      const finding = findingOf(PASSWORD_RULE, PASSWORD, PASSWORD, 1, {
        origin: { kind: 'blob', path, blob: 'b' },
        introduced: { commit: 'c', author, email: author, date: '2024-05-01T10:00:00Z', path },
        reasons: [reason],
      });
      const report = reportOf({ findings: [finding] });
      expect(parseReport(report).findings).toEqual([expectedRecord(finding)]);
      const { type, ...record } = parseLines(report)[0];
      expect({ type, record }).toEqual({ type: 'finding', record: expectedRecord(finding) });
      for (const text of [reportJson(report, VIEW), reportJsonl(report, VIEW)]) {
        expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        expect(text).not.toMatch(/^\s*::/m);
        expect(text).not.toMatch(/##/);
      }
    }),
  );
});
