import { asciiJson } from './ascii-json.ts';
import { CONFIDENCES, type Gate, type Keyword, type Lookup, type RuleSet, type RunRule, SEVERITIES } from './rule.ts';

/** A run needs few of the rules: each is made when it is asked for, from a line of its own. */
type StoredSet = Pick<RuleSet, 'keywords' | 'rules' | 'sweeps' | 'kinds'>;

/** The first line of a stored rule set. Columns take a fraction of the bytes, and of the time, that objects take. */
interface Columns {
  /** Texts of the keywords, one a line. */
  readonly keywords: string;
  /** For each keyword: its anchor * 4, + 2 where it is an assignment, + 1 where its letters are folded. */
  readonly marks: readonly number[];
  /** For each keyword: the index of its gate in `gates`, -1 for none. */
  readonly gateOf: readonly number[];
  readonly gates: readonly Gate[];
  /** For each keyword: the index of its rule, or those of several. */
  readonly rulesOf: readonly (number | readonly number[])[];
  /** For each rule, the first letter of what its matcher is. */
  readonly kinds: string;
  readonly sweeps: readonly number[];
}

const KINDS = { p: 'pattern', n: 'near', a: 'assignment' } as const;

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

/** A rule set as text in ASCII. */
export function packRules({ keywords, rules, kinds, sweeps }: StoredSet): string {
  const gates: Gate[] = [];
  const known = new Map<string, number>();
  const gateOf = keywords.map(({ gate }) => {
    if (gate === undefined) return -1;
    const identity = JSON.stringify(gate);
    const index = known.get(identity) ?? gates.push(gate) - 1;
    known.set(identity, index);
    return index;
  });
  const columns: Columns = {
    keywords: keywords.map(({ text }) => storedText(text)).join('\n'),
    marks: keywords.map(({ anchor, assignment, fold }) => 4 * anchor + (assignment ? 2 : 0) + (fold ? 1 : 0)),
    gateOf,
    gates,
    rulesOf: keywords.map(({ rules: woken }) => (woken.length === 1 ? (woken[0] ?? 0) : woken)),
    kinds: kinds.map((kind) => kind.charAt(0)).join(''),
    sweeps,
  };
  return [columns, ...rules.map(packRule)].map(asciiJson).join('\n');
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

export function unpackRules(stored: string): StoredSet {
  const [first = '', ...lines] = stored.split('\n');
  const { keywords, marks, gateOf, gates, rulesOf, kinds, sweeps }: Columns = JSON.parse(first);
  const texts = keywords.split('\n');
  return {
    keywords: new MadeWhenAsked(texts, (text, index): Keyword => {
      const mark = marks[index] ?? 0;
      const woken = rulesOf[index] ?? [];
      const keyword = {
        text: plainText(text),
        fold: (mark & 1) !== 0,
        anchor: mark >> 2,
        assignment: (mark & 2) !== 0,
        rules: typeof woken === 'number' ? [woken] : woken,
      };
      const gate = gates[gateOf[index] ?? -1];
      return gate === undefined ? keyword : { ...keyword, gate };
    }),
    rules: new MadeWhenAsked(lines, (line) => unpackRule(JSON.parse(line))),
    sweeps,
    kinds: Array.from(kinds, (letter) => KINDS[letter as keyof typeof KINDS]),
  };
}

class MadeWhenAsked<T extends object> implements Lookup<T> {
  readonly #stored: readonly string[];
  readonly #make: (stored: string, index: number) => T;
  readonly #made: (T | undefined)[] = [];

  constructor(stored: readonly string[], make: (stored: string, index: number) => T) {
    this.#stored = stored;
    this.#make = make;
  }

  get length(): number {
    return this.#stored.length;
  }

  at(index: number): T | undefined {
    const known = this.#made[index];
    if (known !== undefined) return known;
    const stored = this.#stored[index];
    if (stored === undefined) return undefined;
    const made = this.#make(stored, index);
    this.#made[index] = made;
    return made;
  }

  map<U>(change: (element: T, index: number, all: readonly T[]) => U): U[] {
    return [...this].map(change);
  }

  *[Symbol.iterator](): ArrayIterator<T> {
    for (let index = 0; index < this.#stored.length; index++) {
      const element = this.at(index);
      if (element !== undefined) yield element;
    }
  }
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
