import { type Check, dismiss } from './check.ts';

const WORDS =
  /example|placeholder|change[-_ ]?me|replace[-_ ]?(?:me|with|this)|(?:^|[^a-z\d])(?:your|my)(?:[-_ ]?[a-z])*?[-_ ]?(?:key|token|secret|pass|id\b|here|account|domain)|dummy|very[-_ ]?long|redacted|[-_ ]here\b|insert[-_ ]|sample|not[-_]?a?[-_]?real|masked|hidden|removed|fixme|undefined|\.\.\.|…|deadbeef|lorem|foobar|(?:^|[-_. ])xxx(?:$|[-_. ])|0123456789|1234567890|abcdefghij|qwertyuiop|(?:0123456789)?abcdef0123456789/i;
// So short that random characters hold them now and then, but seldom in letters of one case.
const SHORT_WORDS = /fake|Fake|FAKE|todo|Todo|TODO|xxxx|XXXX/;
const BRACKETED = /^<.*>$|^\[.*\]$|^\{.*\}$|^%.*%$|^\*+$|^_[A-Z_]+_$/s;

/** Dismisses what stands for a secret: <token>, xxxx, ***, your-key-here, one character again and again. */
export const placeholder: Check = ({ secret }) => {
  if (secret.startsWith('-----BEGIN')) return undefined;
  if (BRACKETED.test(secret)) return dismiss('a placeholder in brackets');
  if (isMonotonous(secret)) return dismiss('mostly one character');
  return hasWords(secret) ? dismiss('a placeholder by its words') : undefined;
};

export function isPlaceholderWord(text: string): boolean {
  return hasWords(text) || BRACKETED.test(text) || isMonotonous(text);
}

function hasWords(text: string): boolean {
  return WORDS.test(text) || SHORT_WORDS.test(text);
}

/** A run of one character makes up half of it, or it is built of 3 or fewer characters. */
function isMonotonous(text: string): boolean {
  const longest = Math.max(0, ...(text.match(/(.)\1{3,}/gs) ?? []).map((run) => run.length));
  return longest * 2 >= text.length || (text.length >= 6 && new Set(text).size <= 3);
}
