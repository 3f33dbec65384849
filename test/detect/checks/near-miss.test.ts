import { expect, test } from 'vitest';
import { nearMiss } from '../../../src/detect/checks/near-miss.ts';
import { Owners } from '../../../src/detect/owners.ts';
import { wasmPrefilter } from '../../../src/detect/prefilter.ts';
import { RULE_SET } from '../../../src/generated/rule-set.ts';
import { candidateOf } from './candidate.ts';

const PREFILTER = wasmPrefilter(RULE_SET);
const V = 'q7Zr2mKx9Lw4';

test('what is of no known form is no near miss', () => {
  const owners = new Owners(RULE_SET, PREFILTER, () => () => false);
  expect(nearMiss({ ...candidateOf(V), owners })).toBeUndefined();
});

test('what would be of a form with one character less is doubted, and the reason names the rule and not the value', () => {
  const index = [...RULE_SET.rules].findIndex(({ id }) => id === 'github-pat-classic');
  const owners = new Owners(RULE_SET, PREFILTER, (rule) => (text) => rule === index && text === `ghp_${V}`);
  const opinion = nearMiss({ ...candidateOf(`ghp_${V}x`), owners });
  expect(opinion).toMatchObject({ kind: 'doubt', atMost: 'low' });
  expect(opinion?.reason).toContain(RULE_SET.rules.at(index)?.name);
  expect(opinion?.reason).not.toContain(V);
});

test('without rules nothing is said', () => {
  expect(nearMiss(candidateOf(V))).toBeUndefined();
});
