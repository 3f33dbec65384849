import { measure } from './measure.js';

// Who takes longer than this is not asked again: the warm-up run is all there is.
const ONCE_MS = 60_000;
const LIMIT_MS = 10 * 60_000;

/**
 * @typedef {object} Contender
 * @property {string} name
 * @property {string} version
 * @property {readonly string[]} [command] absent where `failure` says why there is none
 * @property {readonly number[]} exits
 * @property {string} [failure]
 */
/**
 * @typedef {object} Result
 * @property {Contender} contender
 * @property {readonly import('./measure.js').Cost[]} costs one a round, or a single one of who was not asked again
 * @property {string} [failure]
 */

/**
 * Measures contenders in turns (A B C A B C ...), so that what else goes on in the machine falls on all of them, after one
 * warm-up run of each, which does not count.
 * @param {readonly Contender[]} contenders
 * @param {{ readonly runs: number, readonly directory: string, readonly environment: NodeJS.ProcessEnv }} how
 * @param {(note: string) => void} tell
 * @returns {Promise<Result[]>}
 */
export async function runRounds(contenders, { runs, directory, environment }, tell) {
  const results = contenders.map((contender) => ({ contender, failure: contender.failure, costs: [], once: false }));
  for (let round = 0; round <= runs; round++) {
    for (const result of results) {
      if (result.failure !== undefined || result.once) continue;
      const { command, exits, name } = result.contender;
      tell(`${round === 0 ? 'warm-up' : `round ${round} of ${runs}`}: ${name}`);
      const { cost, failure } = await measure(command, { directory, environment, exits, limitMs: LIMIT_MS });
      result.failure = failure;
      if (cost === undefined) continue;
      result.once = round === 0 && cost.wallMs > ONCE_MS;
      if (round > 0 || result.once) result.costs.push(cost);
    }
  }
  return results;
}

/** The middle of some numbers; undefined of none. */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : mean(sorted[middle - 1], sorted[middle]);
}

function mean(first, second) {
  return first === undefined ? undefined : (first + second) / 2;
}

/**
 * How many times as much as `base` something cost: the median of the ratios of each round. Where only one run was made, of
 * that run to the median of the base.
 * @param {readonly (number | undefined)[]} values
 * @param {readonly (number | undefined)[]} base
 */
export function pairedRatio(values, base) {
  if (values.some((value) => value === undefined) || base.some((value) => value === undefined)) return undefined;
  if (values.length !== base.length) {
    const against = median(base);
    return against === undefined ? undefined : (median(values) ?? Number.NaN) / against;
  }
  return median(values.map((value, round) => value / base[round]));
}
