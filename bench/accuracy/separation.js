// How well a number tells secrets from look-alikes: high for secrets, low for the others.

/**
 * @typedef {object} Scored
 * @property {boolean} secret
 * @property {number} score
 */

/** The chance that a secret scores above a look-alike, which is the area under the ROC curve. @param {readonly Scored[]} list */
export function areaOf(list) {
  const sorted = [...list].sort((a, b) => a.score - b.score);
  let below = 0;
  let wins = 0;
  for (let from = 0; from < sorted.length; ) {
    let to = from;
    while (to < sorted.length && sorted[to].score === sorted[from].score) to++;
    const tied = sorted.slice(from, to);
    const secrets = tied.filter(({ secret }) => secret).length;
    wins += secrets * (below + (tied.length - secrets) / 2);
    below += tied.length - secrets;
    from = to;
  }
  return wins / (below * (sorted.length - below));
}

/**
 * The threshold with the best `worth` of those that meet `holds`, or nothing where none does.
 * @param {readonly Scored[]} list
 * @param {(counts: ReturnType<typeof countsAt>) => boolean} holds
 * @param {(counts: ReturnType<typeof countsAt>) => number} worth
 */
export function bestThreshold(list, holds, worth) {
  const sorted = [...list].sort((a, b) => b.score - a.score);
  const secrets = sorted.filter(({ secret }) => secret).length;
  let best;
  let found = 0;
  for (const [index, { secret, score }] of sorted.entries()) {
    if (secret) found++;
    if (sorted[index + 1]?.score === score) continue;
    const counts = figuresOf(found, index + 1, secrets);
    if (holds(counts) && (best === undefined || worth(counts) > best.worth))
      best = { threshold: score, worth: worth(counts) };
  }
  return best?.threshold;
}

/** Precision, recall and F1 of taking what scores the threshold or more for a secret. @param {readonly Scored[]} list */
export function countsAt(list, threshold) {
  const taken = list.filter(({ score }) => score >= threshold);
  const found = taken.filter(({ secret }) => secret).length;
  return figuresOf(found, taken.length, list.filter(({ secret }) => secret).length);
}

function figuresOf(found, taken, secrets) {
  return {
    precision: taken === 0 ? Number.NaN : found / taken,
    recall: found / secrets,
    f1: (2 * found) / (taken + secrets),
  };
}
