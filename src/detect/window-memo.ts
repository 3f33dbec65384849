import type { Match } from '../model/finding.ts';

const MAX_WINDOWS = 1_000_000;
const NOTHING: readonly Match[] = [];

interface Known {
  /** Where the keyword stood. */
  readonly offset: number;
  readonly matches: readonly Match[];
}

/**
 * What was found round keywords. The versions of a file hold most of their keywords in the same surroundings, and what is
 * found there depends on nothing else. Lives as long as its thread's search.
 */
export class WindowMemo {
  readonly #barren = new Set<number>();
  readonly #fruitful = new Map<number, Known>();

  /** Matches of a keyword at `offset` whose surroundings have this identity; undefined where these are new. */
  recall(identity: number, offset: number): readonly Match[] | undefined {
    if (this.#barren.has(identity)) return NOTHING;
    const known = this.#fruitful.get(identity);
    return known?.matches.map((match) => shifted(match, offset - known.offset));
  }

  learn(identity: number, offset: number, matches: readonly Match[]): void {
    if (this.#barren.size + this.#fruitful.size >= MAX_WINDOWS) {
      this.#barren.clear();
      this.#fruitful.clear();
    }
    if (matches.length === 0) this.#barren.add(identity);
    else this.#fruitful.set(identity, { offset, matches });
  }
}

function shifted(match: Match, by: number): Match {
  return { ...match, start: match.start + by, end: match.end + by, keywordAt: match.keywordAt + by };
}
