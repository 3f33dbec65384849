import type { Location, LogicalLocation, Result } from 'sarif';
import type { Finding } from '../model/finding.ts';
import { displayPath, type Origin, pathOf } from '../model/fragment.ts';
import { pathBytes } from './path-bytes.ts';
import { printable } from './printable.ts';
import { sarifLevel } from './sarif-rule.ts';
import { companionsText, titleOf } from './sentences.ts';

const UNRESERVED = /[A-Za-z0-9\-._~/]/;

/** One finding. It shows neither the secret nor its mask: code scanning keeps every alert for good. */
export function sarifResult(finding: Finding, ruleIndex: number | undefined): Result {
  return {
    ruleId: finding.ruleId,
    ...(ruleIndex !== undefined && { ruleIndex }),
    level: sarifLevel(finding.severity),
    // What rank is for: how likely it is that the result is true.
    rank: finding.score,
    message: { text: messageText(finding) },
    locations: [locationOf(finding)],
    // Not primaryLocationLineHash: that name is GitHub's, who computes it from the line, whatever stands in it.
    partialFingerprints: { 'keepmumFingerprint/v1': finding.fingerprint },
  };
}

// The first sentence is the title of the alert.
function messageText(finding: Finding): string {
  const { introduced, decodedFrom, companions, reasons, confidence } = finding;
  const why = reasons.length > 0 ? ` (${reasons.join(', ')})` : '';
  const sentences = [
    `${titleOf(finding.ruleName)}.`,
    `Confidence: ${confidence}${why}.`,
    ...(decodedFrom.length > 0 ? [`Decoded from ${decodedFrom.join(', then ')}.`] : []),
    ...(companions.length > 0 ? [`With ${companionsText(finding)}.`] : []),
    ...(introduced ? [`It came in with commit ${introduced.commit} on ${introduced.date.slice(0, 10)}.`] : []),
    `Revoke it first. Not a secret? keepmum allow ${finding.fingerprint} --reason "..."`,
  ];
  // `[text](target)` would be a link in a SARIF message (section 3.11.6).
  return printable(sentences.join(' ')).replaceAll('](', '] (');
}

function locationOf({ origin, start, end }: Finding): Location {
  const region = { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
  const path = pathOf(origin);
  if (path !== undefined) {
    return { physicalLocation: { artifactLocation: { uri: pathUri(path), uriBaseId: '%SRCROOT%' }, region } };
  }
  return {
    physicalLocation: { artifactLocation: { uri: uriOfObject(origin) }, region },
    logicalLocations: [logicalLocation(origin)],
  };
}

function logicalLocation(origin: Origin): LogicalLocation {
  return { fullyQualifiedName: printable(displayPath(origin)), kind: origin.kind };
}

/**
 * What stands for a path where there is none. Code scanning needs a URI and rejects the whole upload for one with another
 * scheme than `file`, so it is a relative one; it has no base, because it is not in the source tree.
 */
function uriOfObject(origin: Origin): string {
  return pathUri(origin.kind === 'stdin' ? 'stdin' : displayPath(origin).replace(':', '/'));
}

/** A path relative to the root as a URI: its bytes, percent-encoded but for unreserved characters and the slash. */
function pathUri(path: string): string {
  let uri = '';
  for (const byte of pathBytes(path)) {
    const character = String.fromCharCode(byte);
    uri += UNRESERVED.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }
  return uri;
}
