import { excerptOf } from '../../src/findings/excerpt.ts';
import { fingerprint } from '../../src/findings/fingerprint.ts';
import { maskSecret } from '../../src/findings/mask.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { Position } from '../../src/model/fragment.ts';
import { Ledger, type Receipt } from '../../src/model/receipt.ts';
import type { RuleDocument } from '../../src/model/rule.ts';
import type { Report } from '../../src/reporters/report.ts';
import { expandTemplate } from '../../src/rules/templates.ts';

export const GITHUB_RULE: RuleDocument = {
  id: 'github-pat-classic',
  name: 'GitHub personal access token (classic)',
  provider: 'github',
  description: 'A token that acts as the user who made it',
  severity: 'critical',
  confidence: 'high',
  tags: ['CWE-798'],
  references: ['https://docs.github.com/en/authentication'],
  remediation:
    'Delete the token under Settings > Developer settings, e.g. with <name>, and read the security log. Then create one.',
};

export const PASSWORD_RULE: RuleDocument = {
  id: 'generic-password',
  name: 'Password',
  provider: 'generic',
  description: 'A password that is assigned in the text.',
  severity: 'medium',
  confidence: 'medium',
  tags: ['CWE-798', 'CWE-259'],
  references: [],
  remediation: 'Change the password where it is used.',
};

export const TOKEN = expandTemplate('ghp_{alnum:30}{crc32-base62}', 'reporters');
export const PASSWORD = expandTemplate('{alnum:12}', 'password');

type Changes = Partial<Omit<Finding, 'start' | 'end' | 'excerpt'>>;

/** A finding of `secret` on a line that holds it, as a scan would make it. */
export function findingOf(
  rule: RuleDocument,
  secret: string,
  line: string,
  lineNumber: number,
  changes: Changes = {},
): Finding {
  const at = line.indexOf(secret);
  const place = (units: number): Position => {
    const byte = (lineNumber - 1) * 20 + Buffer.byteLength(line.slice(0, units));
    return { byte, line: lineNumber, column: units + 1 };
  };
  const mask = maskSecret(secret);
  return {
    ruleId: rule.id,
    ruleName: rule.name,
    provider: rule.provider,
    severity: rule.severity,
    confidence: rule.confidence,
    score: rule.confidence === 'high' ? 99 : 90,
    origin: { kind: 'file', path: 'src/config.ts' },
    introduced: undefined,
    start: place(at),
    end: place(at + secret.length),
    mask,
    fingerprint: fingerprint(rule.id, secret),
    reasons: [],
    decodedFrom: [],
    companions: [],
    excerpt: excerptOf(line, at + 1, [{ start: at, end: at + secret.length, mask }]),
    ...changes,
  };
}

export function receiptOf(record: (ledger: Ledger) => void): Receipt {
  const ledger = new Ledger();
  record(ledger);
  return ledger.receipt(220);
}

const FULL_RECEIPT = receiptOf((ledger) => {
  ledger.files = 120;
  ledger.bytes = 1_234_567;
  ledger.skip('binary', 4);
  ledger.skip('ignored', 2);
});

export function reportOf(changes: Partial<Report> = {}): Report {
  return {
    scan: 'files',
    version: '1.2.3',
    findings: [],
    dismissals: [],
    receipt: FULL_RECEIPT,
    elapsedMs: 421,
    rules: () => [PASSWORD_RULE, GITHUB_RULE],
    secretOf: () => undefined,
    ...changes,
  };
}

/** A bit of everything: two rules, one secret in three places, one decoded, one from history. */
export const FINDINGS: readonly Finding[] = [
  findingOf(GITHUB_RULE, TOKEN, `\tconst client = connect({ token: "${TOKEN}", retries: 3 });`, 12, {
    reasons: ['its checksum is right'],
    companions: [{ name: 'account id', start: { byte: 180, line: 10, column: 5 } }],
  }),
  findingOf(GITHUB_RULE, TOKEN, `GITHUB_TOKEN=${TOKEN}`, 3, { origin: { kind: 'file', path: 'deploy/.env' } }),
  findingOf(GITHUB_RULE, TOKEN, `token: ${TOKEN}`, 7, { origin: { kind: 'file', path: 'deploy/values.yaml' } }),
  findingOf(PASSWORD_RULE, PASSWORD, `password: ${PASSWORD}`, 104, {
    origin: { kind: 'blob', path: 'deploy/old.yaml', blob: 'b10b'.repeat(10) },
    introduced: {
      commit: 'c0ffee'.repeat(7).slice(0, 40),
      author: 'Commit Author',
      email: 'author@example.test',
      date: '2024-05-01T10:00:00+02:00',
      path: 'deploy/old.yaml',
    },
    reasons: ['it is assigned to "password"', 'it looks random'],
    decodedFrom: ['base64', 'hex'],
  }),
];
