// What a key is called whose value is a credential, in any case.
const SECRET_KEY = foldedAlternatives([
  'key',
  'token',
  'secret',
  'pass',
  'pwd',
  'auth',
  'cred',
  'pat',
  'dsn',
  'sid',
  'bearer',
]);

/**
 * The expression of what stands behind a provider's name where a shapeless credential of it is given: within the same
 * statement a key or an operator, then the value, which is group 1. Where a statement ends is not its matter: it is
 * tried on the text of one statement only. It is case-sensitive in the value and not in the key, hence no `i` flag (Node 20 has no
 * inline flags).
 */
export function behindName(value: string): string {
  const key = `(?:[^;]{0,100}?(?:${SECRET_KEY})\\w{0,16}|[\\w.\\-]{0,40})`;
  const sign = '["\'`\\]]{0,3}\\s{0,4}(?:=>|:=|[=:,(>]|\\s)\\s{0,4}["\'`]{0,3}';
  // `name: ACME_TOKEN`, on the next line `value: ...`.
  const pair = '["\'`]?,?\\s{1,40}["\'`]?[vV]alue["\'`]?\\s{0,4}[:=]\\s{0,4}["\'`]{0,3}';
  const operator = `(?:${sign}|${pair})`;
  const scheme = '(?:(?:[bB]earer|[tT]oken|[bB]asic) )?';
  return `${key}${operator}${scheme}(?<![A-Za-z0-9_-])(${value})(?![A-Za-z0-9_-])`;
}

/** The source of a regular expression that matches any of these texts, letters in any case. */
export function foldedAlternatives(words: readonly string[]): string {
  return words.map(foldedLiteral).join('|');
}

function foldedLiteral(word: string): string {
  return [...word]
    .map((character) => {
      const lower = character.toLowerCase();
      const upper = character.toUpperCase();
      return lower === upper ? escapeLiteral(character) : `[${lower}${upper}]`;
    })
    .join('');
}

/** The source of a regular expression that matches just this text. */
export function escapeLiteral(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
