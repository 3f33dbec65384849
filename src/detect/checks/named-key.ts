import type { Assignment } from '../assignment.ts';
import { evidenceBits } from '../evidence.ts';
import { type Check, dismiss, doubt } from './check.ts';
import { wordsOf } from './words.ts';

const KEY_BITS = 20;
const OF_UUID = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/i;
// What a key opens is not locked by these.
const OTHER_KEYS = new Set(
  (
    'cache primary foreign partition sort row map object i18n translation message query index lookup dedup dedupe idempotency idempotence react s3 blob bucket file path route sitekey site host hash range item group ' +
    'parent child entity record search order list table column field json yaml config setting settings registry event topic shard instance class module id name unique content job task lock feature flag metric hot short keyboard arrow ' +
    'enter escape delete down up press any same default test websocket socket integration client license licence ssh gpg pgp fingerprint integrity instrumentation tracking analytics measurement'
  ).split(' '),
);

const RUN_TOGETHER = /(?:api|cipher|crypt|secret|server|hmac|aes|pass|user|bot|web|app)key$/;

const OFTEN_PUBLIC =
  /(?:client|integration|licen[cs]e|instrumentation|tracking|measurement|ingestion|routing|site)_?key$/i;

/** `pagerKey`, not `key`, `cacheKey`, `keys` or `keyCode`. */
export function isNamedKey({ key }: Assignment): boolean {
  const words = wordsOf(key);
  const [last = '', before = ''] = [words.at(-1), words.at(-2)];
  return last === 'key' ? before !== '' && !OTHER_KEYS.has(before) : RUN_TOGETHER.test(last);
}

/** Of values under a name that ends in key: believes random ones, unless the name says that the key opens nothing. */
export const namedKey: Check = ({ assignment, secret }) => {
  if (assignment === undefined) return undefined;
  if (evidenceBits(secret) < KEY_BITS) return dismiss('its characters are not those of a key');
  if (OFTEN_PUBLIC.test(assignment.key)) return doubt('low', 'its key is often public');
  if (!isNamedKey(assignment))
    return OTHER_KEYS.has(wordsOf(assignment.key).at(-2) ?? '')
      ? dismiss('its key names something else')
      : doubt('low', 'its key does not say what it opens');
  return OF_UUID.test(secret)
    ? doubt('low', 'mostly an identifier')
    : doubt('medium', 'its key does not say what it opens');
};
