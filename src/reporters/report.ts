import type { Dismissal, Finding } from '../model/finding.ts';
import type { Receipt } from '../model/receipt.ts';
import type { RuleDocument } from '../model/rule.ts';

/** What was asked to be scanned; a reporter words its summary by it. */
export type ScanKind = 'files' | 'staged' | 'history' | 'message';

/** All that a reporter may know. Findings come sorted by path, position and rule. */
export interface Report {
  readonly scan: ScanKind;
  readonly version: string;
  readonly findings: readonly Finding[];
  /** Empty unless the user asked for them. */
  readonly dismissals: readonly Dismissal[];
  readonly receipt: Receipt;
  readonly elapsedMs: number;
  /** The rules that ran, with what they tell people; SARIF lists every one. */
  readonly rules: () => readonly RuleDocument[];
  /** The secret itself where --show-secrets was given, else undefined: reporters then show the mask. */
  readonly secretOf: (finding: Finding) => string | undefined;
}

/** What the reader's screen can do. */
export interface View {
  readonly color: boolean;
  /** Columns of the terminal. */
  readonly width: number;
  /** How the reader's folder names a path of the report; absent: as it stands. */
  readonly shownPath?: (path: string) => string;
}

/** Turns a report into the whole text of the output, final newline included. */
export type Reporter = (report: Report, view: View) => string;
