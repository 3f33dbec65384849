import { jsonText } from './json-text.ts';
import { dismissalRecord, envelope, findingRecord } from './records.ts';
import type { Reporter } from './report.ts';

/** One JSON document, as schema/report.json describes it. */
export const reportJson: Reporter = (report) => {
  const document = {
    ...envelope(report),
    findings: report.findings.map((finding) => findingRecord(finding, report.secretOf(finding))),
    ...(report.dismissals.length > 0 && { dismissals: report.dismissals.map(dismissalRecord) }),
  };
  return `${jsonText(document, 2)}\n`;
};
