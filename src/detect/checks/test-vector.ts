import { type Check, doubt } from './check.ts';

const HEX = /^(?:0x)?(?:[0-9a-f]{2}){16,}$/i;
// The steps of the key schedules of TLS 1.3 and HPKE: no program is configured with one.
const STEP =
  /(?:exporter|resumption|early|handshake|traffic|pre_?master)_?(?:master_?|traffic_?|exporter_?)*secret(?:_?\d)?$/i;
const SAYS_SO =
  /test[ _-]?vectors?|\bNIST\b|\b(?:CAVP|CAVS|ACVP|Wycheproof)\b|known[ -]answer|\bRFC ?\d{4},? (?:section|appendix|§)/i;
const VECTOR_FILE = /wycheproof|test[-_]?vectors?|(?:^|[/_.-])(?:kat|nist|cavp|cavs|acvp|rfc\d{4})(?:[/_.-]|$)/i;

/** Keys in hex that a specification publishes, so that a program can be compared with it. */
export const testVector: Check = ({ secret, assignment, before, path }) => {
  if (!HEX.test(secret)) return undefined;
  if (STEP.test(assignment?.key ?? '')) return doubt('low', 'a step of a key schedule, as test vectors have it');
  return SAYS_SO.test(before()) || VECTOR_FILE.test(path ?? '')
    ? doubt('low', 'it stands among test vectors')
    : undefined;
};
