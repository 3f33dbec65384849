import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Dismissal } from '../../src/model/finding.ts';
import { reportText } from '../../src/reporters/text.ts';
import {
  FINDINGS,
  findingOf,
  GITHUB_RULE,
  PASSWORD,
  PASSWORD_RULE,
  receiptOf,
  reportOf,
  TOKEN,
} from './sample-report.ts';

const PLAIN = { color: false, width: 80 };
const COLORED = { color: true, width: 80 };
/** Our own colours, and nothing else that begins with ESC. */
const COLORS = new RegExp(`${'\x1b'}\\[\\d+m`, 'g');

const DISMISSAL: Dismissal = {
  ruleId: 'generic-password',
  origin: { kind: 'file', path: 'docs/setup.md' },
  start: { byte: 10, line: 3, column: 4 },
  mask: '****',
  check: 'placeholder',
  reason: 'it says "example"',
};

test('each secret has its line, its reason and the next command; the receipt comes last', () => {
  expect(reportText(reportOf({ findings: FINDINGS }), PLAIN)).toMatchInlineSnapshot(`
    "src/config.ts:12:35  GitHub personal access token (classic)
      critical · high confidence
      12 │ const client = connect({ token: "ghp_…Du8d", retries: 3 });
         │                                  ^^^^^^^^^
      with  account id (line 10)
      why   its checksum is right
      also  in 2 other places: deploy/.env:3:14, deploy/values.yaml:7:8
      fix   Delete the token under Settings > Developer settings, e.g. with <name>,
            and read the security log.
      more  keepmum explain github-pat-classic
      skip  keepmum allow e46e4dad5711c80ccc9f --reason "..."

    deploy/old.yaml:104:11  Password  medium · medium confidence
      104 │ password: ****
          │           ^^^^
      in    commit c0ffeec0ffee by Commit Author, 2024-05-01
      note  decoded from base64, then hex
      why   it is assigned to "password", it looks random
      fix   Change the password where it is used.
      more  keepmum explain generic-password
      skip  keepmum allow c4b1cd8833cdc951f5b5 --reason "..."

    ✖ 2 secrets found in 4 places. Scan complete: 120 files (1.2 MB), 220 rules,
      0.42 s; 6 skipped (4 binary, 2 ignored).
      Revoke what is real first, then take it out of the file; allow what is no
      secret. keepmum explain FILE:LINE says why a line is reported.
    "
  `);
});

test('colour adds to the words and takes nothing away', () => {
  const colored = reportText(reportOf({ findings: FINDINGS.slice(0, 1), scan: 'staged' }), COLORED);
  expect(colored.replaceAll('\x1b', '<ESC>')).toMatchInlineSnapshot(`
    "<ESC>[1msrc/config.ts:12:35<ESC>[22m  <ESC>[1mGitHub personal access token (classic)<ESC>[22m
      <ESC>[31mcritical · high confidence<ESC>[39m
      <ESC>[2m12 │<ESC>[22m const client = connect({ token: "<ESC>[31mghp_…Du8d<ESC>[39m", retries: 3 });
      <ESC>[2m   │<ESC>[22m                                  <ESC>[31m^^^^^^^^^<ESC>[39m
      <ESC>[2mwith <ESC>[22m account id (line 10)
      <ESC>[2mwhy  <ESC>[22m its checksum is right
      <ESC>[2mfix  <ESC>[22m Delete the token under Settings > Developer settings, e.g. with <name>,
            and read the security log.
      <ESC>[2mmore <ESC>[22m keepmum explain github-pat-classic
      <ESC>[2mskip <ESC>[22m keepmum allow e46e4dad5711c80ccc9f --reason "..."

    <ESC>[31m<ESC>[1m✖ 1 secret found.<ESC>[22m<ESC>[39m Scan complete: 120 files (1.2 MB), 220 rules, 0.42 s; 6
      skipped (4 binary, 2 ignored).
      Take the secrets out of these files, stage them again and commit; allow what
      is no secret.
    "
  `);
  const all = reportOf({ findings: FINDINGS, dismissals: [DISMISSAL] });
  expect(reportText(all, COLORED).replace(COLORS, '')).toBe(reportText(all, PLAIN));
});

