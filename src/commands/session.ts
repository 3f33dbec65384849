import { resolve } from 'node:path';
import type { Options } from '../arguments.ts';
import { createEngine, type Engine } from '../detect/detect.ts';
import type { Repository } from '../git/repository.ts';
import { type LoadedConfig, loadConfig } from '../load-config.ts';
import { Ledger } from '../model/receipt.ts';
import type { RuleSet } from '../model/rule.ts';
import { type FragmentScan, fragmentScan, type Policy } from '../scan.ts';
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
  /** Absolute path of the baseline. */
  readonly baselineFile: string;
  readonly maxFileBytes: number;
  /** When the command began, as performance.now() counts. */
  readonly startedAt: number;
}

export async function openSession(
  options: Options,
  root: string,
  repository: Repository | undefined,
): Promise<Session> {
  const startedAt = performance.now();
  const loaded = await loadConfig(root, repository?.topLevel, options.config && resolve(options.config));
  const ruleSet = await ruleSetOf(loaded);
  const policy: Policy = {
    confidence: options.confidence ?? loaded.config.confidence,
    allow: loaded.config.allow,
    keepDismissed: options.explainDismissed ?? false,
  };
  const ledger = new Ledger();
  const engine = createEngine(ruleSet);
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
    baselineFile:
      options.baseline === undefined ? resolve(loaded.directory, loaded.config.baseline) : resolve(options.baseline),
    maxFileBytes: options.maxFileSize ?? loaded.config.maxFileBytes,
    startedAt,
  };
}
