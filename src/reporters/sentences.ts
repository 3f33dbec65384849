/** The first sentence of a text, with its full stop. An `e.g.` or `v2.0` ends none. */
export function firstSentence(text: string): string {
  return /^.*?(?<!\b(?:e\.g|i\.e|vs|etc))[.!?](?=\s+\S|\s*$)/s.exec(text)?.[0] ?? text;
}

/** What a finding of a rule is called in one sentence. */
export function titleOf(ruleName: string): string {
  return `Hardcoded ${ruleName}`;
}
