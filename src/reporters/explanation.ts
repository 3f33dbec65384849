import type { Explanation, Hold, LineExplanation, Standing, Vote, WakingKeyword } from '../model/explanation.ts';
import { amount } from './amounts.ts';
import { type Ink, inkFor, paragraph } from './ink.ts';
import { disarmCommands, printable } from './printable.ts';
import type { View } from './report.ts';
import { companionsText } from './sentences.ts';
import { placeOf } from './text-finding.ts';

const LABEL_COLUMNS = 9;
const LISTED_KEYWORDS = 12;
const LISTED_RULES = 3;

/** All that can be told of one line, for people. */
export function reportExplanation(line: LineExplanation, view: View): string {
  const ink = inkFor(view);
  const blocks = [
    ...(line.explanations.length === 0
      ? [nothingLines(line, ink)]
      : line.explanations.map((explanation) => explanationLines(explanation, line, ink))),
    line.notes.flatMap((note) => paragraph(printable(note), ink.width, `${ink.doubtful('Note:')} `, ' '.repeat(6))),
  ];
  const text = blocks.filter((lines) => lines.length > 0).map((lines) => `${lines.join('\n')}\n`);
  return disarmCommands(text.join('\n'));
}

function explanationLines(explanation: Explanation, { threshold }: LineExplanation, ink: Ink): string[] {
  const { ruleId, ruleName, genericId, mask, standing, companions, votes, surpriseBits, rating, fate } = explanation;
  const finder = genericId === undefined ? '' : `, found by ${genericId}`;
  return [
    ink.strong(printable(placeOf(explanation, ink))),
    ...fateLines(explanation, threshold, ink),
    ...field('rule', `${ruleName} (${ruleId}${finder})`, ink),
    ...field('secret', mask, ink),
    ...field('stands', standingText(standing), ink),
    ...field('with', companionsText({ companions }), ink),
    ...field('rarity', rarityText(surpriseBits), ink),
    ...field('rating', rating ? `${rating.confidence} confidence, score ${rating.score} of 100` : '', ink),
    ...voteLines(votes, ink),
    ...(fate.kind === 'kept' ? commandLines(explanation, fate.fingerprint, fate.holds, ink) : []),
  ];
}

/** What becomes of it, which is what most readers came for. */
function fateLines({ fate, rating }: Explanation, threshold: string, ink: Ink): string[] {
  const line = (paint: (text: string) => string, words: string, rest = ''): string[] => {
    const [first = '', ...others] = paragraph(printable(`${words}${rest}`), ink.width, '  ', '    ');
    return [paint(first), ...others];
  };
  switch (fate.kind) {
    case 'dismissed':
      return line(ink.good, `Not reported: the check ${fate.check} dismisses it.`);
    case 'overlapped':
      return line(ink.good, `Not reported by this rule: ${fate.ruleId} speaks for its place.`);
    case 'kept':
      if (fate.holds.length === 0) return line(ink.bad, 'Reported.');
      return fate.holds.flatMap(({ by, reason }) => line(ink.good, `Not reported: ${holdText(by, reason)}`));
  }

  function holdText(by: Hold['by'], reason: string): string {
    switch (by) {
      case 'confidence':
        return `its confidence is ${rating?.confidence ?? 'low'}, and findings are reported from ${threshold} on.`;
      case 'allowlist':
        return `the allowlist holds it back: ${reason}`;
      case 'allow comment':
        return 'a comment in the code accepts it.';
      case 'baseline':
        return `the baseline accepts it: ${reason}`;
    }
  }
}

function standingText({ matcher, assignment, decodedFrom }: Standing): string {
  const decoded = decodedFrom.length === 0 ? '' : `, decoded from ${decodedFrom.join(', then ')}`;
  if (assignment === undefined) {
    const found = matcher === 'near' ? "by its form, in a place that the provider's name speaks for" : 'by its form';
    return `${found}${decoded}`;
  }
  const { key, joint, quote } = assignment;
  const quoted = quote === '' ? 'no quotes' : `quote ${quote}`;
  return `as a value: key ${key}, joint ${joint}, ${quoted}${decoded}`;
}

function rarityText(bits: number): string {
  return `${bits.toFixed(1)} bits of surprise (words below 0, generated keys from 45 on)`;
}

