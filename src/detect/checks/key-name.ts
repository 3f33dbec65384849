import { evidenceBits, LIKELY_BITS, RANDOM_BITS } from '../evidence.ts';
import { type Check, dismiss, doubt } from './check.ts';
import { PASSWORD_WORDS } from './made-by-people.ts';
import { isNamedKey, namedKey } from './named-key.ts';
import { wordsOf } from './words.ts';

/** What a key's name promises of its value. */
export type KeyKind =
  /** A password, secret, token or key. */
  | 'secret'
  /** Something about one: its name, place, length, label; or a public one. */
  | 'about'
  /** The word stands there by chance. */
  | 'other';

const SECRET_WORDS = new Set([
  ...PASSWORD_WORDS,
  ...(
    'salt pepper secret secrets token tokens apikey apikeys apitoken credential credentials cred creds auth authorization bearer pat ' +
    'accesskey secretkey privatekey authkey signingkey encryptionkey masterkey pin pincode authphrase privphrase rocommunity rwcommunity'
  ).split(' '),
]);
const SECRET_ENDINGS =
  /(?:^(?!com|by|tres|sur|under|over|im)[a-z]+pass|password|passwd|passphrase|pwd|[a-z]{3,}pw|secret|token|apikey|accesskey|secretkey|privatekey|encryptionkey|signingkey|authkey|masterkey|sharedkey|accountkey)s?$/;
const KEY_QUALIFIERS = new Set(
  (
    'api access secret private auth encryption encrypt signing sign master app application account shared storage service client session ' +
    'admin hmac jwt aes cipher crypto deploy webhook function host cookie'
  ).split(' '),
);
const SAID_ABOUT = new Set(
  (
    'type name names username usernames level tag signature id ids url uri endpoint path paths file files filename dir directory field fields label length len size count num limit ' +
    'expiry expires expire expired expiration lifetime ttl age timeout algorithm algo alg format prefix suffix regex regexp pattern policy ' +
    'status state hint title message msg text error errors description desc placeholder input prompt header headers param params query index ' +
    'template realm position pos start end kind class style css color element el node selector view page form button btn icon link helper util utils service ' +
    'manager provider handler factory validator validation rule rules strength min max scope scopes env var variable ref arn version rotation ' +
    'source store storage mode enabled disabled enable required visible visibility list map set array object schema model column table row ' +
    'key keys value callback event reset change changed forgot recovery update updated created at by for verification check match mismatch ' +
    'arg args argument arguments option options flag flags tooltip help info warning language locale i18n test tests spec mock tokenizer parser node location loc range literal stream'
  ).split(' '),
);
const PUBLIC = new Set(
  'public publishable pub next previous continuation existing amz goog page pagination cancellation cancel sync csrf xsrf syntax lexer stop eos bos pad unk sep cls mask special design native caching'.split(
    ' ',
  ),
);

