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

const VALUE_START = '(?<![A-Za-z0-9_-])(';
const VALUE_END = ')(?![A-Za-z0-9_-])';

/**
 * The pattern of a shapeless credential that is only credible near its provider's name: the name, within the same
 * statement a key or an operator, then the value. Where a statement ends is not its matter: it is tried on the text of one
 * statement only. Group 1 is the value. It is case-sensitive in the value and not in
 * the names, hence no `i` flag (Node 20 has no inline flags).
 */
export function nearPattern(names: readonly string[], value: string): string {
  const name = `(?:${foldedAlternatives(names)})`;
  const key = `(?:[^;]{0,100}?(?:${SECRET_KEY})\\w{0,16}|[\\w.\\-]{0,40})`;
  const sign = '["\'`\\]]{0,3}\\s{0,4}(?:=>|:=|[=:,(>]|\\s)\\s{0,4}["\'`]{0,3}';
  // `name: ACME_TOKEN`, on the next line `value: ...`.
  const pair = '["\'`]?,?\\s{1,40}["\'`]?[vV]alue["\'`]?\\s{0,4}[:=]\\s{0,4}["\'`]{0,3}';
  const operator = `(?:${sign}|${pair})`;
  const scheme = '(?:(?:[bB]earer|[tT]oken|[bB]asic) )?';
  return `${name}${key}${operator}${scheme}${VALUE_START}${value}${VALUE_END}`;
}

/** The value that a pattern of `nearPattern` was made with. */
export function valueOfNear(source: string): string {
  return source.slice(source.lastIndexOf(VALUE_START) + VALUE_START.length, -VALUE_END.length);
}

function foldedAlternatives(words: readonly string[]): string {
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
