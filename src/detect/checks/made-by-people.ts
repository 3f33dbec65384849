import { wordsOf } from './words.ts';

const MIN_WORDS = 4;
const PHRASE = /^[A-Za-z]{3,10}(?:([-_. +])[A-Za-z]{3,10})(?:\1[A-Za-z]{3,10}){2,}$/;
// What names of things are made of that a key with such a word may hold: secret: my-app-tls-secret.
const NAME_WORDS = new Set(
  (
    'secret secrets password passwords passwd token tokens key keys credential credentials cert certs tls ssl auth user users admin app apps api my your our the name config ' +
    'settings default test prod production staging dev local service server client db database data store vault file files path field id value type account access login for and with from of error code status event message page list new old get set reset change update create delete add remove'
  ).split(' '),
);
export const PASSWORD_WORDS: ReadonlySet<string> = new Set(
  'password passwords passwd pwd pass passphrase passcode pw psw psk passwort kennwort senha wachtwoord contrasena'.split(
    ' ',
  ),
);
const SECRET_WORDS = new Set('secret secrets pepper salt'.split(' '));
// Uint8Array, DjangoOAuth1App
const NAME_WITH_DIGIT = /^[A-Za-z]+\d[A-Z]?[a-z]*(?:[A-Z][a-z]+)+[,;]?$/;
const WORDS_AND_NUMBER =
  /^(?:[A-Z][a-z]{4,10}\d{2,4}[!.?]?|[A-Za-z][a-z]{2,9}[A-Z][a-z]{2,10}\d{2,4}|[A-Z][a-z]{3,10}[._-][A-Z][a-z]{3,10}[._-]?\d{2,4}|[a-z]{4,10}\.[a-z]{4,10}\d{4})$/;
const SIGNS = /[!@#$%^&*+?~=.,_-]/;

/** Whether a key holds a password that people type; `secret`: one that programs share. */
export function passwordKind(key: string): 'password' | 'secret' | undefined {
  const words = wordsOf(key.split(/[.]|->|::/).at(-1) ?? '');
  const last = (words.at(-1) ?? '').replace(/\d+$/, '');
  if (
    PASSWORD_WORDS.has(last) ||
    /(?:password|passwd|passphrase|authphrase|privphrase|pwd|[a-z]{3,}pw|(?:store|key|db|root|user|admin|smtp|ftp|rpc)pass)$/.test(
      last,
    )
  )
    return 'password';
  if (/clear-?text$/i.test(key)) return 'password';
  // setPassword(...), password_confirmation
  if (words.some((word) => PASSWORD_WORDS.has(word)) && /^(?:confirmation|confirm|value|plain|raw|text)$/.test(last))
    return 'password';
  return SECRET_WORDS.has(last) ? 'secret' : undefined;
}

/** Four words or more that no thing is named by: otter-basil-quartz-lilac. */
export function isPassphrase(text: string): boolean {
  if (!PHRASE.test(text)) return false;
  const words = text.toLowerCase().split(/[^a-z]/);
  return (
    words.length >= MIN_WORDS && new Set(words).size === words.length && !words.some((word) => NAME_WORDS.has(word))
  );
}

/** Whether a word is in it that things are named by: user-password-1. */
export function namesThing(text: string): boolean {
  return wordsOf(text).some((word) => NAME_WORDS.has(word));
}

/** Letters with digits and signs, or with capitals and digits, as rules for passwords ask for: Winter2021!, tigerRocket77. */
export function isHumanPassword(text: string): boolean {
  if (text.length < 8 || text.length > 40 || /[\s"'`<>{}()[\]/\\|:;]/.test(text)) return false;
  const [digits, lower, upper] = [/\d/g, /[a-z]/g, /[A-Z]/g].map((pattern) => text.match(pattern)?.length ?? 0) as [
    number,
    number,
    number,
  ];
  if (lower + upper < 3 || NAME_WITH_DIGIT.test(text)) return false;
  const hasSign = SIGNS.test(text);
  const isLoud = hasLoudSign(text);
  const hasCases = lower > 0 && upper > 0;
  if (digits > 0) return hasCases || isLoud || (hasSign && digits > 1) || digits > 1;
  return isLoud && hasCases && !/^\W|[=]/.test(text);
}

/** With a capital, two digits and a sign, as the strictest rules ask for: Saffron@Turtle.78. */
export function isSurelyTyped(text: string): boolean {
  return isTyped(text) && /[A-Z]/.test(text) && /\d\D*\d/.test(text);
}

/** With a digit and a sign that names of things do not have: Hollow+Oyster.11. */
export function isTyped(text: string): boolean {
  return isHumanPassword(text) && hasLoudSign(text) && /\d/.test(text);
}

/** A sign that names of things do not have. */
function hasLoudSign(text: string): boolean {
  return /[!@#$%^&*+?~=]/.test(text);
}

/** Two words and a number that no sign tells from a name: mosaicIndigo31, Paddle_Basil.77. */
export function isWordsAndNumber(text: string): boolean {
  return WORDS_AND_NUMBER.test(text) && !namesThing(text);
}
