import { createHash } from 'node:crypto';
import { escapeLiteral } from '../model/near.ts';
import type { Gate, Keyword, Rule, RuleDocument, RuleSet, RunRule } from '../model/rule.ts';
import { surpriseBits } from '../tokens/bigrams.ts';
import { eitherGate, gateBehind, gateNear } from './gate.ts';

const ANCHOR_BYTES = 4;

/** How often 4 bytes, with letters folded, stand in ordinary files; only the order of two such numbers counts. */
export type GramFrequency = (gram: string) => number;

/**
 * Turns rules into the compact set that a run loads: keywords with their anchors, patterns, no prose.
 * @param frequency counted from real files where the rules are built; else estimated from how words are written
 */
export function compileRules(rules: readonly Rule[], frequency: GramFrequency = estimatedFrequency): RuleSet {
  const keywords = new Map<string, Omit<Keyword, 'anchor' | 'gate'> & { gate: Gate | undefined; rules: number[] }>();
  rules.forEach((rule, index) => {
    const assignment = rule.matcher.kind === 'assignment';
    const gate = gateOf(rule);
    for (const keyword of rule.keywords) {
      const fold = rule.foldKeywords && /[A-Za-z]/.test(keyword);
      const text = fold ? keyword.toLowerCase() : keyword;
      const identity = `${fold}:${assignment}:${text}`;
      const known = keywords.get(identity);
      if (known) {
        known.rules.push(index);
        known.gate = eitherGate(known.gate, gate);
      } else keywords.set(identity, { text, fold, assignment, gate, rules: [index] });
    }
  });
  const compiled = {
    keywords: [...keywords.values()].map(
      ({ gate, ...keyword }): Keyword => ({
        ...keyword,
        ...(gate && { gate }),
        anchor: rarestGram(keyword.text, frequency),
      }),
    ),
    rules: rules.map(runRule),
    kinds: rules.map(({ matcher }) => matcher.kind),
    sweeps: rules.flatMap(({ sweeps }, index) => (sweeps ? [index] : [])),
  };
  const hash = createHash('sha256').update(JSON.stringify(compiled)).digest('hex').slice(0, 16);
  return { ...compiled, hash, count: rules.length };
}

/** What a rule tells people, for reports. */
export function documentRule(rule: Rule): RuleDocument {
  const { id, name, provider, description, severity, confidence, tags, references, remediation } = rule;
  return { id, name, provider, description, severity, confidence, tags, references, remediation };
}

function runRule(rule: Rule): RunRule {
  const { id, name, provider, severity, confidence, matcher, window, checks, requires, specificity } = rule;
  const anchored =
    matcher.kind === 'near' ||
    (matcher.kind === 'pattern' &&
      matcher.linear === undefined &&
      behindKeyword(matcher.source, rule.keywords) !== undefined);
  const run = { id, name, provider, severity, confidence, matcher, window, checks, specificity, anchored };
  return requires.length === 0 ? run : { ...run, requires };
}

function gateOf({ matcher, keywords, checks }: Rule): Gate | undefined {
  if (matcher.kind === 'assignment') {
    const count = checks.find(({ name }) => name === 'run')?.argument;
    return count === undefined ? undefined : { class: 'alphanumeric', count, near: true };
  }
  if (matcher.kind === 'near') return gateNear(matcher.value);
  if (matcher.kind !== 'pattern') return undefined;
  const rest = behindKeyword(matcher.source, keywords);
  return rest === undefined ? undefined : gateBehind(rest);
}

/** What follows the keyword in an expression whose every match begins with it; undefined in doubt, which is slower, not wrong. */
function behindKeyword(source: string, keywords: readonly string[]): string | undefined {
  const [only] = keywords;
  if (only === undefined || keywords.length !== 1) return undefined;
  const start = startOfMatch(source);
  const rest = source.slice(start);
  const forms = [
    only,
    escapeLiteral(only),
    escapeLiteral(only).replace(/\\([-/])/g, '$1'),
    only.replaceAll('/', '\\/'),
  ];
  const written = forms.find((form) => rest.startsWith(form));
  if (written === undefined || /^[?*+{]/.test(rest.slice(written.length))) return undefined;
  return hasAlternativeTo(source, start) ? undefined : rest.slice(written.length);
}

/** Where the first thing stands that takes a character: behind `\\b`, lookbehinds and the openings of groups. */
function startOfMatch(source: string): number {
  let at = 0;
  for (;;) {
    const rest = source.slice(at);
    if (rest.startsWith('\\b')) at += 2;
    else if (/^\(\?<[=!]/.test(rest)) at = endOfGroup(source, at);
    else if (/^\((?!\?(?!:))/.test(rest)) at += rest.startsWith('(?:') ? 3 : 1;
    else return at;
  }
}

/** Behind the closing bracket of the group that opens at `from`. */
function endOfGroup(source: string, from: number): number {
  let depth = 0;
  let inClass = false;
  for (let at = from; at < source.length; at++) {
    const character = source[at];
    if (character === '\\') at++;
    else if (inClass) inClass = character !== ']';
    else if (character === '[') inClass = true;
    else if (character === '(') depth++;
    else if (character === ')' && --depth === 0) return at + 1;
  }
  return source.length;
}

/** Whether the place `at` of a pattern can be passed over by an alternative or an optional group round it. */
function hasAlternativeTo(source: string, at: number): boolean {
  const open: number[] = [];
  let groups = 0;
  let round: ReadonlySet<number> | undefined;
  let inClass = false;
  for (let index = 0; index < source.length; index++) {
    if (index === at) round = new Set([0, ...open]);
    const character = source[index];
    if (character === '\\') index++;
    else if (inClass) inClass = character !== ']';
    else if (character === '[') inClass = true;
    else if (character === '(') open.push(++groups);
    else if (character === '|' && isRound(round, open.at(-1) ?? 0, open)) return true;
    else if (character === ')') {
      const closed = open.pop() ?? 0;
      if (round?.has(closed) && /^[?*{]/.test(source.slice(index + 1))) return true;
    }
  }
  return false;
}

/** Before the place is reached, the groups that are still open there are not known: those of the prefix all are. */
function isRound(round: ReadonlySet<number> | undefined, group: number, open: readonly number[]): boolean {
  return round === undefined ? group === 0 || open.length === 0 : round.has(group);
}

/** Offset of the 4 bytes of a keyword that ordinary files hold least often. */
function rarestGram(keyword: string, frequency: GramFrequency): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let at = 0; at + ANCHOR_BYTES <= keyword.length; at++) {
    const found = frequency(keyword.slice(at, at + ANCHOR_BYTES));
    if (found < least) [best, least] = [at, found];
  }
  return best;
}

function estimatedFrequency(gram: string): number {
  return -surpriseBits(gram.toLowerCase());
}