// In a text the words of a key are words of their own.
const PUBLIC_TOKEN =
  /(?:^|[^\w-])(?:next|page|continuation|pagination|csrf|xsrf|sync|cancellation)(?: page)? token["'`]?\s*[:=]\s*["'`]?$/i;

const known = new Map<string, KeyKind>();
const MAX_KNOWN = 10_000;

/** Reads a key's name by its words; the last path segment decides. */
function keyKind(key: string): KeyKind {
  let kind = known.get(key);
  if (kind === undefined) {
    kind = readKey(key);
    if (known.size < MAX_KNOWN) known.set(key, kind);
  }
  return kind;
}

function readKey(key: string): KeyKind {
  const segments = key.split(/[.]|->|::/).filter((segment) => segment !== '');
  // app.key, secret.value: the segment before says which.
  const isHalf = /^(?:keys?|value|id)$/i.test(segments.at(-1) ?? '');
  const words = wordsOf(segments.slice(isHalf ? -2 : -1).join('_'));
  const last = (words.at(-1) ?? '').replace(/\d+$/, '') || (words.at(-1) ?? '');
  return kindOfWords(words, last);
}

const AUTH_WORDS = new Set('auth authorization credential credentials cred creds bearer'.split(' '));

function kindOfWords(words: readonly string[], last: string): KeyKind {
  if (words.some((word) => PUBLIC.has(word)) || words.includes('result')) return 'about';
  // The name of a page or a text: reset-your-password, forgot_password.
  if (words.includes('your') || /^forgot(?:ten)?$/.test(words[0] ?? '')) return 'about';
  const beforeLast = words.at(-2) ?? '';
  if (last === 'cleartext' || (last === 'text' && beforeLast === 'clear')) return 'secret';
  // Of optimistic locking.
  if (last === 'token' && beforeLast === 'version') return 'about';
  if (SECRET_WORDS.has(last) || SECRET_ENDINGS.test(last)) return 'secret';
  if (/^keys?$/.test(last) && (KEY_QUALIFIERS.has(beforeLast) || SECRET_WORDS.has(beforeLast))) return 'secret';
  if (
    /^(?:\d+|v\d+|base64|b64|hex|enc|encoded|plain|plaintext|raw|string|str|prod|production|dev|staging|default|old|new|live)$/.test(
      last,
    )
  ) {
    return words.length > 1 ? kindOfWords(words.slice(0, -1), beforeLast) : 'other';
  }
  const mentions = words.some((word) => SECRET_WORDS.has(word) || SECRET_ENDINGS.test(word));
  // secret_id, credential_value: what a machine logs in with.
  if (last === 'id' && beforeLast === 'secret') return 'secret';
  if (last === 'value' && /^(?:secret|credential|token|password|passwd)$/.test(beforeLast)) return 'secret';
  if (mentions && SAID_ABOUT.has(last)) return 'about';
  // How SNMP, Erlang and authenticators name theirs.
  if (last === 'community' || (last === 'cookie' && beforeLast === 'erlang')) return 'secret';
  if (last === 'seed' && words.some((word) => /^(?:[th]?otp|mfa|2fa)$/.test(word))) return 'secret';
  if (words.join('.').endsWith('sonar.login')) return 'secret';
  const isOfAuth =
    words.some((word) => AUTH_WORDS.has(word)) &&
    !words.some((word) => SECRET_WORDS.has(word) && !AUTH_WORDS.has(word));
  if (isOfAuth) return /^(?:code|string|data|pw|encoded|raw|plain)$/.test(last) ? 'secret' : 'about';
  return mentions && words.length <= 3 && !/(?:ed|ing|er|ion|able)$/.test(last) ? 'secret' : 'other';
}

/** my_pass_decrypted, PasswordFinder: what is random there is hardly anything else. */
function mentionsPassword(key: string): boolean {
  return wordsOf(key.split('.').at(-1) ?? '').some((word) => PASSWORD_WORDS.has(word));
}

/** Dismisses values of keys that do not hold a secret by their name. */
export const keyName: Check = (candidate) => {
  const { assignment, before, rule, secret } = candidate;
  if (assignment === undefined) return undefined;
  const kind = keyKind(assignment.key);
  // What has a scheme is a credential, whatever its key says.
  if (assignment.joint === 'header' && !/authenticate/i.test(assignment.key)) return undefined;
  const isOfAnyKey = rule.id === 'generic-key' && kind !== 'about';
  if (isOfAnyKey && (kind === 'other' || !isNamedKey(assignment))) return namedKey(candidate);
  switch (kind) {
    case 'secret':
      return /^token$/i.test(assignment.key) && PUBLIC_TOKEN.test(before())
        ? dismiss('its key names a public value')
        : undefined;
    case 'about':
      return dismiss('its key names something about a secret, or a public value');
    case 'other':
      // Words such as auth stand in many names: only what a generator made is kept there.
      return evidenceBits(secret) >= (rule.id === 'generic-credential' ? RANDOM_BITS : LIKELY_BITS)
        ? doubt(mentionsPassword(assignment.key) ? 'medium' : 'low', 'its key only mentions a secret')
        : dismiss('its key only mentions a secret');
  }
};
