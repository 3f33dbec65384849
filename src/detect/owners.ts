import type { Matcher, RuleSet, RunRule } from '../model/rule.ts';
import type { Candidate } from './candidate.ts';
import { surroundingsOf } from './name-surroundings.ts';
import { type IsFormed, isNearMiss } from './near-form.ts';
import type { Prefilter } from './prefilter.ts';

const PASSWORD = 'generic-password';
/** So much of a provider's name is in all ways to write it. */
const NAME_LETTERS = 4;
/** So many characters may be missing or too many: keys of other makers are longer or shorter by more. */
const WRONG_LENGTH = 2;
/** No form that a name asks for is so long. */
const MAX_BYTES = 256;
/** Where the first characters leave no doubt. */
const WRONG_LENGTH_OF_PROMISED = 40;

/** A name that speaks for a value, and the rules of its provider. */
interface Name {
  readonly rules: readonly number[];
  /** It stands before the value and means nothing but its provider. */
  readonly leads: boolean;
}

/** Where a keyword stands in a text, and the rules that it wakes. */
interface Mention {
  readonly at: number;
  readonly length: number;
  readonly rules: readonly number[];
}

/** Providers that are called as things in programs are. */
const THINGS = new Set(
  (
    'abstract age box branch buffer close column convert cursor dynamic element fetch float form front harvest here hex hive host iterable jwt linear lob make ' +
    'manifest modal mode parsers phrase readme render rev sanity scale segment semaphore shortcut square timezone url user zip'
  ).split(' '),
);

/** Tells whose credential a value of a generic rule is: of the name that speaks for it, or that its first characters promise. */
export class Owners {
  readonly #ruleSet: RuleSet;
  readonly #prefilter: Pick<Prefilter, 'keywords'>;
  readonly #formOf: (rule: number) => IsFormed;
  #asked:
    | { readonly text: string; readonly start: number; readonly end: number; readonly names: readonly Name[] }
    | undefined;

  constructor(ruleSet: RuleSet, prefilter: Pick<Prefilter, 'keywords'>, formOf: (rule: number) => IsFormed) {
    this.#ruleSet = ruleSet;
    this.#prefilter = prefilter;
    this.#formOf = formOf;
  }

  /** The rule after which a value of no known form is named. */
  ruleOf(candidate: Candidate): RunRule | undefined {
    // Beside its keys a provider has passwords of people, in no form.
    if (candidate.rule.id === PASSWORD) return undefined;
    return this.#rule(this.#namesNear(candidate).findLast(({ leads }) => leads)?.rules[0]);
  }

  /** The rule of whose form a value nearly is. */
  nearMissOf(candidate: Candidate): RunRule | undefined {
    const { secret, rule } = candidate;
    if (secret.length > MAX_BYTES) return undefined;
    const named = rule.id === PASSWORD ? [] : this.#namesNear(candidate).flatMap(({ rules }) => rules);
    const marks = this.#keywordsIn(secret, 'pattern');
    const found =
      named.find((index) => isNearMiss(secret, this.#formOf(index), WRONG_LENGTH)) ??
      rulesOf(marks, (at) => at === 0).find((index) =>
        isNearMiss(secret, this.#formOf(index), WRONG_LENGTH_OF_PROMISED),
      ) ??
      rulesOf(marks, (at) => at > 0).find((index) => isNearMiss(secret, this.#formOf(index), WRONG_LENGTH));
    return this.#rule(found);
  }

  /** `acme_key` says whose it is; `private_key` only that a key of that form would be of Bitcoin. */
  #isOwnName(name: string, rule: number | undefined): boolean {
    const provider = this.#rule(rule)?.provider ?? '';
    const letters = name.replace(/[^a-z0-9]/g, '');
    if (THINGS.has(provider) && letters === provider) return false;
    return letters.includes(provider.replace(/[^a-z0-9]/g, '').slice(0, NAME_LETTERS));
  }

  #rule(index: number | undefined): RunRule | undefined {
    return index === undefined ? undefined : this.#ruleSet.rules.at(index);
  }

  /** Both questions are asked of a candidate one after the other, and of the candidates that several keys lead to. */
  #namesNear({ before, secret, behind }: Candidate): readonly Name[] {
    const head = before();
    const text = head + secret + behind();
    const [start, end] = [head.length, head.length + secret.length];
    if (this.#asked?.text !== text || this.#asked.start !== start || this.#asked.end !== end)
      this.#asked = { text, start, end, names: this.#readNames(text, start, end) };
    return this.#asked.names;
  }

  /** Also those that the prefilter passed over because nothing of their form is near. The value is [start, end). */
  #readNames(text: string, start: number, end: number): readonly Name[] {
    const bytes = Buffer.from(text, 'latin1');
    return this.#keywordsIn(text, 'near').flatMap(({ at, length, rules }) => {
      // What the value holds is no name.
      if (at >= start && at < end) return [];
      const { from, places, speaksTo } = surroundingsOf(bytes, at, at + length);
      const place = places.find((each) => from + each.at === start);
      const speaks = place?.between?.test(text.slice(end, at)) ?? (place !== undefined && end <= speaksTo());
      if (!speaks) return [];
      const name = text.slice(at, at + length).toLowerCase();
      return [{ rules, leads: at < start && this.#isOwnName(name, rules[0]) }];
    });
  }

  /** Keywords that wake rules of a kind, in their order of place; of those at one place the longest comes last. */
  #keywordsIn(text: string, kind: Matcher['kind']): Mention[] {
    const hits = this.#prefilter.keywords(Buffer.from(text, 'latin1'), true);
    const found: Mention[] = [];
    for (let index = 0; index < hits.length; index += 2) {
      const keyword = this.#ruleSet.keywords.at(hits[index] ?? 0);
      const rules = keyword?.rules.filter((rule) => this.#ruleSet.kinds[rule] === kind) ?? [];
      if (keyword !== undefined && rules.length > 0)
        found.push({ at: hits[index + 1] ?? 0, length: keyword.text.length, rules });
    }
    return found.sort((one, other) => one.at - other.at || one.length - other.length);
  }
}

function rulesOf(mentions: readonly Mention[], isWanted: (at: number) => boolean): number[] {
  return mentions.flatMap(({ at, rules }) => (isWanted(at) ? rules : []));
}