test('a narrow terminal gets narrow lines, and commands in one piece', () => {
  const text = reportText(reportOf({ findings: FINDINGS.slice(3) }), { color: false, width: 44 });
  expect(text).toMatchInlineSnapshot(`
    "deploy/old.yaml:104:11  Password
      medium · medium confidence
      104 │ password: ****
          │           ^^^^
      in    commit c0ffeec0ffee by Commit
            Author, 2024-05-01
      note  decoded from base64, then hex
      why   it is assigned to "password", it
            looks random
      fix   Change the password where it is
            used.
      more  keepmum explain generic-password
      skip  keepmum allow c4b1cd8833cdc951f5b5 --reason "..."

    ✖ 1 secret found. Scan complete: 120 files
      (1.2 MB), 220 rules, 0.42 s; 6 skipped (4
      binary, 2 ignored).
      Revoke what is real first, then take it
      out of the file; allow what is no secret.
      keepmum explain FILE:LINE says why a line
      is reported.
    "
  `);
});

test('a clean scan says how much was scanned', () => {
  expect(reportText(reportOf(), PLAIN)).toMatchInlineSnapshot(`
    "✔ No secrets found. Scan complete: 120 files (1.2 MB), 220 rules, 0.42 s; 6
      skipped (4 binary, 2 ignored).
    "
  `);
});

test('a scan of nothing is not called clean', () => {
  const receipt = receiptOf((ledger) => ledger.note('Nothing is staged.'));
  expect(reportText(reportOf({ scan: 'staged', receipt }), PLAIN)).toMatchInlineSnapshot(`
    "Note: Nothing is staged.

    ! Nothing was scanned. 0 files (0 bytes), 220 rules, 0.42 s.
    "
  `);
});

test('an incomplete scan lists what failed and says so, with and without findings', () => {
  const receipt = receiptOf((ledger) => {
    ledger.commits = 3;
    ledger.blobs = 1;
    ledger.bytes = 999;
    ledger.fail('secrets/prod.env', 'permission denied');
    ledger.note('The history is shallow: older commits were not fetched, so nothing is known of what they hold.');
    ledger.suppress('baseline', 2);
  });
  expect(reportText(reportOf({ scan: 'history', receipt }), PLAIN)).toMatchInlineSnapshot(`
    "Note: The history is shallow: older commits were not fetched, so nothing is
          known of what they hold.
    Could not be scanned, 1 target:
      secrets/prod.env: permission denied

    ✖ No secrets found, but not everything was read. Scan INCOMPLETE: 1 blob, 3
      commits (999 bytes), 220 rules, 0.42 s; 1 failed; 2 held back (2 baseline).
      What could not be scanned may hold a secret: make it readable and scan again.
    "
  `);
  expect(reportText(reportOf({ receipt, findings: FINDINGS }), PLAIN)).toContain('Scan INCOMPLETE');
});

test('a long list of failures is cut, and says by how much', () => {
  const receipt = receiptOf((ledger) => {
    for (let index = 10; index < 35; index++) ledger.fail(`file${index}`, 'is locked');
  });
  const text = reportText(reportOf({ receipt }), PLAIN);
  expect(text).toContain('  file29: is locked\n  and 5 more; --format json lists all\n');
  expect(text).not.toContain('file30');
});

test('dismissed matches are listed with the check and the reason', () => {
  expect(reportText(reportOf({ dismissals: [DISMISSAL] }), PLAIN)).toContain(
    'Dismissed, 1 match:\n  docs/setup.md:3:4  generic-password  ****  placeholder: it says "example"\n',
  );
});

