// Fits the weights of src/detect/calibration.ts to the labelled files of the half "tune" and writes them there. The same
// files, rules and checks give the same numbers. Run after a build, and build again: node bench/accuracy/calibrate.js
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { importSource } from '../../scripts/bundle.js';
import { readCorpus } from './corpus.js';
import { isTrue } from './score.js';

const LEVELS = ['low', 'medium', 'high'];
// Pulls weights to zero, so that a kind of finding of which there are few is not said to be certain.
const RIDGE = 1;
// Newton's method is done long before.
const STEPS = 50;
// What speaks for a secret never lowers a score and what speaks against it never raises one, whatever few findings say.
const DIRECTIONS = { medium: 1, high: 1, rarity: 1, doubts: -1, supports: 1 };

const sightings = await sightingsIn((await readCorpus()).filter(({ half }) => half === 'tune'));
const names = Object.keys(sightings[0].features);
const rows = sightings.map(({ features, isSecret }) => ({
  values: names.map((name) => features[name]),
  target: Number(isSecret),
}));
const weights = fitInDirection(rows).map((weight) => Number(weight.toFixed(3)));
const bands = bandsOf(sightings);
writeFileSync(fileURLToPath(new URL('../../src/detect/calibration.ts', import.meta.url)), moduleText());
for (const level of LEVELS) {
  const ofLevel = sightings.filter(({ confidence }) => confidence === level);
  const secrets = ofLevel.filter(({ isSecret }) => isSecret).length;
  console.log(`${level}: ${secrets} secrets of ${ofLevel.length} findings, scores from ${bands[level].join(' to ')}`);
}

/** What is kept in the files at any confidence, and whether it is a secret. */
async function sightingsIn(files) {
  // A program of its own keeps its rules beside itself, so it is the built one.
  const { createEngine, RULE_SET, wholeFragment } = await import(new URL('../../dist/index.js', import.meta.url).href);
  const { featuresOf } = await importSource('src/detect/score.ts');
  const engine = createEngine(RULE_SET);
  return files.flatMap((file) => {
    const bytes = Buffer.from(file.text);
    const lineAt = (offset) => bytes.subarray(0, offset).toString('latin1').split('\n').length;
    return engine
      .detect(wholeFragment(bytes, { kind: 'file', path: file.path }))
      .filter(({ verdict }) => verdict.kind === 'kept')
      .map((match) => ({
        features: featuresOf(match),
        confidence: match.verdict.confidence,
        isSecret: isTrue({ line: lineAt(match.start), endLine: lineAt(match.end) }, file),
      }));
  });
}

/** Weights of the wrong direction are zero, and the others fitted without them. */
function fitInDirection(rows) {
  const fixed = new Set();
  for (;;) {
    const weights = fit(rows, fixed);
    const wrong = names.filter((name, index) => weights[index] * (DIRECTIONS[name] ?? 0) < 0);
    if (wrong.length === 0) return weights;
    for (const name of wrong) fixed.add(name);
  }
}

/** The weights of a logistic model, by Newton's method; those that are fixed stay zero. */
function fit(allRows, fixed) {
  const rows = allRows.map(({ values, target }) => ({
    values: values.map((value, index) => (fixed.has(names[index]) ? 0 : value)),
    target,
  }));
  let weights = names.map(() => 0);
  for (let step = 0; step < STEPS; step++) {
    // The weight of the base alone is free: it says how many of all findings are true.
    const penalties = names.map((_, index) => (index === 0 ? 0 : RIDGE));
    const gradient = weights.map((weight, index) => -penalties[index] * weight);
    const curvature = penalties.map((penalty, index) => names.map((_, other) => (index === other ? penalty : 0)));
    for (const { values, target } of rows) {
      const chance = chanceOf(values, weights);
      values.forEach((value, index) => {
        gradient[index] += (target - chance) * value;
        values.forEach((other, at) => {
          curvature[index][at] += chance * (1 - chance) * value * other;
        });
      });
    }
    const change = solve(curvature, gradient);
    weights = weights.map((weight, index) => weight + change[index]);
  }
  return weights;
}

/** Gaussian elimination with the largest pivot. */
function solve(matrix, vector) {
  const rows = matrix.map((row, index) => [...row, vector[index]]);
  for (let at = 0; at < rows.length; at++) {
    const pivot = rows.slice(at).reduce((best, row) => (Math.abs(row[at]) > Math.abs(best[at]) ? row : best));
    rows.splice(rows.indexOf(pivot, at), 1);
    rows.splice(at, 0, pivot);
    rows.forEach((row, index) => {
      if (index === at) return;
      const factor = row[at] / pivot[at];
      row.forEach((_, column) => {
        row[column] -= factor * pivot[column];
      });
    });
  }
  return rows.map((row, index) => row.at(-1) / row[index]);
}

function chanceOf(values, weights) {
  return 1 / (1 + Math.exp(-values.reduce((sum, value, index) => sum + value * weights[index], 0)));
}

/**
 * The scores that each level may have. Two levels meet half way between the shares of theirs that are secrets, in log odds.
 */
function bandsOf(sightings) {
  const [low, medium, high] = LEVELS.map((level) => {
    const ofLevel = sightings.filter(({ confidence }) => confidence === level);
    const secrets = ofLevel.filter(({ isSecret }) => isSecret).length;
    // One more of each kind: no share is certain.
    return Math.log((secrets + 1) / (ofLevel.length - secrets + 1));
  });
  const between = (a, b) => Math.round(100 / (1 + Math.exp(-(a + b) / 2)));
  const fromMedium = Math.max(1, Math.min(98, between(low, medium)));
  const fromHigh = Math.max(fromMedium + 1, Math.min(99, between(medium, high)));
  return { low: [0, fromMedium - 1], medium: [fromMedium, fromHigh - 1], high: [fromHigh, 100] };
}

function moduleText() {
  const named = names.map((name, index) => `    ${name}: ${weights[index]},\n`).join('');
  const ends = LEVELS.map((level) => `    ${level}: [${bands[level].join(', ')}],\n`).join('');
  return `// Written by \`node bench/accuracy/calibrate.js\`: run it again after a change of the checks or of the labelled files.

/** A logistic model of the chance that a kept match is a secret, and the least and most score of each level. */
export const CALIBRATION = {
  weights: {
${named}  },
  bands: {
${ends}  },
} as const;
`;
}
