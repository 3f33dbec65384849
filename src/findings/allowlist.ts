import type { AllowEntry } from '../config.ts';
import { type PathShift, shiftPath } from '../config-paths.ts';
import { matchGlobs } from '../globs.ts';

/** Says why a secret is never reported, or undefined. */
export type Allowlist = (ruleId: string, path: string | undefined, secret: string) => string | undefined;

/** Compiles the configuration's allow entries: one applies when every part that it gives applies. */
export function allowlistOf(entries: readonly AllowEntry[], shift?: PathShift): Allowlist {
  const compiled = entries.map((entry) => ({
    ...entry,
    ofPath: entry.paths && matchGlobs(entry.paths),
    ofSecret: entry.secret === undefined ? undefined : new RegExp(entry.secret),
  }));
  return (ruleId, path, secret) =>
    compiled.find(
      ({ rules, ofPath, ofSecret }) =>
        (rules === undefined || rules.includes(ruleId)) &&
        (ofPath === undefined || (path !== undefined && ofPath(shiftPath(path, shift)))) &&
        (ofSecret === undefined || ofSecret.test(secret)),
    )?.reason;
}
