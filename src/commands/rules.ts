import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Options } from '../arguments.ts';
import { UserError } from '../errors.ts';
import { type LoadedConfig, loadConfig } from '../load-config.ts';
import type { Rule } from '../model/rule.ts';
import { nearest } from '../nearest.ts';
import type { RuleFault } from '../rule-self-test.ts';
import type { ExitCode } from './outcome.ts';
import { readRuleFiles } from './rule-files.ts';
import { ruleDocumentsOf, ruleSourcesOf } from './rule-sets.ts';
import { repositoryAround } from './session.ts';
import type { Streams } from './streams.ts';

/** `keepmum rules list`: one line a rule. */
export async function listRules(options: Options, streams: Streams): Promise<ExitCode> {
  const documents = [...(await ruleDocumentsOf(await configOf(options)))].sort((a, b) => (a.id < b.id ? -1 : 1));
  const widest = Math.max(...documents.map(({ id }) => id.length));
  const lines = documents.map(({ id, severity, name }) => `${id.padEnd(widest)}  ${severity.padEnd(8)}  ${name}`);
  streams.report(`${lines.join('\n')}\n${documents.length} rules\n`);
  return 0;
}

/** `keepmum rules show ID`: a rule as it is written. */
export async function showRule(id: string, options: Options, streams: Streams): Promise<ExitCode> {
  const { stringify } = await import('yaml');
  const sources = await ruleSourcesOf(await configOf(options));
  streams.report(stringify(findRule(sources, id), { lineWidth: 100 }));
  return 0;
}

/** `keepmum rules test [ID|FILE...]`: rules on their own examples and negatives, where all configured rules run. */
export async function testRuleFiles(targets: readonly string[], options: Options, streams: Streams): Promise<ExitCode> {
  const [{ testRules }, { loadLinearEngine }, { compileRules }] = await Promise.all([
    import('../rule-self-test.ts'),
    import('../linear-engine.ts'),
    import('../rules/compile.ts'),
  ]);
  const { rules, beside } = await chosenRules(targets, options);
  await loadLinearEngine(compileRules([...rules, ...beside]));
  const examples = rules.reduce((sum, rule) => sum + rule.examples.length + rule.negatives.length, 0);
  return reportFaults(testRules(rules, beside), `${rules.length} rules, ${examples} examples and negatives`, streams);
}

/** `keepmum rules lint [ID|FILE...]`: what can be said of rules without running them on a text. */
export async function lintRuleFiles(targets: readonly string[], options: Options, streams: Streams): Promise<ExitCode> {
  const { lintRules } = await import('../rule-lint.ts');
  const { rules, beside } = await chosenRules(targets, options);
  return reportFaults(lintRules(rules, beside), `${rules.length} rules`, streams);
}

function reportFaults(faults: readonly RuleFault[], counted: string, streams: Streams): ExitCode {
  for (const { ruleId, fault } of faults) streams.report(`${ruleId}: ${fault}\n`);
  streams.report(`${counted}, ${faults.length} faults\n`);
  return faults.length === 0 ? 0 : 1;
}

interface Chosen {
  readonly rules: readonly Rule[];
  /** All others that are configured, but for those that a chosen file holds in another version. */
  readonly beside: readonly Rule[];
}

/** The rules of these files and those with these ids; all that are configured where none is named. */
async function chosenRules(targets: readonly string[], options: Options): Promise<Chosen> {
  const sources = await ruleSourcesOf(await configOf(options));
  if (targets.length === 0) return { rules: sources, beside: [] };
  const chosen = await Promise.all(
    targets.map((target) => (existsSync(target) ? fileRules(target) : [findRule(sources, target)])),
  );
  const rules = chosen.flat();
  const ids = new Set(rules.map(({ id }) => id));
  return { rules, beside: sources.filter(({ id }) => !ids.has(id)) };
}

async function fileRules(file: string): Promise<readonly Rule[]> {
  return (await readRuleFiles([resolve(file)], '.')).rules;
}

/** The configuration that a scan of the current folder has. */
export function configOf({ config }: Options): Promise<LoadedConfig> {
  const topLevel = config === undefined ? repositoryAround('.')?.topLevel : undefined;
  return loadConfig(topLevel ?? process.cwd(), topLevel, config && resolve(config));
}

export function findRule<T extends { readonly id: string }>(rules: readonly T[], id: string): T {
  const found = rules.find((rule) => rule.id === id);
  if (found) return found;
  const ids = rules.map((rule) => rule.id);
  throw new UserError(`no rule is called "${id}"`, `Did you mean "${nearest(id, ids)}"? All: keepmum rules list`);
}
