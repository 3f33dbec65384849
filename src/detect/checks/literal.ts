import type { Candidate } from '../candidate.ts';
import { type Check, dismiss, type Opinion } from './check.ts';
import { expression } from './expression.ts';
import { length } from './length.ts';
import { location } from './location.ts';
import { prose } from './prose.ts';

const ASKED: readonly Check[] = [length, prose, location, expression];
const NUMBER = /^[-+]?[\d.,:/ eExX_-]+$/;

/** For rules that go by the place of an argument: dismisses texts for people, paths, addresses, expressions and numbers. */
export const literal: Check = (candidate: Candidate): Opinion | undefined =>
  NUMBER.test(candidate.secret)
    ? dismiss('a number or a date')
    : ASKED.map((check) => check(candidate)).find((opinion) => opinion?.kind === 'dismiss');
