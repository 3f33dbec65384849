import type { Invocation, Log, Notification, Run } from 'sarif';
import type { Finding } from '../model/finding.ts';
import { CONFIDENCES, SEVERITIES } from '../model/rule.ts';
import { amount } from './amounts.ts';
import { jsonText } from './json-text.ts';
import { printable } from './printable.ts';
import type { Report, Reporter } from './report.ts';
import { sarifResult } from './sarif-result.ts';
import { HARDCODED_CREDENTIALS, sarifRule } from './sarif-rule.ts';

/** GitHub rejects a run with more results. */
const MAX_RESULTS = 25_000;

/**
 * SARIF 2.1.0 with what GitHub code scanning asks for. All rules are listed in every report, so that an upload without
 * results closes the alerts of fixed findings. It never holds a secret, with --show-secrets neither.
 */
export const reportSarif: Reporter = (report) => {
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [runOf(report)],
  };
  return `${jsonText(log, 2)}\n`;
};

function runOf(report: Report): Run {
  const rules = report.rules();
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const results = mostSevereFirst(report.findings).slice(0, MAX_RESULTS);
  return {
    tool: {
      driver: {
        name: 'keepmum',
        semanticVersion: report.version,
        version: report.version,
        // To be the project's own page as soon as it has one.
        informationUri: HARDCODED_CREDENTIALS,
        rules: rules.map(sarifRule),
      },
    },
    columnKind: 'utf16CodeUnits',
    // Up to the last slash it is GitHub's category: reports of different scans do not replace each other.
    automationDetails: { id: `keepmum/${report.scan}/` },
    originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The root of the scanned tree.' } } },
    invocations: [invocationOf(report, report.findings.length - results.length)],
    results: results.map((finding) => sarifResult(finding, indexes.get(finding.ruleId))),
  };
}

// GitHub shows the first 5,000 results.
function mostSevereFirst(findings: readonly Finding[]): Finding[] {
  return [...findings].sort(
    (a, b) =>
      SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity) ||
      CONFIDENCES.indexOf(b.confidence) - CONFIDENCES.indexOf(a.confidence),
  );
}

function invocationOf({ receipt }: Report, leftOut: number): Invocation {
  const left = `${amount(leftOut, 'result')} of the lowest severity left out: a run may hold ${amount(MAX_RESULTS, 'result')}.`;
  return {
    executionSuccessful: receipt.complete,
    toolExecutionNotifications: [
      ...receipt.failed.map(({ target, reason }) => notification('error', `Not scanned: ${target}: ${reason}`)),
      ...(leftOut > 0 ? [notification('warning', left)] : []),
      ...receipt.notes.map((note) => notification('note', note)),
    ],
  };
}

function notification(level: 'error' | 'warning' | 'note', text: string): Notification {
  return { level, message: { text: printable(text) } };
}
