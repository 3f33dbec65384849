// Written by `node bench/accuracy/calibrate.js`: run it again after a change of the checks or of the labelled files.

/** A logistic model of the chance that a kept match is a secret, and the least and most score of each level. */
export const CALIBRATION = {
  weights: {
    base: 2.096,
    medium: 2.516,
    high: 1.827,
    pattern: -0.037,
    near: 0.046,
    rarity: 1.494,
    doubts: -2.914,
    supports: 0,
  },
  bands: {
    low: [0, 90],
    medium: [91, 98],
    high: [99, 100],
  },
} as const;
