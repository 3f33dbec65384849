import type { Confidence } from './model/rule.ts';

/** One entry of the allowlist: a finding is never reported when every part that is given applies. */
export interface AllowEntry {
  readonly reason: string;
  /** Rule ids. */
  readonly rules?: readonly string[];
  /** Globs relative to the configuration file. */
  readonly paths?: readonly string[];
  /** Source of a regular expression that is searched in the secret. */
  readonly secret?: string;
}

/** The project's configuration, every default spelled out in DEFAULTS. Read from keepmum.yaml. */
export interface Config {
  /** Findings below it are not reported. */
  readonly confidence: Confidence;
  /** Rule files of the project's own, YAML or TOML, relative to the configuration file. */
  readonly rules: readonly string[];
  /** Ids of built-in rules that are switched off. */
  readonly disable: readonly string[];
  /** Globs of paths that are not read. */
  readonly ignore: readonly string[];
  readonly allow: readonly AllowEntry[];
  /** Path of the baseline file, relative to the configuration file. */
  readonly baseline: string;
  /** A file over this many bytes is read in overlapping pieces. */
  readonly maxFileBytes: number;
}

export const DEFAULTS: Config = {
  confidence: 'medium',
  rules: [],
  disable: [],
  ignore: [],
  allow: [],
  baseline: 'keepmum.baseline.jsonl',
  maxFileBytes: 16 * 1024 * 1024,
};

/** Smaller pieces than this would consist of little but their overlap. */
export const MIN_FILE_LIMIT_BYTES = 65_536;
