import type { Finding, Match } from '../model/finding.ts';
import type { ImportedAllow } from '../model/rule.ts';
import { secretText } from './seal.ts';

/**
 * Says why an allowlist of an imported file lets a match through, or undefined. `line` is the text of its line, `bytes` the
 * fragment that it was found in.
 */
export type ImportedAllowlist = (
  match: Match,
  path: string | undefined,
  line: () => string,
  bytes: Uint8Array,
) => string | undefined;

/** Compiles the allowlists of imported files. */
export function importedAllowlistOf(entries: readonly ImportedAllow[]): ImportedAllowlist {
  const compiled = entries.map((entry) => ({
    ...entry,
    paths: entry.paths.map((source) => new RegExp(source)),
    regexes: entry.regexes.map((source) => new RegExp(source)),
  }));
  return (match, path, line, bytes) =>
    compiled.find(({ rules, all, paths, regexes, target, stopwords }) => {
      const { id, genericId } = match.rule;
      if (rules !== undefined && !rules.includes(id) && !rules.includes(genericId ?? id)) return false;
      const secret = secretText(match);
      const searched = (): string => {
        switch (target) {
          case 'secret':
            return latin1(secret);
          case 'match':
            return matchText(match, bytes);
          case 'line':
            return latin1(line());
        }
      };
      const parts = [
        ...(paths.length > 0 ? [path !== undefined && paths.some((pattern) => pattern.test(latin1(path)))] : []),
        ...(regexes.length > 0 ? [regexes.some((pattern) => pattern.test(searched()))] : []),
        ...(stopwords.length > 0 ? [stopwords.some((word) => secret.toLowerCase().includes(word))] : []),
      ];
      return all ? parts.every(Boolean) : parts.some(Boolean);
    })?.reason;
}

/** Whether one of the named commits brought a finding in. */
export function isOfAllowedCommit({ ruleId, introduced }: Finding, entries: readonly ImportedAllow[]): boolean {
  if (introduced === undefined) return false;
  return entries.some(
    ({ rules, commits }) => commits.includes(introduced.commit) && (rules === undefined || rules.includes(ruleId)),
  );
}

/** From the keyword to the end of the secret; in encoded text that is the encoded text, so there the secret alone. */
function matchText({ keywordAt, start, end, secret, decodedFrom }: Match, bytes: Uint8Array): string {
  if (decodedFrom.length > 0) return secret;
  const from = Math.min(keywordAt, start);
  return Buffer.from(bytes.buffer, bytes.byteOffset + from, Math.max(0, end - from)).toString('latin1');
}

/** Expressions are written for bytes. */
function latin1(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}
