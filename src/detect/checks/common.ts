import { type Check, dismiss, doubt } from './check.ts';
import { passwordKind } from './made-by-people.ts';

const COMMON =
  /^(?:pass(?:word|wd)?|secret|admin|root|test(?:ing)?|user(?:name)?|guest|default|changeit|letmein|welcome|qwerty|iloveyou|monkey|dragon|master|postgres|mysql|mongo|redis|rabbitmq|minio|vagrant|docker|toor|hello|foo|bar|baz|abc|demo|dev|none|null|empty|token|key|value|string|super|correct|wrong|invalid|valid|hunter|temp|public|private|anonymous|pwd|psw|pswd|android)*[@!#$._-]*\d{0,4}[!@#$.]*$/i;
const KEY_WORD = /^(?:password|secret|token|key|admin|root|guest|default|user)[@!#$._-]*\d{0,4}[!@#$.]*$/i;
const WORDS = /test|dummy|mock|demo|invalid|(?:wrong|right|correct|bad)[^a-z]?(?:password|secret|token|key)/i;
const DISGUISED = /^(?:my|the|your|new|old)?[ _-]?p[a@4][s$5]{2}[ _-]?(?:w[o0^*]{0,2}r?d?|word)?[\W\d]*(?:pass)?$/i;

/** What programs say of a secret, or ask of one. */
const SAID =
  /^(?:bearer|basic|digest|oauth2?|jwt|none|null|string|number|boolean|object|array|text|required|optional|nullable|confirmed|invalid|valid|expired|encrypted|hashed|rehashed|decrypted|plain_?text|username|user_?name|email|stream|request|response|header|custom|default|unknown|disabled|enabled|hidden|static|anonymous|permission\d?|credentials?|identifier|keyword|comment|variable|operator|punctuation|property|builtin|terminator|whatever)$/i;

const PLAIN = /^(?:password|passwd|pass|secret|test(?:ing)?|admin|root|guest|user)\d*$|%[2-7][\da-f]/i;

/** Words that people take for dummies and, alas, for passwords. */
export const common: Check = ({ secret, assignment }) => {
  if (SAID.test(secret)) return dismiss('a word that says something about a secret');
  if (!isCommonPassword(secret)) return undefined;
  return isDressedUp(secret, assignment?.key ?? '')
    ? doubt('medium', 'made of a common password')
    : doubt('low', 'a common password or dummy');
};

/** Whether a key of a password holds a common one with digits or signs, as rules for passwords ask for: Passw0rd, minio123. */
export function isDressedUp(password: string, key: string): boolean {
  const hasOthers = /\d\D*\d|[\d$@][A-Za-z]/.test(password);
  return passwordKind(key) === 'password' && hasOthers && !PLAIN.test(password) && !WORDS.test(password);
}

const OTHERS: Readonly<Record<string, string>> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', $: 's', '@': 'a' };

/** With the letters that digits and signs stand for, as in t0k3n. */
export function withLetters(text: string): string {
  return text.replace(/[013457$@]/g, (sign) => OTHERS[sign] ?? sign);
}

export function isCommonPassword(password: string): boolean {
  const plain = password.replace(/%([2-7][0-9a-f])/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  const parts = plain.split(/[^A-Za-z0-9]+/).filter((part) => part.length > 1);
  if (plain !== password && parts.every((part) => COMMON.test(part))) return true;
  if (KEY_WORD.test(plain.replace(/[^A-Za-z0-9]/g, ''))) return true;
  const [, word = '', end = ''] = /^(.*[A-Za-z])(.*)$/s.exec(plain) ?? [];
  return COMMON.test(plain) || KEY_WORD.test(withLetters(word) + end) || DISGUISED.test(plain) || WORDS.test(plain);
}
