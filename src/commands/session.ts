import { resolve } from 'node:path';
import type { Options } from '../arguments.ts';
import { nowMs } from '../clock.ts';
import { type PathShift, shiftBetween, shiftPath } from '../config-paths.ts';
import { createEngine, type Engine, type Witness } from '../detect/detect.ts';
import { NoRepositoryError } from '../errors.ts';
import type { BaselineEntry } from '../findings/baseline.ts';
import { openRepository, type Repository } from '../git/repository.ts';
import { matchGlobs, type PathMatcher } from '../globs.ts';
import { type LoadedConfig, loadConfig } from '../load-config.ts';
import { Ledger } from '../model/receipt.ts';
import type { RuleSet } from '../model/rule.ts';
import type { Profile } from '../profile.ts';
import { type FragmentScan, fragmentScan, type Policy } from '../scan.ts';
import { readBaseline } from './baseline-file.ts';
import { configuredRules } from './rule-files.ts';
import { ruleSetOf } from './rule-sets.ts';

/** What every scan needs, put together from the command line and the configuration. */
export interface Session {
  readonly options: Options;
  /** Absolute; the paths of findings are relative to it. */
  readonly root: string;
  readonly repository: Repository | undefined;
  readonly loaded: LoadedConfig;
  readonly ruleSet: RuleSet;
  readonly policy: Policy;
  readonly ledger: Ledger;
  readonly engine: Engine;
  readonly scan: FragmentScan;
  /** What the configuration leaves unread; undefined where it names nothing. Takes paths relative to the root. */
  readonly ignored: PathMatcher | undefined;
  /** Absolute path of the baseline. */
  readonly baselineFile: string;
  /** What it accepted when the command began. */
  readonly baseline: readonly BaselineEntry[];
  readonly maxFileBytes: number;
  /** When the command began, as nowMs counts. */
  readonly startedAt: number;
  /** What rules cost; present where it was asked for. */
  readonly profile: Profile | undefined;
}

export async function openSession(
  options: Options,
  root: string,
  repository: Repository | undefined,
  witness?: Witness,
): Promise<Session> {
  const startedAt = nowMs();
  const loaded = await loadConfig(root, repository?.topLevel, options.config && resolve(options.config));
  const ruleSet = await ruleSetOf(loaded);
  const { allow: importedAllow, notes } = await configuredRules(loaded);
  const baselineFile = resolve(options.baseline ?? resolve(loaded.directory, loaded.config.baseline));
  const shift = shiftBetween(root, loaded.directory);
  const policy: Policy = {
    confidence: options.confidence ?? loaded.config.confidence,
    allow: loaded.config.allow,
    importedAllow,
    shift,
    keepDismissed: options.explainDismissed ?? false,
  };
  const ledger = new Ledger();
  for (const note of notes) ledger.note(note);
  const profile = options.profile ? new (await import('../profile.ts')).Profile(ruleSet) : undefined;
  const engine = createEngine(ruleSet, undefined, { meter: profile, witness, sweeps: policy.confidence === 'low' });
  return {
    options,
    root,
    repository,
    loaded,
    ruleSet,
    policy,
    ledger,
    engine,
    scan: fragmentScan(engine, policy, ledger),
    ignored: ignoredBy(loaded.config.ignore, shift),
    baselineFile,
    baseline: readBaseline(baselineFile),
    maxFileBytes: options.maxFileSize ?? loaded.config.maxFileBytes,
    startedAt,
    profile,
  };
}

function ignoredBy(globs: readonly string[], shift: PathShift | undefined): PathMatcher | undefined {
  if (globs.length === 0) return undefined;
  const matches = matchGlobs(globs);
  return shift === undefined ? matches : (path) => matches(shiftPath(path, shift));
}

/** The repository that a folder is in. A repository that git does not trust is an error: it is not read as if it were none. */
export function repositoryAround(folder: string): Repository | undefined {
  try {
    return openRepository(folder);
  } catch (error) {
    if (error instanceof NoRepositoryError) return undefined;
    throw error;
  }
}
