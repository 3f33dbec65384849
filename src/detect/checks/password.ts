import type { Candidate } from '../candidate.ts';
import type { Check, Opinion } from './check.ts';
import { common } from './common.ts';
import { reference } from './reference.ts';
import { sequence } from './sequence.ts';

/** For rules whose secret is a password that a person chose: in URLs, SQL and command lines. */
export const password: Check = (candidate: Candidate): Opinion | undefined =>
  reference(candidate) ?? sequence(candidate) ?? common(candidate);
