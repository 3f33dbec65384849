// Written by `node bench/accuracy/calibrate.js`: run it again after a change of the checks or of the labelled files.

/** A logistic model of the chance that a kept match is a secret, and the least and most score of each level. */
export const CALIBRATION = {
  weights: {
    base: 2.121,
    medium: 2.189,
    high: 1.741,
    pattern: -0.002,
    near: 0.083,
    rarity: 1.147,
    doubts: -2.771,
    supports: 0.709,
  },
  bands: {
    low: [0, 92],
    medium: [93, 98],
    high: [99, 100],
  },
} as const;
