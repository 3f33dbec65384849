const MAX_VALUE = 1024;

const TO_LITERAL =
  /[ \t]*(?:\)[ \t]?=>?[ \t]?(?=["'@]))?(?:\r?\n[ \t]*(?=["'`]))?(?:(?:new|await|return)[ \t]+|\(\)[ \t]?[-=]>[ \t]?)?(?:\[\]\w{1,12}[({]|[[({][ \t]*(?:\r?\n[ \t]*)?(?=[bBrRuUfF]?["']))?(?:(?:&[\w-]{1,40}|!!?[\w-]{0,20})[ \t]+(?=["']))?(?:[A-Za-z_][\w.:]{0,40}(?:\(\)[\w.:]{0,40})?!?\([ \t]*(?:(?:default\w{0,6}|value)[ \t]?[:=][ \t]?)?){0,2}(?:<\w{1,20}>)?(?:(?:[bBrRuUfFLNE@$]{1,2}|u8|r#{1,3}|~[a-z])(?=["']))?/y;
const QUOTE = /\\{0,3}(?:"""|'''|["'`])/y;
/** The quotes that Ruby, Perl, Elixir and Lua have besides: %q(x), q{x}, ~s|x|, [[x]]. */
const OTHER_QUOTE = /(?:(?:%[qQ]?|q{1,2}|~[a-zA-Z])[({[|]|\[={0,3}\[|\$?\/(?=[\w.-]+\/))(?=[^\s(){}[\]"',]{6})/y;
const CLOSER: Readonly<Record<string, string>> = { '(': ')', '{': '}', '[': ']', '|': '|', '/': '/' };
// What is looked for, matched, logged or asked for by name, is given to no key: token: x.startsWith("abc_").
const NO_VALUE =
  /(?:^|[\s.:(])(?:starts_?with|ends_?with|has_?(?:prefix|suffix)|includes|contains|equals|index_?of|match(?:es|all)?|test|search|split|replace(?:all)?|re|regexp?|must_?compile|compile|trace|debug|info|log|warn|error|has|has_?own_?property|get|getenv|get_?env|get_?item|query_?selector|get_?element_?by_?id|require|import)\([ \t]*(?:[bBrRuUfFL@$]{1,2})?$/i;

export const UNTIL_LINE_END = /[^\x00-\x08\x0a-\x1f]*/y;
export const UNTIL_TEXT_END = /[^\x00-\x20\x7f"'`<>,;]+/y;
export const UNTIL_TAG = /[^\x00-\x08\x0a-\x1f<]+/y;

/** A value with the quote before it, '' for none. Offsets are bytes of the text that was read. */
export interface Literal {
  readonly quote: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** The literal that stands at `from` or in the calls, casts and brackets that begin there. */
export function quoted(text: string, from: number): Literal | undefined {
  const at = from + lengthOf(TO_LITERAL, text, from);
  const quoteLength = lengthOf(QUOTE, text, at) || lengthOf(OTHER_QUOTE, text, at);
  if (quoteLength === 0 || NO_VALUE.test(text.slice(from, at))) return undefined;
  const quote = text.slice(at, at + quoteLength);
  const start = at + quoteLength;
  const end = closingQuote(text, start, CLOSER[text.charAt(start - 1)] ?? quote);
  if (end === undefined) return undefined;
  const value = text.slice(start, end);
  // A literal in the text of another program: "\"x\"".
  const inner = /^\\(["'`])([^\\]+)\\\1$/.exec(value)?.[2];
  return inner === undefined ? { quote, value, start, end } : { quote, value: inner, start: start + 2, end: end - 2 };
}

function closingQuote(text: string, start: number, quote: string): number | undefined {
  const limit = Math.min(text.length, start + MAX_VALUE);
  const escapedQuote = quote.startsWith('\\');
  for (let at = start; at < limit; at++) {
    if (text.startsWith(quote, at)) return at;
    if (text[at] === '\n' && quote.length === 1 && quote !== '`') return undefined;
    if (text[at] === '\\' && !escapedQuote) at++;
  }
  return undefined;
}

/** Without a comment behind a blank, without blanks, and without the quote that closes what the key stands in as well. */
export function trimmedEnd(text: string, start: number, end: number): number {
  const comment = text.slice(start, end).search(/[ \t]#|[ \t]\/\/|[ \t];/);
  const value = text.slice(start, comment < 0 ? end : start + comment).trimEnd();
  const quote = value.charAt(value.length - 1);
  const closes = /["'`]/.test(quote) && value.indexOf(quote) === value.length - 1 && opensBefore(text, start, quote);
  return start + value.length - (closes ? 1 : 0);
}

function opensBefore(text: string, at: number, quote: string): boolean {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  return line.split(quote).length % 2 === 0;
}

/** How much of a text a sticky expression takes from here. */
export function lengthOf(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.exec(text)?.[0].length ?? 0;
}
