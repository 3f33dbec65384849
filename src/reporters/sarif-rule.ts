import type { ReportingDescriptor } from 'sarif';
import type { RuleDocument, Severity } from '../model/rule.ts';
import { printable } from './printable.ts';
import { asSentence, titleOf } from './sentences.ts';

// GitHub shows 10 tags of a rule and rejects more than 20; descriptions and names have its limits too.
const MAX_TAGS = 10;
const MAX_DESCRIPTION = 1024;
const MAX_NAME = 255;

/** CWE-798, what every rule is about. */
export const HARDCODED_CREDENTIALS = 'https://cwe.mitre.org/data/definitions/798.html';

/** GitHub's bands: over 9.0 is critical, 7.0 to 8.9 high, 4.0 to 6.9 medium, 0.1 to 3.9 low. */
const SECURITY_SEVERITY: Readonly<Record<Severity, string>> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '3.0',
};

const ALLOW = 'keepmum allow FINGERPRINT --reason "..."';
const ALLOW_HELP = 'the message of each result holds its fingerprint';
const MOVE = 'Put the new credential into a secret manager or an environment variable, not into the repository.';

export function sarifLevel(severity: Severity): 'error' | 'warning' | 'note' {
  switch (severity) {
    case 'critical':
    case 'high':
      return 'error';
    case 'medium':
      return 'warning';
    case 'low':
      return 'note';
  }
}

/** A rule as code scanning shows it: what it finds, how bad that is, how to revoke the credential. */
export function sarifRule(rule: RuleDocument): ReportingDescriptor {
  const title = printable(titleOf(rule.name));
  return {
    id: rule.id,
    // The prefix keeps it apart from an id of one word: SARIF wants two different texts, case aside.
    name: `Hardcoded${pascalCase(rule.id)}`.slice(0, MAX_NAME),
    shortDescription: { text: limited(title) },
    fullDescription: { text: limited(printable(asSentence(rule.description))) },
    help: { text: helpText(rule), markdown: helpMarkdown(rule) },
    helpUri: rule.references.find(isWebAddress) ?? HARDCODED_CREDENTIALS,
    defaultConfiguration: { level: sarifLevel(rule.severity) },
    properties: {
      tags: tagsOf(rule),
      precision: rule.confidence,
      'security-severity': SECURITY_SEVERITY[rule.severity],
    },
  };
}

function helpText(rule: RuleDocument): string {
  return [
    printable(`${titleOf(rule.name)}.`),
    `1. ${printable(asSentence(rule.remediation))}`,
    `2. ${MOVE}`,
    `3. If it is not a secret: ${ALLOW} (${ALLOW_HELP})`,
    ...rule.references.map((reference) => printable(reference)),
  ].join('\n');
}

function helpMarkdown(rule: RuleDocument): string {
  const references = rule.references.filter(isWebAddress).map((reference) => `- <${reference}>`);
  return [
    `# ${markdown(titleOf(rule.name))}`,
    markdown(asSentence(rule.description)),
    '## What to do',
    [
      `1. **Revoke it.** ${markdown(asSentence(rule.remediation))}`,
      `2. **Replace it.** ${MOVE}`,
      `3. **Not a secret?** Run \`${ALLOW}\`; ${ALLOW_HELP}.`,
    ].join('\n'),
    'A secret that was pushed stays in the history and in every clone: only revoking it makes it harmless.',
    ...(references.length > 0 ? ['## References', references.join('\n')] : []),
  ]
    .join('\n\n')
    .concat('\n');
}

/** Rule text keeps its code spans; outside of them `<name>` would vanish as an HTML tag. */
function markdown(text: string): string {
  const pieces = printable(text).split('`');
  return pieces.map((piece, index) => (index % 2 === 0 ? piece.replaceAll('<', '&lt;') : piece)).join('`');
}

function tagsOf(rule: RuleDocument): string[] {
  // GitHub reads the weakness from the tag external/cwe/cwe-N, DefectDojo from any tag with cwe-N in it.
  const weaknesses = rule.tags
    .filter((tag) => /^cwe-\d+$/i.test(tag))
    .map((tag) => `external/cwe/${tag.toLowerCase()}`);
  return [...new Set(['security', 'secret', ...weaknesses, ...rule.tags])].slice(0, MAX_TAGS);
}

function pascalCase(id: string): string {
  return id.replace(/(?:^|[^A-Za-z0-9]+)([A-Za-z0-9]?)/g, (_whole, letter: string) => letter.toUpperCase());
}

function isWebAddress(reference: string): boolean {
  return /^https?:\/\/[\w.~:/?#[\]@!$&'()*+,;=%-]+$/.test(reference) && URL.canParse(reference);
}

function limited(text: string): string {
  return text.length <= MAX_DESCRIPTION ? text : `${text.slice(0, MAX_DESCRIPTION - 1)}…`;
}
