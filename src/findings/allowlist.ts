import type { AllowEntry } from '../config.ts';
import { matchGlobs, type PathMatcher } from '../globs.ts';

/** Says why a secret is never reported, or undefined. */
export type Allowlist = (ruleId: string, path: string | undefined, secret: string) => string | undefined;

/** Compiles the configuration's allow entries: one applies when every part that it gives applies. */
export function allowlistOf(entries: readonly AllowEntry[]): Allowlist {
  const compiled = entries.map((entry) => ({
    ...entry,
    ofPath: entry.paths && matchGlobs(entry.paths),
    ofSecret: entry.secret === undefined ? undefined : new RegExp(entry.secret),
  }));
  return (ruleId, path, secret) =>
    compiled.find(
      ({ rules, ofPath, ofSecret }) =>
        (rules === undefined || rules.includes(ruleId)) &&
        (ofPath === undefined || isOfPath(ofPath, path)) &&
        (ofSecret === undefined || ofSecret.test(secret)),
    )?.reason;
}

function isOfPath(matches: PathMatcher, path: string | undefined): boolean {
  return path !== undefined && matches(path);
}
