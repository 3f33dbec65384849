import { type Found, type Searcher, useLinearEngine } from './detect/searcher.ts';
import type { RuleSet } from './model/rule.ts';

/** Loads the engine for expressions in linear time where a rule of the set asks for it. Has to be done in every thread. */
export async function loadLinearEngine({ rules }: RuleSet): Promise<void> {
  if (![...rules].some(({ matcher }) => matcher.kind === 'pattern' && matcher.linear !== undefined)) return;
  const { RE2JS } = await import('re2js');
  useLinearEngine((source) => new LinearSearcher(RE2JS.compile(source)));
}

/** Whether the engine takes an expression: it knows neither assertions about what stands round a match nor references back. */
export async function isLinear(source: string): Promise<boolean> {
  const { RE2JS } = await import('re2js');
  try {
    RE2JS.compile(source);
    return true;
  } catch {
    return false;
  }
}

type Compiled = ReturnType<typeof import('re2js').RE2JS.compile>;

class LinearSearcher implements Searcher {
  lastIndex = 0;
  readonly #compiled: Compiled;

  constructor(compiled: Compiled) {
    this.#compiled = compiled;
  }

  exec(text: string): Found | null {
    const matcher = this.#compiled.matcher(text);
    if (this.lastIndex > text.length || !matcher.find(this.lastIndex)) {
      this.lastIndex = 0;
      return null;
    }
    const indices = Array.from({ length: matcher.groupCount() + 1 }, (_, group) => {
      const start = matcher.start(group);
      return start < 0 ? undefined : ([start, matcher.end(group)] as const);
    });
    const [whole] = indices;
    this.lastIndex = whole?.[1] ?? 0;
    return { 0: text.slice(whole?.[0], whole?.[1]), indices };
  }
}
