import type { Dismissal, Finding } from '../model/finding.ts';
import { type Origin, pathOf } from '../model/fragment.ts';
import { isUtf8Path, pathBytes } from './path-bytes.ts';
import type { Report } from './report.ts';
import { titleOf } from './sentences.ts';

/** The version of schema/report.json. It changes when a reader of the old form could misread the new one. */
const SCHEMA_VERSION = 1;

/** The parts of a JSON report that say who reports and what was scanned. No times: same input, same bytes. */
export function envelope({ version, scan, receipt }: Report) {
  return { schemaVersion: SCHEMA_VERSION, tool: { name: 'keepmum', version }, scan, receipt };
}

/** A finding as JSON reports hold it; docs/report.md describes the fields. */
export function findingRecord(finding: Finding, secret: string | undefined) {
  const { start, end, introduced } = finding;
  return {
    ruleId: finding.ruleId,
    ruleName: finding.ruleName,
    provider: finding.provider,
    ...pathRecord(finding.origin),
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
    startByte: start.byte,
    endByte: end.byte,
    secret: secret ?? finding.mask,
    fingerprint: finding.fingerprint,
    confidence: finding.confidence,
    score: finding.score,
    severity: finding.severity,
    message: titleOf(finding.ruleName),
    decodedFrom: finding.decodedFrom,
    reasons: finding.reasons,
    companions: finding.companions.map(({ name, start: at }) => ({
      name,
      startLine: at.line,
      startColumn: at.column,
    })),
    origin: {
      ...originRecord(finding.origin),
      ...(introduced && {
        commit: introduced.commit,
        author: introduced.author,
        email: introduced.email,
        date: introduced.date,
      }),
    },
  };
}

export function dismissalRecord({ ruleId, origin, start, mask, check, reason }: Dismissal) {
  const place = { ...pathRecord(origin), startLine: start.line, startColumn: start.column, startByte: start.byte };
  return { ruleId, ...place, secret: mask, check, reason, origin: originRecord(origin) };
}

/** `pathBytes` (base64) says what a path is that is not UTF-8 and so cannot be written in JSON. */
function pathRecord(origin: Origin) {
  const path = pathOf(origin) ?? null;
  if (path === null || isUtf8Path(path)) return { path };
  return { path, pathBytes: Buffer.from(pathBytes(path)).toString('base64') };
}

function originRecord(origin: Origin) {
  switch (origin.kind) {
    case 'file':
    case 'stdin':
      return { kind: origin.kind };
    case 'index':
    case 'blob':
      return { kind: origin.kind, blob: origin.blob };
    case 'commit-message':
      return { kind: origin.kind, commit: origin.commit };
    case 'tag-message':
      return { kind: origin.kind, tag: origin.tag };
  }
}
