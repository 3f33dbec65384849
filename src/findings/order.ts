import type { Finding } from '../model/finding.ts';
import { displayPath } from '../model/fragment.ts';

type Placed = Pick<Finding, 'origin' | 'start' | 'ruleId'>;

/** The order of every report: path, line, column, rule. By code units, so that it is the same in every locale. */
export function compareByPlace(a: Placed, b: Placed): number {
  return (
    compareText(displayPath(a.origin), displayPath(b.origin)) ||
    a.start.line - b.start.line ||
    a.start.column - b.start.column ||
    compareText(a.ruleId, b.ruleId) ||
    // Two versions of one file in history: any order will do, as long as it is always the same.
    compareText(objectOf(a), objectOf(b))
  );
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function objectOf({ origin }: Placed): string {
  return origin.kind === 'blob' || origin.kind === 'index' ? origin.blob : '';
}
