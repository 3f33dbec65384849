import type { Candidate } from '../candidate.ts';
import { evidenceBits, RANDOM_BITS } from '../evidence.ts';
import { type Check, dismiss } from './check.ts';
import { wordsOf } from './words.ts';

// The word right before the value, with what may stand between them; as in rules/near.ts. Of two arguments only a text
// names the other: ("acme_commit", "x"), but not (acmeClientId, "x").
const LAST_WORD =
  /([A-Za-z0-9_.$-]+)(?:["'`\])]{0,4}\s{0,4}(?:=>|:=|\|\||\?\?|[=:(>]|\s)|["'`]\s{0,4},)\s{0,4}["'`]{0,3}(?:(?:Bearer|Token|Basic) )?$/i;
// Some APIs take nothing else: `?client_id=`, `Authorization: Client-ID`.
const CLIENT = /(?:[?&]client_?id=|authorization["'`]?\s?[:=]\s?["'`]?client-id )$/i;
const DIGESTS = new Set(
  'sha sha1 sha256 sha512 shasum md md5 hash hashes checksum checksums digest integrity etag commit commits commitish revision rev fingerprint thumbprint crc crc32 h1 oid tree blob'.split(
    ' ',
  ),
);
const OTHERS = new Set(
  (
    'id ids uuid guid name names version versions url urls uri endpoint path paths patch patched file filename dir directory folder region zone index indices bucket ' +
    'channel channels host hostname domain email username label title description type tag tags branch release environment image slug build locale timezone currency price ' +
    'product plan trace span etag nonce author authors authored side sides inside outside beside besides sidebar pattern patterns patient patio dispatch passed passes ' +
    'passing passive keyboard keyword keywords keyframe keyframes keystone keyspace monkey turkey credits credit tokenizer consider considered resident president compat'
  ).split(' '),
);
// secret_id and session_id open doors.
const SECRETS = new Set(['secret', 'session', 'token', 'password', 'pass']);
/** Keys of caches, databases and requests, and of the public. */
const OTHER_KEYS = new Set(
  'cache primary foreign partition sort idempotency public publishable pub object row unique index'.split(' '),
);
const MIN_RUN = 20;

/**
 * For rules that know a value only by a name near it: dismisses the value of a key that names something else than a
 * credential, such as acme_commit, acme_price_id and path, and names that random characters hold by chance.
 */
export const nearKey: Check = (candidate) => {
  if (candidate.rule.specificity !== 2) return undefined;
  const text = candidate.before();
  const from = candidate.start - text.length;
  if (text.endsWith('[') && candidate.after().startsWith('](')) return dismiss('the text of a link');
  const match = LAST_WORD.exec(text);
  if (match && !CLIENT.test(text) && namesOther(candidate, match[1] ?? '', from + match.index)) {
    return dismiss('the word before it names something else than a credential');
  }
  return isChance(candidate, text, from) ? dismiss('the name stands there by chance, in random characters') : undefined;
};

function namesOther({ keywordEnd, rule }: Candidate, word: string, wordStart: number): boolean {
  // What the rule's own name ends in is what the rule is about.
  const rest = word.slice(Math.max(0, keywordEnd - wordStart));
  const words = wordsOf(rest);
  const last = words.at(-1) ?? '';
  const plain = last.replace(/\d+$/, '');
  const beforeLast = words.at(-2) ?? '';
  // Some rules look for an id, a hash or a key that is half public, and say so.
  const wanted = rule.id.split('-');
  if (DIGESTS.has(last) || DIGESTS.has(plain)) return !wanted.includes(plain);
  if (/^keys?$/.test(plain)) return OTHER_KEYS.has(beforeLast) && !wanted.includes(beforeLast);
  if (!OTHERS.has(plain) || wanted.includes(plain)) return false;
  return !(/^(?:ids?|uuid|guid)$/.test(plain) && SECRETS.has(beforeLast));
}

function isChance({ keywordAt, keywordEnd }: Candidate, text: string, from: number): boolean {
  if (keywordAt < from) return false;
  const head = /[A-Za-z0-9_-]*$/.exec(text.slice(0, keywordAt - from))?.[0] ?? '';
  const tail = /^[A-Za-z0-9_-]*/.exec(text.slice(keywordEnd - from))?.[0] ?? '';
  const around = head + tail;
  return around.length >= MIN_RUN && evidenceBits(around) >= RANDOM_BITS;
}
