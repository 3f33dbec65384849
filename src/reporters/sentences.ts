import type { Finding } from '../model/finding.ts';

/** The first sentence of a text, with its full stop. An `e.g.` or `v2.0` ends none. */
export function firstSentence(text: string): string {
  const sentence = asSentence(text);
  return /^.*?(?<!\b(?:e\.g|i\.e|vs|etc))[.!?](?=\s|$)/.exec(sentence)?.[0] ?? sentence;
}

/** Prose on one line, with a full stop; empty text stays empty. */
export function asSentence(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line === '' || /[.!?]$/.test(line) ? line : `${line}.`;
}

/** What a finding of a rule is called in one sentence. */
export function titleOf(ruleName: string): string {
  return `Hardcoded ${ruleName}`;
}

/** What stands beside a secret: `account SID (line 3), tenant id (line 9)`; empty where nothing does. */
export function companionsText({ companions }: Pick<Finding, 'companions'>): string {
  return companions.map(({ name, start }) => `${name} (line ${start.line})`).join(', ');
}
