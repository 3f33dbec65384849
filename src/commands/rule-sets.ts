import { UserError } from '../errors.ts';
import { RULE_SET } from '../generated/rule-set.ts';
import { loadLinearEngine } from '../linear-engine.ts';
import type { LoadedConfig } from '../load-config.ts';
import type { Rule, RuleDocument, RuleSet } from '../model/rule.ts';
import { joinRuleSets, withoutRules } from '../rules/select.ts';
import { configuredRules } from './rule-files.ts';

/**
 * The rules that a project's configuration asks for: the built-in ones less those it disables, and its own. What they run
 * with is loaded.
 */
export async function ruleSetOf(loaded: LoadedConfig): Promise<RuleSet> {
  const { config } = loaded;
  const own = await configuredRules(loaded);
  if (own.rules.length + own.disabled.length + config.disable.length === 0) return RULE_SET;
  const builtIn: ReadonlySet<string> = new Set(RULE_SET.rules.map(({ id }) => id));
  const known = new Set([...builtIn].filter((id) => !own.disabled.includes(id)));
  for (const { id } of own.rules) {
    if (known.has(id)) throw takenId(id, !builtIn.has(id));
    known.add(id);
  }
  const unknown = config.disable.find((id) => !known.has(id) && !builtIn.has(id));
  if (unknown !== undefined) {
    const { nearest } = await import('../nearest.ts');
    throw new UserError(
      `the configuration disables "${unknown}", which is no rule`,
      `Did you mean "${nearest(unknown, [...known])}"?`,
    );
  }
  const kept = withoutRules(RULE_SET, own.disabled);
  if (own.rules.length === 0) return withoutRules(kept, config.disable);
  const { compileRules } = await import('../rules/compile.ts');
  const joined = withoutRules(joinRuleSets(kept, compileRules(own.rules)), config.disable);
  await loadLinearEngine(joined);
  return joined;
}

function takenId(id: string, own: boolean): UserError {
  return own
    ? new UserError(`two rules of the configuration have the id "${id}"`, 'Give one of them another id')
    : new UserError(`rule "${id}" of the configuration has the id of a built-in rule`, 'Give it another id');
}

/** What those rules tell people; of these ids only, where some are given. */
export async function ruleDocumentsOf(loaded: LoadedConfig, ids?: ReadonlySet<string>): Promise<RuleDocument[]> {
  const { readRuleDocuments } = await import('../generated/rule-documents.ts');
  const { rules, disabled } = await configuredRules(loaded);
  const builtIn = readRuleDocuments(ids).filter(({ id }) => !disabled.includes(id));
  const isOn = ({ id }: RuleDocument): boolean => !loaded.config.disable.includes(id);
  if (rules.length === 0) return builtIn.filter(isOn);
  const { documentRule } = await import('../rules/compile.ts');
  const own = rules.filter(({ id }) => ids?.has(id) ?? true).map(documentRule);
  return [...builtIn, ...own].filter(isOn);
}

/** The rules as their files give them, examples included. */
export async function ruleSourcesOf(loaded: LoadedConfig): Promise<readonly Rule[]> {
  const { RULE_SOURCES } = await import('../generated/rule-sources.ts');
  const { rules, disabled } = await configuredRules(loaded);
  return [...RULE_SOURCES.filter(({ id }) => !disabled.includes(id)), ...rules];
}