test('one secret in many places is one block', () => {
  const findings = Array.from({ length: 8 }, (_, index) =>
    findingOf(PASSWORD_RULE, PASSWORD, `pw=${PASSWORD}`, index + 1, { origin: { kind: 'file', path: `f${index}` } }),
  );
  const text = reportText(reportOf({ findings }), PLAIN);
  expect(text).toContain('also  in 7 other places: f1:2:4, f2:3:4, f3:4:4, f4:5:4 and 3 more\n');
  expect(text.match(/keepmum allow/g)).toHaveLength(1);
  expect(text).toContain('✖ 1 secret found in 8 places.');
});

test('how to mend is told once a rule, the command for it always', () => {
  const findings = ['one', 'two'].map((seed) =>
    findingOf(GITHUB_RULE, TOKEN.replace(/.{4}$/, `${seed}x`), `t=${TOKEN.replace(/.{4}$/, `${seed}x`)}`, 1),
  );
  const text = reportText(reportOf({ findings }), PLAIN);
  expect(text.match(/Delete the token/g)).toHaveLength(1);
  expect(text.match(/keepmum explain github-pat-classic/g)).toHaveLength(2);
});

test('the secret is shown where it was asked for, on one line', () => {
  const pem = 'first line\nsecond line';
  const finding = findingOf(PASSWORD_RULE, PASSWORD, PASSWORD, 1);
  expect(reportText(reportOf({ findings: [finding], secretOf: () => pem }), PLAIN)).toContain(
    '  value first line\\nsecond line\n',
  );
});

test('the underline stands below the mask, also after wide characters', () => {
  const finding = findingOf(PASSWORD_RULE, PASSWORD, `密码：${PASSWORD}`, 1);
  expect(reportText(reportOf({ findings: [finding] }), PLAIN)).toContain('  1 │ 密码：****\n    │       ^^^^\n');
});

test('a line of wide characters is cut to the width of the terminal', () => {
  const finding = findingOf(PASSWORD_RULE, PASSWORD, `${'密'.repeat(70)}${PASSWORD}${'码'.repeat(70)}`, 1);
  const line = reportText(reportOf({ findings: [finding] }), PLAIN).split('\n')[1] ?? '';
  expect(line).toContain('****');
  expect(line.length + (line.match(/[密码]/g)?.length ?? 0)).toBeLessThanOrEqual(80);
});

test('nothing from outside can command a terminal or the reader of a log', () => {
  const hostile = fc
    .array(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 10 }),
        fc.constantFrom(
          '::error::',
          '##vso[task.x]',
          '##[error]',
          '\n',
          '\r',
          '\x1b[2J',
          '\u202e',
          '\udc80',
          '\ud800',
          ' ',
        ),
      ),
      { maxLength: 8 },
    )
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.array(hostile, { minLength: 8, maxLength: 8 }), fc.boolean(), (texts, color) => {
      const [path = '', line = '', author = '', name = '', reason = '', target = '', note = '', secret = ''] = texts;
      const origin = { kind: 'file', path } as const;
      const introduced = { commit: author, author, email: author, date: author, path };
      const finding = findingOf(GITHUB_RULE, TOKEN, `${line}${TOKEN}${line}`, 1, {
        origin,
        introduced,
        ruleName: name,
        reasons: [reason, reason],
      });
      const other = { ...finding, origin: { kind: 'file', path: `${path}2` } as const };
      const report = reportOf({
        findings: [finding, other],
        dismissals: [{ ...DISMISSAL, origin, reason, check: name }],
        receipt: receiptOf((ledger) => {
          ledger.fail(target, reason);
          ledger.note(note);
          ledger.skip(reason);
        }),
        rules: () => [{ ...GITHUB_RULE, remediation: note }],
        secretOf: () => secret,
      });
      const text = reportText(report, { color, width: 60 });
      expect(text.replace(COLORS, '')).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      expect(text).not.toMatch(/^\s*::/m);
      expect(text).not.toMatch(/##\w*\[/);
    }),
    { numRuns: 500 },
  );
});
