import type { Finding } from '../model/finding.ts';

/** One secret and all its places, in the order of the report. */
export interface SecretGroup {
  readonly first: Finding;
  readonly others: readonly Finding[];
}

/** Findings with the same fingerprint are the same secret. Groups stand where their first finding stood. */
export function groupBySecret(findings: readonly Finding[]): SecretGroup[] {
  const groups = new Map<string, { first: Finding; others: Finding[] }>();
  for (const finding of findings) {
    const known = groups.get(finding.fingerprint);
    if (known) known.others.push(finding);
    else groups.set(finding.fingerprint, { first: finding, others: [] });
  }
  return [...groups.values()];
}
