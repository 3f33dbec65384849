import type { Gate } from '../model/rule.ts';

/** Sets of bytes, the narrower first. Each holds those before it. */
const CLASSES: readonly { readonly name: Gate['class']; readonly bytes: RegExp; readonly worth: number }[] = [
  { name: 'alphanumeric', bytes: /[A-Za-z0-9]/, worth: 1 },
  { name: 'identifier', bytes: /[A-Za-z0-9_.-]/, worth: 0.7 },
  { name: 'word', bytes: /[^\t\n\v\f\r "'`]/, worth: 0.5 },
];

const USERINFO = /[^\t\n\v\f\r "'`/]/;

const MAX_COUNT = 63;
const LEAST_WORTH = 2;
const LATIN1 = Array.from({ length: 256 }, (_, byte) => String.fromCharCode(byte));

/** What any match has at least at its start: so many bytes of a class, and whether they are all of it. */
interface Run {
  readonly count: number;
  /** The match may end within the run. */
  readonly whole: boolean;
}

const NOTHING: Run = { count: 0, whole: true };
const UNKNOWN: Run = { count: 0, whole: false };

/**
 * What stands behind the keyword in every match of an anchored expression, for the class in which that says most;
 * undefined where it says little.
 * @param rest the expression from behind its keyword on; groups that are open there are closed in it
 */
export function gateBehind(rest: string): Gate | undefined {
  return mostTelling(rest, false);
}

/** The same for an expression that is looked for near the keyword. */
export function gateNear(value: string): Gate | undefined {
  return mostTelling(`(?:${value})`, true);
}

function mostTelling(source: string, near: boolean): Gate | undefined {
  const userinfo = new Reader(source, USERINFO);
  userinfo.tail();
  if (userinfo.reachesAt && !near) return { class: 'userinfo', count: 0, near };
  let best: Gate | undefined;
  let most = LEAST_WORTH;
  for (const { name, bytes, worth } of CLASSES) {
    const reader = new Reader(source, bytes);
    const { count } = reader.tail();
    if (count * worth <= most) continue;
    best = { class: name, count: Math.min(count, MAX_COUNT), near };
    most = count * worth;
  }
  return best;
}

/** The gate that lets through whatever one of the two does. */
export function eitherGate(one: Gate | undefined, other: Gate | undefined): Gate | undefined {
  if (one === undefined || other === undefined) return undefined;
  if (one.class === 'userinfo' || other.class === 'userinfo') return one.class === other.class ? one : undefined;
  const width = (gate: Gate): number => CLASSES.findIndex(({ name }) => name === gate.class);
  return {
    class: width(one) > width(other) ? one.class : other.class,
    count: Math.min(one.count, other.count),
    near: one.near || other.near,
  };
}

/** Reads an expression as far as it is sure what it means; beyond that it says nothing. */
class Reader {
  readonly #source: string;
  readonly #bytes: RegExp;
  #at = 0;
  #reachesAt = false;

  constructor(source: string, bytes: RegExp) {
    this.#source = source;
    this.#bytes = bytes;
  }

  /** Whether what `tail` has read goes on in the class up to an `@`. */
  get reachesAt(): boolean {
    return this.#reachesAt;
  }

  /** To the end of the expression, over the ends of groups that were opened before it. */
  tail(): Run {
    let run = NOTHING;
    for (;;) {
      run = this.#sequence(run);
      if (this.#at >= this.#source.length) return run;
      if (this.#source[this.#at] === '|') return UNKNOWN;
      this.#at++;
      if (/[?*+{]/.test(this.#source.charAt(this.#at))) return run;
    }
  }

  #alternatives(): Run {
    let run = this.#sequence(NOTHING);
    while (this.#source[this.#at] === '|') {
      this.#at++;
      const next = this.#sequence(NOTHING);
      run = { count: Math.min(run.count, next.count), whole: run.whole && next.whole };
    }
    return run;
  }

  #sequence(before: Run): Run {
    let run = before;
    while (this.#at < this.#source.length && !/[|)]/.test(this.#source.charAt(this.#at))) {
      const from = this.#at;
      const atom = this.#atom();
      const isAt = this.#source.slice(from, this.#at) === '@';
      const [least, most] = this.#times();
      if (!run.whole) continue;
      this.#reachesAt ||= isAt && least > 0;
      if (most > 0 && !atom.whole) run = { count: run.count + (least > 0 ? atom.count : 0), whole: false };
      else run = { count: run.count + least * atom.count, whole: true };
    }
    return run;
  }

  #atom(): Run {
    const rest = this.#source.slice(this.#at);
    const group = /^\((?:\?(?:[:=!]|<[=!]|<\w+>))?/.exec(rest)?.[0];
    if (group !== undefined) {
      this.#at += group.length;
      const known = this.#reachesAt;
      const run = this.#alternatives();
      this.#reachesAt = known;
      this.#at++;
      return /^\(\?<?[=!]/.test(group) ? NOTHING : run;
    }
    const text = /^(?:\[(?:\\.|[^\]\\])*\]|\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)|.)/s.exec(rest)?.[0] ?? '';
    this.#at += text.length;
    if (/^(?:\\[bB]|[$^])$/.test(text)) return NOTHING;
    if (/^\\[1-9k]$/.test(text)) return UNKNOWN;
    const set = new RegExp(text, 's');
    const isInside = LATIN1.every((character) => !set.test(character) || this.#bytes.test(character));
    return isInside ? { count: 1, whole: true } : UNKNOWN;
  }

  #times(): readonly [number, number] {
    const [quantifier = '', least = '', comma = '', most = ''] =
      /^(?:[*+?]|\{(\d+)(,?)(\d*)\})\??/.exec(this.#source.slice(this.#at)) ?? [];
    this.#at += quantifier.length;
    switch (quantifier[0]) {
      case undefined:
        return [1, 1];
      case '*':
        return [0, Number.POSITIVE_INFINITY];
      case '?':
        return [0, 1];
      case '+':
        return [1, Number.POSITIVE_INFINITY];
      default:
        return [Number(least), comma === '' ? Number(least) : most === '' ? Number.POSITIVE_INFINITY : Number(most)];
    }
  }
}
