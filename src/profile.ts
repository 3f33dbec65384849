import { nowMs } from './clock.ts';
import type { Meter } from './detect/meter.ts';
import type { RuleSet } from './model/rule.ts';

interface Cost {
  hits: number;
  windows: number;
  runs: number;
  elapsedMs: number;
}

/** What each rule costs in a scan: hits of its keywords, windows that it looked at, runs of its expression, time. */
export class Profile implements Meter {
  readonly #ruleSet: RuleSet;
  readonly #costs: Cost[];
  #hits = 0;
  readonly #hitKeywords = new Set<number>();
  #beganMs = 0;

  constructor(ruleSet: RuleSet) {
    this.#ruleSet = ruleSet;
    this.#costs = ruleSet.rules.map(() => ({ hits: 0, windows: 0, runs: 0, elapsedMs: 0 }));
  }

  hit(keyword: number): void {
    this.#hits++;
    this.#hitKeywords.add(keyword);
    for (const rule of this.#ruleSet.keywords.at(keyword)?.rules ?? []) {
      const cost = this.#costs[rule];
      if (cost) cost.hits++;
    }
  }

  begin(): void {
    this.#beganMs = nowMs();
  }

  end(rule: number, runs: number): void {
    const cost = this.#costs[rule];
    if (cost === undefined) return;
    cost.windows++;
    cost.runs += runs;
    cost.elapsedMs += nowMs() - this.#beganMs;
  }

  /** A table of all rules that were woken, the most expensive first, with the totals as its last lines. */
  lines(): string[] {
    const woken = this.#ruleSet.rules
      .map(({ id }, index) => ({ id, ...(this.#costs[index] ?? { hits: 0, windows: 0, runs: 0, elapsedMs: 0 }) }))
      .filter(({ hits }) => hits > 0)
      .sort((a, b) => b.elapsedMs - a.elapsedMs || b.hits - a.hits || (a.id < b.id ? -1 : 1));
    const widest = Math.max(4, ...woken.map(({ id }) => id.length));
    const row = (...[id, ...rest]: readonly string[]): string =>
      [id?.padEnd(widest), ...rest.map((text) => text.padStart(9))].join(' ');
    const sum = (key: 'windows' | 'runs' | 'elapsedMs'): number => woken.reduce((all, cost) => all + cost[key], 0);
    return [
      row('rule', 'hits', 'windows', 'runs', 'ms'),
      ...woken.map(({ id, hits, windows, runs, elapsedMs }) =>
        row(id, `${hits}`, `${windows}`, `${runs}`, elapsedMs.toFixed(1)),
      ),
      row('all', `${this.#hits}`, `${sum('windows')}`, `${sum('runs')}`, sum('elapsedMs').toFixed(1)),
      `${this.#hitKeywords.size} of ${this.#ruleSet.keywords.length} keywords stand somewhere, ${woken.length} rules were tried`,
    ];
  }
}
