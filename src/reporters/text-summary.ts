import type { Dismissal } from '../model/finding.ts';
import type { Receipt } from '../model/receipt.ts';
import { amount, byteAmount, duration } from './amounts.ts';
import { type Ink, paragraph } from './ink.ts';
import { printable } from './printable.ts';
import type { Report, ScanKind } from './report.ts';
import { placeOf } from './text-finding.ts';

const LISTED_FAILURES = 20;

const EXPLAIN_HINT = 'keepmum explain FILE:LINE tells all that the checks said of a line.';

const NEXT_STEP: Readonly<Record<ScanKind, string>> = {
  files:
    'Revoke what is real first, then take it out of the file; allow what is no secret. ' +
    'keepmum explain FILE:LINE says why a line is reported.',
  staged: 'Take the secrets out of these files, stage them again and commit; allow what is no secret.',
  history: 'Revoke what is real: a secret stays in history and in every clone; allow what is no secret.',
  message: 'Write the message again without the secret; allow what is no secret.',
};

/** What was turned away, why, and by which check. */
export function dismissalLines(dismissals: readonly Dismissal[], ink: Ink): string[] {
  if (dismissals.length === 0) return [];
  const lines = dismissals.flatMap((dismissal) => {
    const { ruleId, mask, check, reason } = dismissal;
    return paragraph(
      `${placeOf(dismissal, ink)}  ${printable(`${ruleId}  ${mask}  ${check}: ${reason}`)}`,
      ink.width,
      '  ',
      '    ',
    );
  });
  const isOfFiles = dismissals.some(({ origin }) => origin.kind === 'file');
  return [
    ink.strong(`Dismissed, ${amount(dismissals.length, 'match', 'matches')}:`),
    ...lines,
    ...(isOfFiles ? paragraph(EXPLAIN_HINT, ink.width, '  ', '  ') : []),
  ];
}

/** What the reader must know before the numbers: what could not be read, and what limits the scan. */
export function warningLines({ failed, notes }: Receipt, ink: Ink): string[] {
  const failures = failed
    .slice(0, LISTED_FAILURES)
    .flatMap(({ target, reason }) => paragraph(printable(`${target}: ${reason}`), ink.width, '  ', '    '));
  const unlisted = failed.length - LISTED_FAILURES;
  if (unlisted > 0) failures.push(`  and ${unlisted} more; --format json lists all`);
  return [
    ...notes.flatMap((note) => paragraph(printable(note), ink.width, `${ink.doubtful('Note:')} `, ' '.repeat(6))),
    ...(failed.length > 0 ? [ink.bad(`Could not be scanned, ${amount(failed.length, 'target')}:`), ...failures] : []),
  ];
}

/** The verdict with its receipt, and the next step where there is one. */
export function summaryLines(report: Report, secrets: number, ink: Ink): string[] {
  const { mark, words, paint } = verdict(report, secrets, ink);
  // The first words are painted after wrapping, so that colour never changes where lines break.
  const [first = '', ...rest] = paragraph(`${words} ${measure(report)}`, ink.width, `${mark} `, '  ');
  const painted = first.startsWith(`${mark} ${words}`)
    ? paint(ink.strong(`${mark} ${words}`)) + first.slice(mark.length + 1 + words.length)
    : paint(ink.strong(first));
  return [painted, ...rest, ...nextStep(report, secrets, ink)];
}

interface Verdict {
  readonly mark: string;
  readonly words: string;
  readonly paint: (text: string) => string;
}

function verdict({ receipt, findings }: Report, secrets: number, ink: Ink): Verdict {
  if (secrets > 0) {
    const places = findings.length > secrets ? ` in ${amount(findings.length, 'place')}` : '';
    return { mark: '✖', words: `${amount(secrets, 'secret')} found${places}.`, paint: ink.bad };
  }
  if (!receipt.complete) return { mark: '✖', words: 'No secrets found, but not everything was read.', paint: ink.bad };
  if (isEmpty(receipt)) return { mark: '!', words: 'Nothing was scanned.', paint: ink.doubtful };
  return { mark: '✔', words: 'No secrets found.', paint: ink.good };
}

function isEmpty({ files, blobs, commits, tags, bytes }: Receipt): boolean {
  return files + blobs + commits + tags + bytes === 0;
}

function measure({ receipt, elapsedMs }: Report): string {
  return [
    `${state(receipt)}${scanned(receipt)}, ${amount(receipt.rules, 'rule')}, ${duration(elapsedMs)}`,
    counted('skipped', receipt.skipped),
    receipt.failed.length > 0 ? `${receipt.failed.length} failed` : '',
    counted('held back', receipt.suppressed),
  ]
    .filter((part) => part !== '')
    .join('; ')
    .concat('.');
}

function state(receipt: Receipt): string {
  if (!receipt.complete) return 'Scan INCOMPLETE: ';
  return isEmpty(receipt) ? '' : 'Scan complete: ';
}

function scanned({ files, blobs, commits, tags, bytes }: Receipt): string {
  const counts = [
    files > 0 ? amount(files, 'file') : '',
    blobs > 0 ? amount(blobs, 'blob') : '',
    commits > 0 ? amount(commits, 'commit') : '',
    tags > 0 ? amount(tags, 'tag') : '',
  ].filter((part) => part !== '');
  return `${counts.length > 0 ? counts.join(', ') : '0 files'} (${byteAmount(bytes)})`;
}

function counted(what: string, byReason: Readonly<Record<string, number>>): string {
  const entries = Object.entries(byReason);
  if (entries.length === 0) return '';
  const total = entries.reduce((sum, [, count]) => sum + count, 0);
  return `${total} ${what} (${entries.map(([reason, count]) => printable(`${count} ${reason}`)).join(', ')})`;
}

function nextStep({ scan, receipt }: Report, secrets: number, ink: Ink): string[] {
  const steps = [
    secrets > 0 ? NEXT_STEP[scan] : '',
    receipt.complete ? '' : 'What could not be scanned may hold a secret: make it readable and scan again.',
  ].filter((step) => step !== '');
  return steps.flatMap((step) => paragraph(step, ink.width, '  ', '  '));
}
