import { readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { messageOf, UserError } from '../errors.ts';
import { RULE_SET } from '../generated/rule-set.ts';
import type { LoadedConfig } from '../load-config.ts';
import type { ImportedAllow, PatternMatcher, Rule } from '../model/rule.ts';

/** What the rule files of a project's own say. */
export interface OwnRules {
  readonly rules: readonly Rule[];
  /** Ids of built-in rules that an imported file switches off or has a rule of its own for. */
  readonly disabled: readonly string[];
  readonly allow: readonly ImportedAllow[];
  /** What could not be taken over, in sentences. */
  readonly notes: readonly string[];
}

const NONE: OwnRules = { rules: [], disabled: [], allow: [], notes: [] };
const READ = new WeakMap<LoadedConfig, Promise<OwnRules>>();

/** What the files that a configuration names say. They are read once, and not at all where it names none. */
export function configuredRules(loaded: LoadedConfig): Promise<OwnRules> {
  const known = READ.get(loaded);
  if (known) return known;
  const read = readRuleFiles(loaded.config.rules, loaded.directory);
  READ.set(loaded, read);
  return read;
}

/** Reads files of rules: YAML, or TOML in the format of gitleaks. */
export async function readRuleFiles(files: readonly string[], directory: string): Promise<OwnRules> {
  if (files.length === 0) return NONE;
  const read = await Promise.all(
    files.map((file) => (/\.toml$/i.test(file) ? importFile(file, directory) : yamlFile(file, directory))),
  );
  return {
    rules: read.flatMap(({ rules }) => rules),
    disabled: read.flatMap(({ disabled }) => disabled),
    allow: read.flatMap(({ allow }) => allow),
    notes: read.flatMap(({ notes }) => notes),
  };
}

async function yamlFile(file: string, directory: string): Promise<OwnRules> {
  const { parseRules } = await import('../rules/parse.ts');
  const rules = parseRules(textOf(resolve(directory, file)), file);
  return { ...NONE, rules: await Promise.all(rules.map(inSafeTime)) };
}

async function importFile(file: string, directory: string): Promise<OwnRules> {
  const [{ parseTomlFile }, { importRules }] = await Promise.all([
    import('../rules/import/toml-file.ts'),
    import('../rules/import/toml-rules.ts'),
  ]);
  const path = resolve(directory, file);
  const parsed = parseTomlFile(textOf(path), file);
  const base = parsed.extendPath === undefined ? undefined : resolve(dirname(path), parsed.extendPath);
  const known = new Set(RULE_SET.rules.map(({ id }) => id));
  const imported = importRules(parsed, file, base === undefined ? base : parseTomlFile(textOf(base), base), known);
  const replaced = imported.rules.map(({ id }) => id).filter((id) => known.has(id));
  return { ...imported, disabled: [...imported.disabled, ...replaced] };
}

/** An expression that a text could make slow runs in linear time, where the engine for that takes it. */
async function inSafeTime(rule: Rule): Promise<Rule> {
  const { matcher, window } = rule;
  if (matcher.kind !== 'pattern') return rule;
  const { readExpression, SAFE_STEPS } = await import('../rules/expression/expression.ts');
  const windowBytes = window.before + window.after;
  const { source, flags } = matcher;
  const expression = readExpression(source, flags);
  if (expression.worstSteps(windowBytes) * expression.mostPlaces(windowBytes) <= SAFE_STEPS) return rule;
  const { isLinear } = await import('../linear-engine.ts');
  const linear = flags === '' ? source : `(?${flags})${source}`;
  const safe: PatternMatcher = { ...matcher, linear };
  return (await isLinear(linear)) ? { ...rule, matcher: safe } : rule;
}

function textOf(file: string): string {
  try {
    const status = statSync(file);
    // A named pipe would be waited for without end.
    if (!status.isFile()) throw new Error('it is not a file');
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new UserError(
      `the rule file ${file} cannot be read: ${messageOf(cause)}`,
      'Check "rules" in the configuration',
      { cause },
    );
  }
}
