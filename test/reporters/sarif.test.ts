import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import type { Log, ReportingDescriptor, Result, Run } from 'sarif';
import { expect, test } from 'vitest';
import { readRuleDocuments } from '../../src/generated/rule-documents.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { Origin } from '../../src/model/fragment.ts';
import type { Severity } from '../../src/model/rule.ts';
import type { Report } from '../../src/reporters/report.ts';
import { reportSarif } from '../../src/reporters/sarif.ts';
import { FINDINGS, findingOf, GITHUB_RULE, PASSWORD, PASSWORD_RULE, receiptOf, reportOf } from './sample-report.ts';

/**
 * A folder where `npm install @microsoft/jest-sarif @microsoft/sarif-multitool` was run. They are no development
 * dependencies: the validator alone takes 100 MB.
 */
const VALIDATORS = process.env.KEEPMUM_SARIF_VALIDATORS ?? '';
const SCHEMA = join(VALIDATORS, 'node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
const PLATFORM = process.platform === 'darwin' ? 'darwin' : process.platform === 'win32' ? 'win32' : 'linux';
const MULTITOOL = join(
  VALIDATORS,
  `node_modules/@microsoft/sarif-multitool-${PLATFORM}`,
  PLATFORM === 'win32' ? 'Sarif.Multitool.exe' : 'Sarif.Multitool',
);
const INSTALL = 'KEEPMUM_SARIF_VALIDATORS names no folder where it is installed';

const ORIGINS: readonly Origin[] = [
  { kind: 'file', path: 'a folder/ü#?%:[x].txt' },
  { kind: 'file', path: 'caf\udce9.txt' },
  { kind: 'stdin' },
  { kind: 'index', path: 'src/a.ts', blob: 'b'.repeat(40) },
  { kind: 'blob', path: undefined, blob: 'b'.repeat(40) },
  { kind: 'commit-message', commit: 'c'.repeat(40) },
  { kind: 'tag-message', tag: 'release/1 "x"' },
];
const EVERYWHERE = ORIGINS.map((origin) => findingOf(PASSWORD_RULE, PASSWORD, `pw: ${PASSWORD}`, 2, { origin }));
const BROKEN = receiptOf((ledger) => {
  ledger.files = 1;
  ledger.fail('secrets/\x1b.env', 'permission denied');
  ledger.note('The history is shallow.');
});

const REPORTS: readonly (readonly [string, Report])[] = [
  ['clean', reportOf({ rules: () => readRuleDocuments() })],
  ['full', reportOf({ findings: [...FINDINGS, ...EVERYWHERE], scan: 'history' })],
  ['incomplete', reportOf({ findings: FINDINGS, receipt: BROKEN })],
];

function sarif(report: Report): string {
  return reportSarif(report, { color: false, width: 80 });
}

function runOf(report: Report): Run {
  const log: Log = JSON.parse(sarif(report));
  expect(log.version).toBe('2.1.0');
  expect(log.runs).toHaveLength(1);
  const [run] = log.runs;
  if (run === undefined) throw new Error('a report has one run');
  return run;
}

function resultsOf(report: Report): readonly Result[] {
  return runOf(report).results ?? [];
}

function rulesOf(report: Report): readonly ReportingDescriptor[] {
  return runOf(report).tool.driver.rules ?? [];
}

function locationIn(origin: Origin) {
  return resultsOf(reportOf({ findings: [findingOf(PASSWORD_RULE, PASSWORD, PASSWORD, 1, { origin })] }))[0]
    ?.locations?.[0];
}

test('a result has its rule, a title, an exact place and our fingerprint, and no snippet', () => {
  expect(resultsOf(reportOf({ findings: FINDINGS }))[3]).toMatchInlineSnapshot(`
    {
      "level": "warning",
      "locations": [
        {
          "physicalLocation": {
            "artifactLocation": {
              "uri": "deploy/old.yaml",
              "uriBaseId": "%SRCROOT%",
            },
            "region": {
              "endColumn": 23,
              "endLine": 104,
              "startColumn": 11,
              "startLine": 104,
            },
          },
        },
      ],
      "message": {
        "text": "Hardcoded Password. Confidence: medium (it is assigned to "password", it looks random). Decoded from base64, then hex. It came in with commit c0ffeec0ffeec0ffeec0ffeec0ffeec0ffeec0ff on 2024-05-01. Revoke it first. Not a secret? keepmum allow c4b1cd8833cdc951f5b5 --reason "..."",
      },
      "partialFingerprints": {
        "keepmumFingerprint/v1": "c4b1cd8833cdc951f5b5",
      },
      "rank": 90,
      "ruleId": "generic-password",
      "ruleIndex": 0,
    }
  `);
});

test('a rule says how bad it is and how to mend it', () => {
  expect(rulesOf(reportOf())[1]).toMatchInlineSnapshot(`
    {
      "defaultConfiguration": {
        "level": "error",
      },
      "fullDescription": {
        "text": "A token that acts as the user who made it.",
      },
      "help": {
        "markdown": "# Hardcoded GitHub personal access token (classic)

    A token that acts as the user who made it.

    ## What to do

    1. **Revoke it.** Delete the token under Settings > Developer settings, e.g. with &lt;name>, and read the security log. Then create one.
    2. **Replace it.** Put the new credential into a secret manager or an environment variable, not into the repository.
    3. **Not a secret?** Run \`keepmum allow FINGERPRINT --reason "..."\`; the message of each result holds its fingerprint.

    A secret that was pushed stays in the history and in every clone: only revoking it makes it harmless.

    ## References

    - <https://docs.github.com/en/authentication>
    ",
        "text": "Hardcoded GitHub personal access token (classic).
    1. Delete the token under Settings > Developer settings, e.g. with <name>, and read the security log. Then create one.
    2. Put the new credential into a secret manager or an environment variable, not into the repository.
    3. If it is not a secret: keepmum allow FINGERPRINT --reason "..." (the message of each result holds its fingerprint)
    https://docs.github.com/en/authentication",
      },
      "helpUri": "https://docs.github.com/en/authentication",
      "id": "github-pat-classic",
      "name": "HardcodedGithubPatClassic",
      "properties": {
        "precision": "high",
        "security-severity": "9.5",
        "tags": [
          "security",
          "secret",
          "external/cwe/cwe-798",
          "CWE-798",
        ],
      },
      "shortDescription": {
        "text": "Hardcoded GitHub personal access token (classic)",
      },
    }
  `);
});

test('a run says what ran and how it ended', () => {
  const { results: _results, tool, ...rest } = runOf(reportOf({ findings: FINDINGS, receipt: BROKEN, scan: 'staged' }));
  const { rules: _rules, ...driver } = tool.driver;
  expect({ driver, ...rest }).toMatchInlineSnapshot(`
    {
      "automationDetails": {
        "id": "keepmum/staged/",
      },
      "columnKind": "utf16CodeUnits",
      "driver": {
        "informationUri": "https://cwe.mitre.org/data/definitions/798.html",
        "name": "keepmum",
        "semanticVersion": "1.2.3",
        "version": "1.2.3",
      },
      "invocations": [
        {
          "executionSuccessful": false,
          "toolExecutionNotifications": [
            {
              "level": "error",
              "message": {
                "text": "Not scanned: secrets/\\x1b.env: permission denied",
              },
            },
            {
              "level": "note",
              "message": {
                "text": "The history is shallow.",
              },
            },
          ],
        },
      ],
      "originalUriBaseIds": {
        "%SRCROOT%": {
          "description": {
            "text": "The root of the scanned tree.",
          },
        },
      },
    }
  `);
});

test('a clean run has no results and all rules, so that alerts are closed', () => {
  expect(resultsOf(reportOf())).toEqual([]);
  expect(rulesOf(reportOf()).map(({ id }) => id)).toEqual([PASSWORD_RULE.id, GITHUB_RULE.id]);
});

test.each<[Severity, string, string]>([
  ['critical', 'error', '9.5'],
  ['high', 'error', '8.0'],
  ['medium', 'warning', '5.5'],
  ['low', 'note', '3.0'],
])('severity %s is level %s and security severity %s', (severity, level, securitySeverity) => {
  const report = reportOf({
    rules: () => [{ ...GITHUB_RULE, severity }],
    findings: FINDINGS.slice(0, 1).map((finding): Finding => ({ ...finding, severity })),
  });
  const [rule] = rulesOf(report);
  expect(rule?.defaultConfiguration?.level).toBe(level);
  expect(rule?.properties?.['security-severity']).toBe(securitySeverity);
  expect(resultsOf(report)[0]?.level).toBe(level);
});

test('results come most severe first, then as they were', () => {
  const severities: readonly Severity[] = ['low', 'critical', 'medium', 'critical', 'high'];
  const findings = severities.map((severity, line) => ({ ...findingOf(GITHUB_RULE, 'x', 'x', line + 1), severity }));
  const lines = resultsOf(reportOf({ findings })).map(
    ({ locations }) => locations?.[0]?.physicalLocation?.region?.startLine,
  );
  expect(lines).toEqual([2, 4, 5, 3, 1]);
});

test('a run holds at most what GitHub takes, and says what it left out', () => {
  const [finding] = FINDINGS;
  const run = runOf(
    reportOf({ findings: Array.from({ length: 25_007 }, () => finding).filter((one) => one !== undefined) }),
  );
  expect(run.results).toHaveLength(25_000);
  expect(run.invocations?.[0]?.toolExecutionNotifications).toEqual([
    {
      level: 'warning',
      message: { text: '7 results of the lowest severity left out: a run may hold 25,000 results.' },
    },
  ]);
});

test.each([
  ['a space', 'a b', 'a%20b'],
  ['reserved characters', 'ü#?%:[x].txt', '%C3%BC%23%3F%25%3A%5Bx%5D.txt'],
  ['bytes that are not UTF-8', 'caf\udce9/x', 'caf%E9/x'],
  ['a line end', 'a\nb', 'a%0Ab'],
])('a path with %s is a percent-encoded URI in the source tree', (_what, path, uri) => {
  expect(locationIn({ kind: 'file', path })?.physicalLocation?.artifactLocation).toEqual({
    uri,
    uriBaseId: '%SRCROOT%',
  });
});

test.each<[Origin, string, string]>([
  [{ kind: 'stdin' }, 'stdin', '<stdin>'],
  [{ kind: 'blob', path: undefined, blob: 'b10b' }, 'blob/b10b', 'blob:b10b'],
  [{ kind: 'commit-message', commit: 'c0ffee' }, 'commit/c0ffee', 'commit:c0ffee'],
  [{ kind: 'tag-message', tag: 'v1' }, 'tag/v1', 'tag:v1'],
])('a finding in %j has a relative location outside of the source tree', (origin, uri, name) => {
  const location = locationIn(origin);
  expect(location?.physicalLocation?.artifactLocation).toEqual({ uri });
  expect(location?.physicalLocation?.region?.startLine).toBe(1);
  expect(location?.logicalLocations).toEqual([{ fullyQualifiedName: name, kind: origin.kind }]);
});

test('long texts and many tags are cut to what GitHub takes, and no text is empty', () => {
  const tags = Array.from({ length: 30 }, (_, index) => `tag-${index}`);
  const rule = {
    ...GITHUB_RULE,
    name: 'n'.repeat(2000),
    description: 'd'.repeat(2000),
    tags,
    references: ['not a URL'],
  };
  const [written] = rulesOf(reportOf({ rules: () => [rule] }));
  expect(written?.shortDescription?.text).toHaveLength(1024);
  expect(written?.fullDescription?.text).toHaveLength(1024);
  expect(written?.properties?.tags).toHaveLength(10);
  expect(written?.helpUri).toMatch(/^https:/);
  for (const [, report] of REPORTS) expect(sarif(report)).not.toMatch(/: ""/);
});

test('a link cannot be put into a message', () => {
  const findings = FINDINGS.slice(0, 1).map((finding) => ({ ...finding, reasons: ['[click](https://host.example)'] }));
  expect(resultsOf(reportOf({ findings }))[0]?.message.text).toContain('[click] (https://host.example)');
});

for (const [name, report] of REPORTS) {
  test(`the ${name} report is what the SARIF 2.1.0 schema asks for`, ({ skip }) => {
    skip(!existsSync(SCHEMA), `@microsoft/jest-sarif: ${INSTALL}`);
    // Ajv knows draft 4 no more; without these two keys the schema reads the same in draft 7.
    const { $schema: _draft, id: _id, ...schema } = JSON.parse(readFileSync(SCHEMA, 'utf8'));
    const ajv = new Ajv({ strict: false, validateSchema: false, unicodeRegExp: false });
    formats.default(ajv);
    const validate = ajv.compile(schema);
    expect(validate(JSON.parse(sarif(report))), JSON.stringify(validate.errors)).toBe(true);
  });

  test(`the ${name} report passes the rules of SARIF's own validator, those for GitHub included`, ({ skip }) => {
    skip(!existsSync(MULTITOOL), `@microsoft/sarif-multitool: ${INSTALL}`);
    expect(complaints(withoutHelpUris(sarif(report)))).toEqual([]);
  }, 60_000);
}

/** The report without the address of each rule: the validator would open them all. */
function withoutHelpUris(text: string): string {
  return JSON.stringify(JSON.parse(text, (key, value: unknown) => (key === 'helpUri' ? undefined : value)));
}

/** Errors and warnings. The validator ends with status 0 whatever it finds, so its own report is read. */
function complaints(text: string): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'keepmum-sarif-'));
  try {
    const [input, output] = [join(folder, 'in.sarif'), join(folder, 'out.sarif')];
    writeFileSync(input, text);
    const rules = ['--rule-kind', 'Sarif;Ghas', '--level', 'Error;Warning'];
    execFileSync(MULTITOOL, ['validate', input, ...rules, '--output', output, '--log', 'ForceOverwrite'], {
      stdio: 'pipe',
    });
    const log: Log = JSON.parse(readFileSync(output, 'utf8').replace(/^\ufeff/, ''));
    expect(log.runs[0]?.invocations?.[0]?.executionSuccessful ?? true).toBe(true);
    return (log.runs[0]?.results ?? []).map((result) => JSON.stringify(result));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('the message names what stands beside the secret', () => {
  const [first, second] = resultsOf(reportOf({ findings: FINDINGS.slice(0, 2) }));
  expect(first?.message.text).toContain(' With account id (line 10). ');
  expect(second?.message.text).not.toContain('With');
});
