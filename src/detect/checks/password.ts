import type { Candidate } from '../candidate.ts';
import { evidenceBits, WORDLIKE_BITS } from '../evidence.ts';
import { type Check, dismiss, doubt, type Opinion } from './check.ts';
import { common } from './common.ts';
import { identifier } from './identifier.ts';
import { reference } from './reference.ts';
import { sequence } from './sequence.ts';

// RFC 2606 and 6761: names that never are a real server.
const EXAMPLE_HOST =
  /^@(?:[\w.-]+\.)?(?:example(?:\.(?:com|org|net|edu))?|test|invalid|host(?:name)?|domain\.(?:com|tld)|dummy\.\w+|\w+\.faketld)(?![\w.-])/i;

/**
 * For rules whose secret is a password that a person chose: in URLs, SQL and command lines. What has less than `least` bits
 * of evidence is doubted as a word; with 0 nothing is.
 */
export const password: Check = (candidate: Candidate, least = WORDLIKE_BITS): Opinion | undefined =>
  reference(candidate) ??
  exampleHost(candidate) ??
  sequence(candidate) ??
  common(candidate) ??
  wordlike(candidate, least);

function exampleHost({ after }: Candidate): Opinion | undefined {
  return EXAMPLE_HOST.test(after()) ? dismiss('for a host whose name is reserved for examples') : undefined;
}

function wordlike(candidate: Candidate, least: number): Opinion | undefined {
  const { secret } = candidate;
  if (least === 0 || /\d/.test(secret)) return undefined;
  return evidenceBits(secret) < least || identifier(candidate) !== undefined
    ? doubt('low', 'the password is a word')
    : undefined;
}