/** The checks in the order in which they were asked, each with what it said; then those that a dismissal spared. */
function voteLines(votes: readonly Vote[], ink: Ink): string[] {
  const widest = Math.max(...votes.map(({ check }) => check.length));
  const firstLate = votes.findIndex(({ standing }) => standing === 'late');
  return votes.flatMap((vote, index) => {
    const label = index === 0 ? 'checks' : index === firstLate ? 'not asked' : '';
    const head = `  ${ink.faint(label.padEnd(LABEL_COLUMNS))} `;
    const name = paintOf(vote, ink)(vote.check.padEnd(widest));
    const margin = ' '.repeat(LABEL_COLUMNS + widest + 5);
    return paragraph(printable(voteText(vote)), ink.width, `${head}${name}  `, margin);
  });
}

function voteText({ effect, level, reason, standing }: Vote): string {
  switch (effect) {
    case 'none':
      return 'nothing to say';
    case 'dismiss':
      return standing === 'overruled' ? `overruled by a proof: ${reason}` : `dismisses: ${reason}`;
    case 'doubt':
      return `doubts, at most ${level}: ${reason}`;
    case 'support':
      // The least of all levels asks for nothing: it is a fact that is told.
      return level === 'low' ? `tells: ${reason}` : `supports, at least ${level}: ${reason}`;
    case 'proof':
      return `proof: ${reason}`;
  }
}

function paintOf({ effect }: Vote, ink: Ink): (text: string) => string {
  switch (effect) {
    case 'none':
      return ink.faint;
    case 'dismiss':
      return ink.good;
    case 'doubt':
      return ink.doubtful;
    case 'support':
    case 'proof':
      return ink.bad;
  }
}

/** The next commands, each on a line of its own so that it can be copied. */
function commandLines({ ruleId }: Explanation, fingerprint: string, holds: readonly Hold[], ink: Ink): string[] {
  const command = (label: string, text: string): string => `  ${ink.faint(label.padEnd(LABEL_COLUMNS))} ${text}`;
  return [
    command('more', `keepmum explain ${printable(ruleId)}`),
    ...(holds.length === 0 ? [command('skip', `keepmum allow ${fingerprint} --reason "..."`)] : []),
  ];
}

const NO_KEYWORD =
  'No keyword of a rule stands on it either. Rules look only where one does: what a key such as password, token or ' +
  'secret is given, and the forms of the tokens that are known. For another kind write a rule, see docs/rules.md.';
const NO_VALUE =
  'Nothing that their rules look for stands there: a value of a known form or, for the name of a key, a literal that ' +
  'is given to it (in a program a text in quotes). For another kind write a rule, see docs/rules.md.';

function nothingLines({ path, line, keywords }: LineExplanation, ink: Ink): string[] {
  const place = placeOf({ origin: { kind: 'file', path }, start: { byte: 0, line, column: 1 } }, ink);
  const listed = keywords.slice(0, LISTED_KEYWORDS).flatMap((keyword) => field('keyword', keywordText(keyword), ink));
  const unlisted = keywords.length - LISTED_KEYWORDS;
  return [
    ink.strong(printable(place.replace(/:1$/, ''))),
    '  Nothing on this line was taken for a secret.',
    ...listed,
    ...(unlisted > 0 ? field('', `and ${amount(unlisted, 'more keyword')}`, ink) : []),
    ...paragraph(keywords.length === 0 ? NO_KEYWORD : NO_VALUE, ink.width, '  ', '  '),
  ];
}

function keywordText({ text, ruleIds }: WakingKeyword): string {
  const more = ruleIds.length > LISTED_RULES ? ` and ${ruleIds.length - LISTED_RULES} more` : '';
  return `${text} (${ruleIds.slice(0, LISTED_RULES).join(', ')}${more})`;
}

/** A labelled piece of text; nothing where the text is empty. */
function field(label: string, text: string, ink: Ink): string[] {
  if (text === '') return [];
  const head = `  ${ink.faint(label.padEnd(LABEL_COLUMNS))} `;
  return paragraph(printable(text), ink.width, head, ' '.repeat(LABEL_COLUMNS + 3));
}
