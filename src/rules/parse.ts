import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLMap } from 'yaml';
import { UserError } from '../errors.ts';
import { nearValue } from '../model/near.ts';
import {
  CONFIDENCES,
  type Companion,
  type Confidence,
  type PatternMatcher,
  RULE_CHECKS,
  type Rule,
  type RuleCheck,
  SEVERITIES,
  type Severity,
} from '../model/rule.ts';
import { nearest } from '../nearest.ts';

const FILE_KEYS = ['provider', 'name', 'references', 'remediation', 'rules'];
const RULE_KEYS = [
  'id',
  'name',
  'description',
  'severity',
  'confidence',
  'keywords',
  'pattern',
  'near',
  'value',
  'key',
  'ignoreCase',
  'keywordsNearby',
  'sweeps',
  'window',
  'checks',
  'requires',
  'tags',
  'references',
  'remediation',
  'examples',
  'negatives',
]; // prettier-ignore

const DEFAULT_WINDOW = { before: 32, after: 512 } as const;
/** No rule may ask for more: it bounds the overlap of pieces of large files. */
const MAX_WINDOW_BYTES = 16_384;
const MAX_BEFORE_BYTES = 192;
const MIN_KEYWORD_BYTES = 3;
const COMPANION_KEYS = ['name', 'pattern', 'ignoreCase', 'within', 'optional'];
const DEFAULT_WITHIN_BYTES = 512;
/** Bounds what the search for companions can cost. */
const MAX_WITHIN_BYTES = 4096;

/**
 * Reads one YAML file of rules. `file` is only named in errors.
 * @throws UserError with file:line and the way out for anything that is not a rule file of docs/rules.md.
 */
