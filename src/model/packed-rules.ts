import { CONFIDENCES, type Gate, type Keyword, type RuleSet, type RunRule, SEVERITIES } from './rule.ts';

/** Rules and keywords as they are stored: columns take a fraction of the bytes, and of the time, that objects take. */
export interface PackedRules {
  /** Texts of the keywords, one a line. */
  readonly keywords: string;
  /** For each keyword: its anchor * 4, + 2 where it is an assignment, + 1 where its letters are folded. */
  readonly marks: readonly number[];
  /** For each keyword: the index of its gate in `gates`, -1 for none. */
  readonly gateOf: readonly number[];
  readonly gates: readonly Gate[];
  /** For each keyword: the index of its rule, or those of several. */
  readonly rulesOf: readonly (number | readonly number[])[];
  readonly rules: readonly PackedRule[];
}

type PackedRule = readonly [
  id: string,
  name: string,
  provider: string,
  severity: number,
  confidence: number,
  specificity: RunRule['specificity'],
  anchored: 0 | 1,
  before: number,
  after: number,
  matcher: RunRule['matcher'] | string,
  checks?: RunRule['checks'],
  requires?: NonNullable<RunRule['requires']>,
];

export function packRules({ keywords, rules }: Pick<RuleSet, 'keywords' | 'rules'>): PackedRules {
  const gates: Gate[] = [];
  const known = new Map<string, number>();
  const gateOf = keywords.map(({ gate }) => {
    if (gate === undefined) return -1;
    const identity = JSON.stringify(gate);
    const index = known.get(identity) ?? gates.push(gate) - 1;
    known.set(identity, index);
    return index;
  });
  return {
    keywords: keywords.map(({ text }) => storedText(text)).join('\n'),
    marks: keywords.map(({ anchor, assignment, fold }) => 4 * anchor + (assignment ? 2 : 0) + (fold ? 1 : 0)),
    gateOf,
    gates,
    rulesOf: keywords.map(({ rules: woken }) => (woken.length === 1 ? (woken[0] ?? 0) : woken)),
    rules: rules.map(packRule),
  };
}

function packRule(rule: RunRule): PackedRule {
  const { id, name, provider, severity, confidence, specificity, anchored, window, matcher, checks, requires } = rule;
  return [
    id,
    name,
    provider,
    SEVERITIES.indexOf(severity),
    CONFIDENCES.indexOf(confidence),
    specificity,
    anchored ? 1 : 0,
    window.before,
    window.after,
    matcher.kind === 'near' ? matcher.value : matcher,
    ...(checks.length > 0 || requires ? ([checks] as const) : []),
    ...(requires ? ([requires] as const) : []),
  ] as PackedRule;
}

export function unpackRules({
  keywords,
  marks,
  gateOf,
  gates,
  rulesOf,
  rules,
}: PackedRules): Pick<RuleSet, 'keywords' | 'rules'> {
  return {
    keywords: keywords.split('\n').map((text, index): Keyword => {
      const mark = marks[index] ?? 0;
      const woken = rulesOf[index] ?? [];
      const gate = gates[gateOf[index] ?? -1];
      return {
        text: plainText(text),
        fold: (mark & 1) !== 0,
        anchor: mark >> 2,
        assignment: (mark & 2) !== 0,
        rules: typeof woken === 'number' ? [woken] : woken,
        ...(gate && { gate }),
      };
    }),
    rules: rules.map(unpackRule),
  };
}

function unpackRule(packed: PackedRule): RunRule {
  const [id, name, provider, severity, confidence, specificity, anchored, before, after, matcher, checks, requires] =
    packed;
  return {
    id,
    name,
    provider,
    severity: SEVERITIES[severity] ?? 'high',
    confidence: CONFIDENCES[confidence] ?? 'medium',
    matcher: typeof matcher === 'string' ? { kind: 'near', value: matcher } : matcher,
    window: { before, after },
    checks: checks ?? [],
    specificity,
    anchored: anchored === 1,
    ...(requires && { requires }),
  };
}

/** A keyword may hold a line end. */
function storedText(text: string): string {
  return text.replace(/[\\\n]/g, (character) => (character === '\n' ? '\\n' : '\\\\'));
}

function plainText(text: string): string {
  return text.includes('\\') ? text.replace(/\\(.)/g, (_all, character) => (character === 'n' ? '\n' : '\\')) : text;
}
