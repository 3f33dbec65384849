import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { messageOf, UserError } from '../errors.ts';
import { RULE_SET } from '../generated/rule-set.ts';
import type { LoadedConfig } from '../load-config.ts';
import type { Rule, RuleDocument, RuleSet } from '../model/rule.ts';
import { joinRuleSets, withoutRules } from '../rules/select.ts';

/** The rules that a project's configuration asks for: the built-in ones less those it disables, and its own. */
export async function ruleSetOf({ config, directory }: LoadedConfig): Promise<RuleSet> {
  const builtIn: ReadonlySet<string> = new Set(RULE_SET.rules.map(({ id }) => id));
  const known = new Set(builtIn);
  const own = await ownRules(config.rules, directory);
  for (const { id } of own) {
    if (known.has(id)) throw takenId(id, !builtIn.has(id));
    known.add(id);
  }
  const unknown = config.disable.find((id) => !known.has(id));
  if (unknown !== undefined) {
    const { nearest } = await import('../nearest.ts');
    throw new UserError(
      `the configuration disables "${unknown}", which is no rule`,
      `Did you mean "${nearest(unknown, [...known])}"?`,
    );
  }
  if (own.length === 0) return withoutRules(RULE_SET, config.disable);
  const { compileRules } = await import('../rules/compile.ts');
  return withoutRules(joinRuleSets(RULE_SET, compileRules(own)), config.disable);
}

function takenId(id: string, own: boolean): UserError {
  return own
    ? new UserError(`two rules of the configuration have the id "${id}"`, 'Give one of them another id')
    : new UserError(`rule "${id}" of the configuration has the id of a built-in rule`, 'Give it another id');
}

/** What those rules tell people. */
export async function ruleDocumentsOf({ config, directory }: LoadedConfig): Promise<readonly RuleDocument[]> {
  const { RULE_DOCUMENTS } = await import('../generated/rule-documents.ts');
  const own = await ownRules(config.rules, directory);
  if (own.length === 0) return RULE_DOCUMENTS.filter(({ id }) => !config.disable.includes(id));
  const { documentRule } = await import('../rules/compile.ts');
  return [...RULE_DOCUMENTS, ...own.map(documentRule)].filter(({ id }) => !config.disable.includes(id));
}

/** The rules as their files give them, examples included. */
export async function ruleSourcesOf({ config, directory }: LoadedConfig): Promise<readonly Rule[]> {
  const { RULE_SOURCES } = await import('../generated/rule-sources.ts');
  return [...RULE_SOURCES, ...(await ownRules(config.rules, directory))];
}

/** Reads files of rules. */
export async function ownRules(files: readonly string[], directory: string): Promise<readonly Rule[]> {
  if (files.length === 0) return [];
  const { parseRules } = await import('../rules/parse.ts');
  return files.flatMap((file) => parseRules(textOf(resolve(directory, file)), file));
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