export function parseRules(text: string, file: string): Rule[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const at = (node: unknown): string => {
    const offset = (node as Node | undefined)?.range?.[0];
    return offset === undefined ? file : `${file}:${lines.linePos(offset).line}`;
  };
  const wrong = (node: unknown, message: string, hint = 'docs/rules.md describes the rule language'): never => {
    throw new UserError(`${at(node)}: ${message}`, hint);
  };
  const [error] = document.errors;
  if (error)
    throw new UserError(`${file}:${lines.linePos(error.pos[0]).line}: not YAML: ${error.code}`, 'Mend the YAML syntax');

  const top = asMap(document.contents);
  checkKeys(top, FILE_KEYS);
  const provider = text_(top, 'provider');
  const shared = {
    provider,
    providerName: text_(top, 'name'),
    references: list(top, 'references') ?? [],
    remediation: optionalText(top, 'remediation'),
  };
  const rules = top.get('rules', true);
  if (!isSeq(rules)) return wrong(top, '"rules" must be a list');
  return rules.items.map((item) => rule(asMap(item)));

  function asMap(node: unknown): YAMLMap {
    return isMap(node) ? node : wrong(node, 'expected a mapping of keys');
  }

  function checkKeys(map: YAMLMap, known: readonly string[]): void {
    for (const pair of map.items) {
      const key = isScalar(pair.key) ? String(pair.key.value) : '';
      if (!known.includes(key)) wrong(pair.key, `unknown key "${key}"`, `Did you mean "${nearest(key, known)}"?`);
    }
  }

  function optionalText(map: YAMLMap, key: string): string | undefined {
    const node = map.get(key, true);
    if (node === undefined) return undefined;
    if (isScalar(node) && typeof node.value === 'string') return node.value.trim();
    return wrong(node, `"${key}" must be text`);
  }

  function text_(map: YAMLMap, key: string): string {
    return optionalText(map, key) ?? wrong(map, `"${key}" is missing`);
  }

  function list(map: YAMLMap, key: string): string[] | undefined {
    const node = map.get(key, true);
    if (node === undefined) return undefined;
    if (!isSeq(node)) return wrong(node, `"${key}" must be a list of texts`);
    return node.items.map((item) =>
      isScalar(item) && typeof item.value === 'string' ? item.value : wrong(item, `"${key}" must hold texts only`),
    );
  }

  /** A list that is not empty: without a keyword, a rule would never be tried. */
  function words(map: YAMLMap, key: string): string[] | undefined {
    const items = list(map, key);
    return items?.length === 0 ? wrong(map.get(key, true), `"${key}" must not be empty`) : items;
  }

  function flag(map: YAMLMap, key: string): boolean {
    const value = map.get(key) ?? false;
    return typeof value === 'boolean' ? value : wrong(map.get(key, true), `"${key}" must be true or false`);
  }

  function choice<T extends string>(map: YAMLMap, key: string, known: readonly T[], fallback?: T): T {
    const value = optionalText(map, key) ?? fallback;
    const found = known.find((candidate) => candidate === value);
    return found ?? wrong(map.get(key, true) ?? map, `"${key}" must be one of ${known.join(', ')}`);
  }

  function rule(map: YAMLMap): Rule {
    checkKeys(map, RULE_KEYS);
    const id = text_(map, 'id');
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) wrong(map.get('id', true), `id "${id}" must be in kebab-case`);
    const { matcher, keywords, specificity, foldKeywords } = matching(map);
    const short = keywords.find((keyword) => Buffer.byteLength(keyword) < MIN_KEYWORD_BYTES);
    if (short !== undefined)
      wrong(map.get('keywords', true), `keyword "${short}" is shorter than ${MIN_KEYWORD_BYTES} bytes`);
    return {
      id,
      name: text_(map, 'name'),
      provider: shared.provider,
      description: optionalText(map, 'description') ?? `${text_(map, 'name')} of ${shared.providerName}`,
      severity: choice<Severity>(map, 'severity', SEVERITIES),
      confidence: choice<Confidence>(map, 'confidence', CONFIDENCES, specificity === 3 ? 'high' : 'medium'),
      keywords,
      keywordsNearby: flag(map, 'keywordsNearby'),
      sweeps: flag(map, 'sweeps'),
      foldKeywords,
      matcher,
      window: window(map),
      checks: checks(map),
      requires: requires(map),
      specificity,
      tags: ['CWE-798', ...(list(map, 'tags') ?? [])],
      references: list(map, 'references') ?? shared.references,
      remediation:
        optionalText(map, 'remediation') ??
        shared.remediation ??
        wrong(map, '"remediation" is missing here and in the file'),
      examples: list(map, 'examples') ?? [],
      negatives: list(map, 'negatives') ?? [],
    };
  }

  function matching(map: YAMLMap): Pick<Rule, 'matcher' | 'keywords' | 'specificity' | 'foldKeywords'> {
    const near = words(map, 'near');
    const key = words(map, 'key');
    const pattern = optionalText(map, 'pattern');
    if ([near, key, pattern].filter((kind) => kind !== undefined).length !== 1) {
      wrong(map, 'a rule has exactly one of "pattern", "near" (with "value") and "key"');
    }
    if (near === undefined) refuse(map, 'value', 'near');
    if (pattern === undefined) {
      refuse(map, 'keywords', 'pattern');
      refuse(map, 'ignoreCase', 'pattern');
      refuse(map, 'keywordsNearby', 'pattern');
      refuse(map, 'sweeps', 'pattern');
    }
    if (key) return { matcher: { kind: 'assignment' }, keywords: key, specificity: 1, foldKeywords: true };
    if (near) {
      const { source: value } = regex(map, 'value', text_(map, 'value'), '');
      regex(map, 'value', nearValue(value), '');
      return { matcher: { kind: 'near', value }, keywords: near, specificity: 2, foldKeywords: true };
    }
    const sweeps = flag(map, 'sweeps');
    if (sweeps && map.get('confidence') !== 'low')
      wrong(map.get('sweeps', true), 'a rule that sweeps has "confidence: low"');
    if (sweeps && map.has('keywords')) wrong(map.get('keywords', true), 'a rule that sweeps has no keywords');
    const keywords = sweeps ? [] : (words(map, 'keywords') ?? wrong(map, '"keywords" is missing'));
    const ignoreCase = flag(map, 'ignoreCase');
    const matcher = regex(map, 'pattern', pattern ?? '', ignoreCase ? 'i' : '');
    return { matcher, keywords, specificity: sweeps ? 1 : 3, foldKeywords: ignoreCase };
  }

  function refuse(map: YAMLMap, key: string, partner: string): void {
    if (map.has(key)) wrong(map.get(key, true), `"${key}" is for rules with "${partner}"`);
  }

  function regex(map: YAMLMap, key: string, source: string, flags: string): PatternMatcher {
    try {
      new RegExp(source, flags);
    } catch {
      // The cause quotes the expression, which may hold a secret.
      wrong(map.get(key, true), `"${key}" is not a regular expression`, 'Use the syntax of JavaScript');
    }
    return { kind: 'pattern', source, flags };
  }

  function bytes(node: unknown, value: unknown, key: string, most: number): number {
    if (typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= most) return value;
    return wrong(node, `"${key}" must be a number of bytes from 1 to ${most}`);
  }

  function window(map: YAMLMap): Rule['window'] {
    const node = map.get('window', true);
    if (isMap(node)) {
      checkKeys(node, ['before', 'after']);
      return {
        before: bytes(node, node.get('before') ?? DEFAULT_WINDOW.before, 'before', MAX_BEFORE_BYTES),
        after: bytes(node, node.get('after') ?? DEFAULT_WINDOW.after, 'after', MAX_WINDOW_BYTES),
      };
    }
    if (node === undefined) return DEFAULT_WINDOW;
    const after = bytes(node, isScalar(node) ? node.value : undefined, 'window', MAX_WINDOW_BYTES);
    return { ...DEFAULT_WINDOW, after };
  }

  function requires(map: YAMLMap): Companion[] {
    const node = map.get('requires', true);
    if (node === undefined) return [];
    if (!isSeq(node)) return wrong(node, '"requires" must be a list');
    const companions = node.items.map((item) => companion(asMap(item)));
    const twice = companions.find(({ name }, index) => companions.findIndex((other) => other.name === name) < index);
    if (twice) wrong(node, `two companions are called "${twice.name}"`, 'Give one of them another name');
    return companions;
  }

  function companion(map: YAMLMap): Companion {
    checkKeys(map, COMPANION_KEYS);
    const name = text_(map, 'name');
    if (name === '') wrong(map.get('name', true), '"name" must not be empty');
    const { source, flags } = regex(map, 'pattern', text_(map, 'pattern'), flag(map, 'ignoreCase') ? 'i' : '');
    const within = bytes(map, map.get('within') ?? DEFAULT_WITHIN_BYTES, 'within', MAX_WITHIN_BYTES);
    return { name, source, flags, within, optional: flag(map, 'optional') };
  }

  function checks(map: YAMLMap): RuleCheck[] {
    const node = map.get('checks', true);
    if (node === undefined) return [];
    if (!isSeq(node)) return wrong(node, '"checks" must be a list');
    return node.items.map((item) => {
      const [named, value] = isMap(item) ? [item.items[0]?.key, item.items[0]?.value] : [item, undefined];
      const name = isScalar(named) ? String(named.value) : '';
      const known = RULE_CHECKS.find((candidate) => candidate === name);
      if (known === undefined)
        return wrong(item, `unknown check "${name}"`, `Did you mean "${nearest(name, RULE_CHECKS)}"?`);
      const argument = isScalar(value) ? value.value : undefined;
      if (value !== undefined && typeof argument !== 'number')
        return wrong(item, `the argument of "${name}" must be a number`);
      return { name: known, argument: typeof argument === 'number' ? argument : undefined };
    });
  }
}
