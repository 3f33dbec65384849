import { jsonText } from './json-text.ts';
import { dismissalRecord, envelope, findingRecord } from './records.ts';
import type { Reporter } from './report.ts';

/** One JSON object a line. The receipt is the last line: a report without it was cut off. */
export const reportJsonl: Reporter = (report) => {
  const { receipt, ...rest } = envelope(report);
  const lines = [
    ...report.findings.map((finding) => ({ type: 'finding', ...findingRecord(finding, report.secretOf(finding)) })),
    ...report.dismissals.map((dismissal) => ({ type: 'dismissal', ...dismissalRecord(dismissal) })),
    { type: 'receipt', ...rest, ...receipt },
  ];
  return lines.map((line) => `${jsonText(line)}\n`).join('');
};
