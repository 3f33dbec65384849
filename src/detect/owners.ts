import type { RuleSet, RunRule } from '../model/rule.ts';
import type { Candidate } from './candidate.ts';
import { surroundingsOf } from './name-surroundings.ts';
import { type IsFormed, isNearMiss } from './near-form.ts';

const PASSWORD = 'generic-password';
/** So much of a provider's name is in all ways to write it. */
const NAME_LETTERS = 4;
/** As many as the shortest keyword has. */
const START_BYTES = 3;
/** So many characters may be missing or too many: keys of other makers are longer or shorter by more. */
const WRONG_LENGTH = 2;
/** Where the first characters leave no doubt. */
const WRONG_LENGTH_OF_PROMISED = 40;

/** A name that speaks for a value, and the rules of its provider. */
interface Name {
  readonly rules: readonly number[];
  /** It stands before the value and means nothing but its provider. */
  readonly leads: boolean;
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
  readonly #formOf: (rule: number) => IsFormed;
  #marks: Texts | undefined;
  #names: Texts | undefined;
  #asked: { readonly candidate: Candidate; readonly names: readonly Name[] } | undefined;

  constructor(ruleSet: RuleSet, formOf: (rule: number) => IsFormed) {
    this.#ruleSet = ruleSet;
    this.#formOf = formOf;
  }

  /** The rule after which a value of no known form is named. */
  ruleOf(candidate: Candidate): RunRule | undefined {
    // Beside its keys a provider has passwords of people, in no form.
    if (candidate.rule.id === PASSWORD) return undefined;
    return this.#ruleSet.rules[this.#namesNear(candidate).findLast(({ leads }) => leads)?.rules[0] ?? -1];
  }

  /** The rule of whose form a value nearly is. */
  nearMissOf(candidate: Candidate): RunRule | undefined {
    const { secret, rule } = candidate;
    const named = rule.id === PASSWORD ? [] : this.#namesNear(candidate).flatMap(({ rules }) => rules);
    const found =
      named.find((index) => isNearMiss(secret, this.#formOf(index), WRONG_LENGTH)) ??
      this.#promisedBy(secret).find((index) => isNearMiss(secret, this.#formOf(index), WRONG_LENGTH_OF_PROMISED)) ??
      this.#heldBy(secret).find((index) => isNearMiss(secret, this.#formOf(index), WRONG_LENGTH));
    return found === undefined ? undefined : this.#ruleSet.rules[found];
  }

  /** `acme_key` says whose it is; `private_key` only that a key of that form would be of Bitcoin. */
  #isOwnName(name: string, rule = -1): boolean {
    const provider = this.#ruleSet.rules[rule]?.provider ?? '';
    const letters = name.replace(/[^a-z0-9]/g, '');
    if (THINGS.has(provider) && letters === provider) return false;
    return letters.includes(provider.replace(/[^a-z0-9]/g, '').slice(0, NAME_LETTERS));
  }

  /** Rules whose credentials begin like this. */
  #promisedBy(secret: string): readonly number[] {
    return this.#marksAt(secret, 0);
  }

  /** Rules whose credentials have a mark further on, that this one has. */
  #heldBy(secret: string): readonly number[] {
    const found: number[] = [];
    for (let at = 1; at < secret.length; at++) found.push(...this.#marksAt(secret, at));
    return found;
  }

  #marksAt(secret: string, at: number): readonly number[] {
    this.#marks ??= new Texts(this.#ruleSet, ({ matcher }) => matcher.kind === 'pattern');
    return this.#marks.startingAt(secret, at).flatMap(({ rules }) => rules);
  }

  /** Both questions are asked of a candidate one after the other. */
  #namesNear(candidate: Candidate): readonly Name[] {
    if (this.#asked?.candidate !== candidate) this.#asked = { candidate, names: this.#readNames(candidate) };
    return this.#asked.names;
  }

  /** Also those that the prefilter passed over because nothing of their form is near. */
  #readNames({ before, secret, behind }: Candidate): readonly Name[] {
    this.#names ??= new Texts(this.#ruleSet, ({ matcher }) => matcher.kind === 'near');
    const head = before();
    const text = head + secret + behind();
    const bytes = Buffer.from(text, 'latin1');
    const folded = text.toLowerCase();
    const found: Name[] = [];
    for (let at = 0; at < folded.length; at++) {
      // What the value holds is no name.
      if (at === head.length) at += secret.length;
      for (const { text: name, rules } of this.#names.startingAt(folded, at)) {
        const { from, places } = surroundingsOf(bytes, at, at + name.length);
        const place = places.find((each) => from + each.at === head.length);
        if (place?.between?.test(text.slice(head.length + secret.length, at)) ?? place !== undefined)
          found.push({ rules, leads: at < head.length && this.#isOwnName(name, rules[0]) });
      }
    }
    return found;
  }
}

/** Keywords that wake rules of a kind, by the characters that they begin with. */
class Texts {
  readonly #byStart = new Map<string, { readonly text: string; readonly rules: readonly number[] }[]>();

  constructor({ keywords, rules }: RuleSet, isOfKind: (rule: RunRule) => boolean) {
    const isWanted = rules.map(isOfKind);
    for (const { text, rules: woken } of keywords) {
      const wanted = woken.filter((index) => isWanted[index]);
      if (wanted.length === 0) continue;
      const start = text.slice(0, START_BYTES);
      const others = this.#byStart.get(start);
      if (others === undefined) this.#byStart.set(start, [{ text, rules: wanted }]);
      else others.push({ text, rules: wanted });
    }
  }

  startingAt(text: string, at: number): readonly { readonly text: string; readonly rules: readonly number[] }[] {
    const found = this.#byStart.get(text.slice(at, at + START_BYTES)) ?? NONE;
    return found.length === 0 ? found : found.filter((keyword) => text.startsWith(keyword.text, at));
  }
}

const NONE: readonly never[] = [];
