import { UserError } from '../../errors.ts';
import type { ImportedAllow, Rule } from '../../model/rule.ts';
import { readExpression, SAFE_STEPS } from '../expression/expression.ts';
import { goToJavaScript } from './go-expression.ts';
import type { TomlAllowlist, TomlFile, TomlRule } from './toml-file.ts';

/** What a file in the format of gitleaks means here. */
export interface ImportedRules {
  readonly rules: readonly Rule[];
  readonly allow: readonly ImportedAllow[];
  /** Ids of rules that it switches off, as they are called here. */
  readonly disabled: readonly string[];
  /** What could not be taken over, in sentences. */
  readonly notes: readonly string[];
}

const MIN_KEYWORD_BYTES = 3;
const BEFORE_BYTES = 192;
const DEFAULT_AFTER_BYTES = 1024;
const MAX_AFTER_BYTES = 16_384;

/**
 * The rules and allowlists of a file. Those of `base`, which it extends, are overridden by its own. `known` are the ids of
 * the built-in rules: a rule without an expression adds its allowlists to the one of its id.
 * @throws UserError for an expression that has no translation or that no keyword leads to
 */
export function importRules(
  file: TomlFile,
  name: string,
  base: TomlFile | undefined,
  known: ReadonlySet<string>,
): ImportedRules {
  const notes: string[] = [];
  const disabled = new Set(file.disabledRules.map(idOf));
  const merged = merge(base?.rules ?? [], file.rules).filter(({ id }) => !disabled.has(idOf(id)));
  const rules = merged.flatMap((rule) => translated(rule, name, known, notes));
  const allow = [...(base?.allowlists ?? []), ...file.allowlists].flatMap((list) =>
    allowOf(list, list.targetRules.length === 0 ? undefined : list.targetRules.map(idOf), name, notes),
  );
  const own = merged.flatMap((rule) => rule.allowlists.flatMap((list) => allowOf(list, [idOf(rule.id)], name, notes)));
  return { rules, allow: [...allow, ...own], disabled: [...disabled].filter((id) => known.has(id)), notes };
}

/** Ids here are in kebab-case. */
function idOf(id: string): string {
  return id
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** Rules with the same id as one: what the second says counts, what it leaves out is that of the first. */
function merge(first: readonly TomlRule[], second: readonly TomlRule[]): TomlRule[] {
  const byId = new Map(first.map((rule) => [rule.id, rule]));
  for (const rule of second) {
    const under = byId.get(rule.id);
    byId.set(
      rule.id,
      under === undefined ? rule : { ...under, ...given(rule), allowlists: [...under.allowlists, ...rule.allowlists] },
    );
  }
  return [...byId.values()];
}

function given(rule: TomlRule): Partial<TomlRule> {
  return Object.fromEntries(
    Object.entries(rule).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0)),
  );
}

function translated(rule: TomlRule, file: string, known: ReadonlySet<string>, notes: string[]): Rule[] {
  const id = idOf(rule.id);
  const left = (why: string): Rule[] => {
    notes.push(`${file}: rule ${rule.id} does not run: ${why}`);
    return [];
  };
  if (rule.skipReport) return left('it asks not to be reported');
  if (rule.regex === undefined) {
    if (rule.path !== undefined) return left('it is about names of files, and only what stands in files is searched');
    return known.has(id) ? [] : left('it has no expression, and no built-in rule has its id');
  }
  if (rule.hasRequired) notes.push(`${file}: rule ${rule.id} runs without the rules that it requires beside it`);
  const source = javaScript(rule.regex, `rule ${rule.id}`, file);
  const expression = readExpression(source, '');
  const { keywords, nearby } = keywordsOf(rule, file, expression);
  const longest = expression.longestMatch();
  const after = Number.isFinite(longest) ? Math.max(512, longest + 64) : DEFAULT_AFTER_BYTES;
  const window = { before: BEFORE_BYTES, after: Math.min(MAX_AFTER_BYTES, after) };
  const windowBytes = window.before + window.after;
  const isSafe = expression.worstSteps(windowBytes) * expression.mostPlaces(windowBytes) <= SAFE_STEPS;
  const name = rule.description ?? rule.id;
  return [
    {
      id,
      name,
      provider: 'imported',
      description: name,
      severity: 'high',
      confidence: 'medium',
      keywords,
      keywordsNearby: nearby,
      sweeps: false,
      foldKeywords: true,
      matcher: {
        kind: 'pattern',
        source,
        flags: '',
        ...(rule.secretGroup !== undefined && rule.secretGroup > 0 && { group: rule.secretGroup }),
        ...(!isSafe && { linear: rule.regex }),
        ...(rule.path !== undefined && { paths: javaScript(rule.path, `the path of rule ${rule.id}`, file) }),
      },
      window,
      checks: rule.entropy === undefined ? [] : [{ name: 'entropy', argument: rule.entropy }],
      requires: [],
      specificity: 3,
      tags: ['CWE-798', ...rule.tags],
      references: [],
      remediation: `Revoke it where it was issued. The rule comes from ${file}.`,
      examples: [],
      negatives: [],
    },
  ];
}

/** The keywords of a rule where a match always holds one, else literals of the expression itself, else its keywords near it. */
function keywordsOf(
  rule: TomlRule,
  file: string,
  expression: ReturnType<typeof readExpression>,
): { readonly keywords: readonly string[]; readonly nearby: boolean } {
  const usable = rule.keywords.filter((keyword) => Buffer.byteLength(keyword) >= MIN_KEYWORD_BYTES);
  if (usable.length > 0 && expression.alwaysHolds(usable, true)) return { keywords: usable, nearby: false };
  const literals = expression.requiredLiterals();
  if (literals !== undefined) return { keywords: literals, nearby: false };
  if (usable.length > 0 && usable.length === rule.keywords.length) return { keywords: usable, nearby: true };
  throw new UserError(
    `${file}: rule ${rule.id} cannot be tried: no text of ${MIN_KEYWORD_BYTES} bytes or more stands in every match, and it names no such keyword`,
    'Give it "keywords" that stand near its secret',
  );
}

function allowOf(
  list: TomlAllowlist,
  rules: readonly string[] | undefined,
  file: string,
  notes: string[],
): ImportedAllow[] {
  if (list.commits.length > 0 && list.condition === 'AND') {
    notes.push(`${file}: an allowlist asks for commits and more, which does not go together here: use the baseline`);
    return [];
  }
  const where = 'an allowlist';
  const entry = {
    reason: list.description ?? `an allowlist of ${file}`,
    ...(rules && { rules }),
    all: list.condition === 'AND',
    paths: list.paths.map((path) => javaScript(path, where, file)),
    regexes: list.regexes.map((regex) => javaScript(regex, where, file)),
    target: list.regexTarget,
    stopwords: list.stopwords.map((word) => word.toLowerCase()),
    commits: list.commits.map((commit) => commit.toLowerCase()),
  };
  const isEmpty = entry.paths.length + entry.regexes.length + entry.stopwords.length + entry.commits.length === 0;
  return isEmpty ? [] : [entry];
}

function javaScript(source: string, whose: string, file: string): string {
  try {
    return goToJavaScript(source);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    // Only what the translator says itself quotes nothing.
    const why = error.message.startsWith('Invalid regular expression') ? 'it is no expression' : error.message;
    throw new UserError(
      `${file}: the expression of ${whose} cannot be read: ${why}`,
      "Mend it: it must be in Go's syntax",
    );
  }
}
