import { cropExcerpt } from '../findings/excerpt.ts';
import type { Excerpt, Finding } from '../model/finding.ts';
import { displayPath, pathOf } from '../model/fragment.ts';
import type { RuleDocument } from '../model/rule.ts';
import { amount } from './amounts.ts';
import { columnsOf } from './columns.ts';
import { type Ink, paragraph, severityPaint } from './ink.ts';
import { printable, printablePath } from './printable.ts';
import type { SecretGroup } from './secret-groups.ts';
import { companionsText, firstSentence } from './sentences.ts';

const LISTED_PLACES = 4;
const COMMIT_CHARACTERS = 12;
const MIN_EXCERPT_UNITS = 20;

/** What a reader needs besides the finding. */
export interface Context {
  readonly rule: RuleDocument | undefined;
  /** Whether an earlier finding of this report already told how to mend this rule's findings. */
  readonly told: boolean;
  /** Only where the user asked to see secrets. */
  readonly secret: string | undefined;
}

/** One secret as lines: where, what, the line itself, why it is reported and what to do. The next command is last. */
export function secretLines({ first, others }: SecretGroup, context: Context, ink: Ink): string[] {
  const ruleId = printable(first.ruleId);
  return [
    ...heading(first, ink),
    ...excerptLines(first, ink),
    ...field('in', introduction(first), ink),
    ...field('note', decoded(first), ink),
    ...field('value', context.secret === undefined ? '' : printable(context.secret), ink),
    ...field('with', printable(companionsText(first)), ink),
    ...field('why', printable(first.reasons.join(', ')), ink),
    ...field('also', otherPlaces(others, ink), ink),
    ...field('fix', context.told ? '' : printable(firstSentence(context.rule?.remediation ?? '')), ink),
    ...command('more', `keepmum explain ${ruleId}`, ink),
    ...command('skip', `keepmum allow ${first.fingerprint} --reason "..."`, ink),
  ];
}

/** `path:line:column`, which terminals and editors make clickable. */
export function placeOf({ origin, start }: Pick<Finding, 'origin' | 'start'>, { shownPath }: Ink): string {
  const path = pathOf(origin);
  const shown = path === undefined ? displayPath(origin) : shownPath(path);
  return `${printablePath(shown)}:${start.line}:${start.column}`;
}

/** A labelled piece of text under a finding; nothing where the text is empty. */
function field(label: string, text: string, ink: Ink): string[] {
  if (text === '') return [];
  return paragraph(text, ink.width, `  ${ink.faint(label.padEnd(5))} `, ' '.repeat(8));
}

/** A command stays on one line, so that it can be copied. */
function command(label: string, text: string, ink: Ink): string[] {
  return [`  ${ink.faint(label.padEnd(5))} ${text}`];
}

function heading(finding: Finding, ink: Ink): string[] {
  const rating = `${finding.severity} · ${finding.confidence} confidence`;
  const parts = [
    { text: placeOf(finding, ink), paint: ink.strong },
    { text: printable(finding.ruleName), paint: ink.strong },
    { text: rating, paint: severityPaint(ink, finding.severity) },
  ];
  const lines: string[] = [];
  let columns = 0;
  for (const { text, paint } of parts) {
    const fits = lines.length > 0 && columns + 2 + columnsOf(text) <= ink.width;
    if (fits) lines.push(`${lines.pop() ?? ''}  ${paint(text)}`);
    else lines.push(lines.length === 0 ? paint(text) : `  ${paint(text)}`);
    columns = (fits || lines.length > 1 ? 2 : 0) + (fits ? columns : 0) + columnsOf(text);
  }
  return lines;
}

function excerptLines(finding: Finding, ink: Ink): string[] {
  const number = String(finding.start.line);
  const { text, start, end } = fitted(finding.excerpt, ink.width - number.length - 5);
  const [before, secret, after] = [text.slice(0, start), text.slice(start, end), text.slice(end)].map(printable);
  const carets = '^'.repeat(Math.max(1, columnsOf(secret ?? '')));
  return [
    `  ${ink.faint(`${number} │`)} ${before}${ink.bad(secret ?? '')}${after}`,
    `  ${ink.faint(`${' '.repeat(number.length)} │`)} ${' '.repeat(columnsOf(before ?? ''))}${ink.bad(carets)}`,
  ];
}

/** Cut until it takes no more than `columns` of the terminal. */
function fitted(excerpt: Excerpt, columns: number): Excerpt {
  let units = columns;
  let cut = cropExcerpt(excerpt, units);
  while (columnsOf(cut.text) > columns && units > MIN_EXCERPT_UNITS) {
    units = Math.max(MIN_EXCERPT_UNITS, units - (columnsOf(cut.text) - columns));
    cut = cropExcerpt(excerpt, units);
  }
  return cut;
}

function introduction({ introduced }: Finding): string {
  if (introduced === undefined) return '';
  const day = introduced.date.slice(0, 10);
  return printable(`commit ${introduced.commit.slice(0, COMMIT_CHARACTERS)} by ${introduced.author}, ${day}`);
}

function decoded({ decodedFrom }: Finding): string {
  return decodedFrom.length === 0 ? '' : `decoded from ${decodedFrom.join(', then ')}`;
}

function otherPlaces(others: readonly Finding[], ink: Ink): string {
  if (others.length === 0) return '';
  const places = [...new Set(others.map((other) => otherPlace(other, ink)))];
  const listed = places.slice(0, LISTED_PLACES).join(', ');
  const more = places.length > LISTED_PLACES ? ` and ${places.length - LISTED_PLACES} more` : '';
  return `in ${amount(places.length, 'other place')}: ${listed}${more}`;
}

function otherPlace(finding: Finding, ink: Ink): string {
  const commit = finding.introduced?.commit.slice(0, COMMIT_CHARACTERS);
  const place = placeOf(finding, ink);
  return commit === undefined ? place : `${place} (commit ${printable(commit)})`;
}
