import type { Syntax } from './syntax.ts';

/** How key and value are joined. */
export type Joint =
  /** key = value, key: value, key => value */
  | 'assign'
  /** key == value, key != value */
  | 'compare'
  /** key(value), key, value */
  | 'argument'
  /** <key>value</key> */
  | 'element'
  /** --key value, ENV key value */
  | 'option'
  /** ?key=value&, key=value; in a connection string */
  | 'pair'
  /** key: Bearer value */
  | 'header';

/** A key and the literal that is given to it. Offsets are bytes of the text that was read. */
export interface Assignment {
  readonly key: string;
  readonly joint: Joint;
  /** The quote before the value, '' for none. */
  readonly quote: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

const MAX_KEY = 64;
const MAX_VALUE = 1024;
const CONNECTION_BYTES = 160;

const KEY_END = /[A-Za-z0-9_.$-]{0,48}(?:\\?["'`]|[\])?!]|\[\d{0,5}\]){0,4}[ \t]{0,24}/y;
// The value of name="password" stands in value="x" and not in these.
const ATTRIBUTE =
  /[ \t]*(?:type|id|class|style|href|src|for|role|placeholder|unicode|d|autocomplete|name|version|label|title|alt|size|min|max\w*|pattern|required|aria-\w+)=/iy;
const TYPE_BEFORE_ASSIGN = /[ \t]*(?:&(?:'\w+ )?)?[A-Za-z_[][\w.<>[\]|?&* ]{0,40}[ \t]*=(?![=>])[ \t]*/y;
const OPERATOR = /=>|:=|[=!]==?|[?|+~]{0,2}=|\|\||\?\?|[:(,>{]|/y;
const TO_LITERAL =
  /[ \t]*(?:\r?\n[ \t]*(?=["'`]))?(?:(?:new|await|return)[ \t]+)?(?:[A-Za-z_][\w.:]{0,40}!?\([ \t]*){0,2}(?:[bBrRuUfFL@$]{1,2}(?=["']))?/y;
const QUOTE = /\\?(?:"""|'''|["'`])/y;
// What is looked for, matched, logged or asked for by name, is given to no key: token: x.startsWith("abc_").
const NO_VALUE =
  /(?:^|[\s.:(])(?:starts_?with|ends_?with|has_?(?:prefix|suffix)|includes|contains|equals|index_?of|match(?:es|all)?|test|search|split|replace(?:all)?|re|regexp?|must_?compile|compile|trace|debug|info|log|warn|error|has|has_?own_?property|get|getenv|get_?env|get_?item|query_?selector)\([ \t]*(?:[bBrRuUfFL@$]{1,2})?$/i;
const SCHEME = /(?:Bearer|Basic|Token|ApiKey|Digest|Negotiate|SSWS|GenieKey)[ \t]+/iy;

const QUERY_BEFORE = /[?&]$|&amp;$|\\u0026$/;
// The token of a badge shows the badge, and everyone who sees the page has it.
const BADGE_BEFORE = /badge[^\s"'()<>]{0,100}$/i;

const UNTIL_BLANK = /[^\x00-\x20\x7f"'`;|&<>]+/y;
const UNTIL_PAIR_END = /[^\x00-\x20\x7f"'`;&<>\\,(){}[\]|]+/y;
const UNTIL_LINE_END = /[^\x00-\x08\x0a-\x1f]*/y;
const UNTIL_TAG = /[^\x00-\x08\x0a-\x1f<]+/y;
const UNTIL_TEXT_END = /[^\x00-\x20\x7f"'`<>,;]+/y;

/**
 * Reads the assignment whose key holds the word [wordStart, wordEnd) of `text`, if a literal is given to that key.
 * In code only quoted values, and pairs, options and headers inside strings, are literals.
 */
export function readAssignment(
  text: string,
  wordStart: number,
  wordEnd: number,
  syntax: Syntax,
): Assignment | undefined {
  const keyStart = pastEscape(text, startOfKey(text, wordStart), wordStart);
  const before = text.slice(Math.max(0, keyStart - CONNECTION_BYTES), keyStart);
  const keyEnd = lengthOf(KEY_END, text, wordEnd) + wordEnd;
  const key = text.slice(keyStart, keyEnd).replace(/(?:\\?["'`]|[\])?!\s]|\[\d*\])+$/, '');
  // AWS::SecretsManager::Secret names a type; Config::PASSWORD is a key.
  if (/\w::\w+::$/.test(before)) return undefined;
  const operatorEnd = keyEnd + lengthOf(OPERATOR, text, keyEnd);
  const operator = text.slice(keyEnd, operatorEnd);

  // In a list only a whole string can be the key of the next: set('password', 'x'), not 'a user and a password', 'x'.
  if (operator === ',' && (!isWholeString(text, keyStart, keyEnd) || isListItem(text, keyStart, operatorEnd)))
    return undefined;

  // f('x', 'secret') => 'y' says what f returns.
  if (operator === '=>' && /["'`]\)[ \t]*$/.test(text.slice(wordEnd, keyEnd))) return undefined;

  const typed = operator === ':' || operator === '' ? lengthOfType(text, keyEnd, operatorEnd) : 0;
  const quotedAfterType = typed > 0 ? quoted(text, operatorEnd + typed) : undefined;
  if (quotedAfterType) return { key, joint: 'assign', ...quotedAfterType };

  const inTag = operator === '>' && isTag(text, keyStart);
  const literal = inTag ? undefined : quoted(text, operatorEnd);
  if (literal && isEndOfText(before, text.slice(keyStart, literal.start), literal)) return undefined;
  if (literal && (operator !== '' || isMacro(text, keyStart)))
    return withoutScheme({ key, joint: jointOf(operator), ...literal });
  return unquoted(text, { key, keyStart, before, operator, operatorEnd, inTag }, syntax);
}

/** The length of a type and its `=`: the `: string =` of one, or the ` string =` of Go, or the ` value=` of an attribute. */
function lengthOfType(text: string, keyEnd: number, operatorEnd: number): number {
  const length = lengthOf(TYPE_BEFORE_ASSIGN, text, operatorEnd);
  if (length === 0 || operatorEnd > keyEnd) return length;
  if (/["'`][ \t]*$/.test(text.slice(0, keyEnd))) return lengthOf(ATTRIBUTE, text, operatorEnd) > 0 ? 0 : length;
  // Go sets blanks there: "Pass engine='x'" is a sentence.
  return /[ \t]=/.test(text.slice(operatorEnd, operatorEnd + length)) ? length : 0;
}

function startOfKey(text: string, from: number): number {
  let at = from;
  while (at > 0 && at > from - MAX_KEY && /[A-Za-z0-9_.$-]/.test(text.charAt(at - 1))) at--;
  return at;
}

/** The n of \n and the u0026 of \u0026 are no part of the key behind them. */
function pastEscape(text: string, keyStart: number, wordStart: number): number {
  if (text[keyStart - 1] !== '\\') return keyStart;
  const end = keyStart + lengthOf(/u[0-9a-fA-F]{4}|[nrt]/y, text, keyStart);
  return end <= wordStart ? end : keyStart;
}

function jointOf(operator: string): Joint {
  if (/^[=!]==?$/.test(operator) && operator.length > 1) return 'compare';
  if (operator === '(' || operator === ',' || operator === '{') return 'argument';
  return 'assign';
}

/** Whether what looks like the begin of a literal ends the text that the key stands in, as in f("password:", "x"). */
function isEndOfText(before: string, keyToLiteral: string, { quote, value }: Literal): boolean {
  const between = keyToLiteral.slice(0, -quote.length);
  if (/["'`\n]/.test(between)) return false;
  if (GLUE.test(value)) return true;
  if (before.endsWith(quote)) return true;
  const lineStart = before.lastIndexOf('\n') + 1;
  const quotesBefore = before.slice(lineStart).match(/(?<!\\)"/g)?.length ?? 0;
  return quote === '"' && lineStart > 0 && quotesBefore % 2 === 1 && /^\s*[),;+\]}?:.]/.test(value);
}

// What joins texts in a program: "token: "+e),f(" and "token: ".concat(x),f(".
const GLUE = /^\s*(?:\+\s*[A-Za-z_$][\w$.]*\s*(?:[),;}\]([]|\+$)|\.concat\()/;

type Literal = Pick<Assignment, 'quote' | 'value' | 'start' | 'end'>;

function quoted(text: string, from: number): Literal | undefined {
  const at = from + lengthOf(TO_LITERAL, text, from);
  const quoteLength = lengthOf(QUOTE, text, at);
  if (quoteLength === 0 || NO_VALUE.test(text.slice(from, at))) return undefined;
  const quote = text.slice(at, at + quoteLength);
  const start = at + quoteLength;
  const end = closingQuote(text, start, quote);
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

interface Head {
  readonly key: string;
  readonly keyStart: number;
  /** What stands before the key. */
  readonly before: string;
  readonly operator: string;
  readonly operatorEnd: number;
  readonly inTag: boolean;
}

function unquoted(text: string, head: Head, syntax: Syntax): Assignment | undefined {
  const { key, keyStart, before, operator, operatorEnd, inTag } = head;
  const from = operatorEnd + lengthOf(/[ \t]*/y, text, operatorEnd);
  const literal = (joint: Joint, pattern: RegExp, start = from): Assignment | undefined => {
    const end = trimmedEnd(text, start, start + lengthOf(pattern, text, start));
    return end > start ? { key, joint, quote: '', value: text.slice(start, end), start, end } : undefined;
  };
  if (operator === ':' && isHeader(key)) {
    const scheme = lengthOf(SCHEME, text, from);
    if (scheme > 0) return literal('header', UNTIL_TEXT_END, from + scheme);
  }
  if (operator === '=' && from === operatorEnd && QUERY_BEFORE.test(before))
    return BADGE_BEFORE.test(before) ? undefined : literal('pair', UNTIL_PAIR_END);
  if (operator === '=' && isConnectionPart(text, keyStart, operatorEnd)) return literal('pair', UNTIL_PAIR_END);
  if (key.startsWith('-') && (operator === '' || operator === '=')) return literal('option', UNTIL_BLANK);
  if (operator === '')
    return /\b(?:env|arg) $/i.test(text.slice(0, keyStart)) ? literal('option', UNTIL_BLANK) : undefined;
  if (inTag) {
    const end = from + lengthOf(UNTIL_TAG, text, from);
    return text.startsWith('</', end) ? literal('element', UNTIL_TAG) : undefined;
  }
  // What test programs print: --- PASS: TestName
  if (key === 'PASS' && operator === ':' && /(?:^|\n|--- |')$/.test(before)) return undefined;
  // One of many parts, as in cpe:2.3:a:auth0:x
  if (operator === ':' && /\w:$/.test(before)) return undefined;
  if (operator !== '=' && operator !== ':' && operator !== ':=' && operator !== '=>') return undefined;
  switch (syntax) {
    case 'code':
      return undefined;
    case 'config':
      return literal('assign', UNTIL_LINE_END);
    case 'shell':
      return operator === '=' ? literal('assign', UNTIL_BLANK) : undefined;
    case 'markup':
      return undefined;
    case 'text':
      return withoutClosers(withoutNextPair(literal('assign', UNTIL_TEXT_END)));
  }
}

/** Without a comment behind a blank, without blanks, and without the quote that closes what the key stands in as well. */
function trimmedEnd(text: string, start: number, end: number): number {
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

/** In a text the bracket that closes what the assignment stands in is no part of the value: (user: x, password: y). */
function withoutClosers(assignment: Assignment | undefined): Assignment | undefined {
  const value = /^([^()[\]{}]+)[)\]}]+[)\]}:;,.]*$/.exec(assignment?.value ?? '')?.[1];
  if (assignment === undefined || value === undefined) return assignment;
  return { ...assignment, value, end: assignment.start + value.length };
}

/** a=x&b=y are two pairs. */
function withoutNextPair(assignment: Assignment | undefined): Assignment | undefined {
  const next = assignment?.value.search(/&[\w.-]+=/) ?? -1;
  if (assignment === undefined || next < 0) return assignment;
  return { ...assignment, value: assignment.value.slice(0, next), end: assignment.start + next };
}

function isWholeString(text: string, keyStart: number, keyEnd: number): boolean {
  const quote = text.charAt(keyStart - 1);
  return /["'`]/.test(quote) && text.slice(keyStart, keyEnd).trimEnd().endsWith(quote);
}

/** A list with one item a line is no list of keys and values, but the arguments of a call or of a command can be. */
function isListItem(text: string, keyStart: number, operatorEnd: number): boolean {
  if (lengthOf(/[ \t]*\r?\n/y, text, operatorEnd) === 0 || text[keyStart] === '-') return false;
  return !text
    .slice(0, keyStart - 1)
    .trimEnd()
    .endsWith('(');
}

function isMacro(text: string, keyStart: number): boolean {
  return /#[ \t]*define[ \t]+$/.test(text.slice(Math.max(0, keyStart - MAX_KEY), keyStart));
}

function isHeader(key: string): boolean {
  return /auth|token|key|cookie/i.test(key);
}

function isTag(text: string, keyStart: number): boolean {
  return text[keyStart - 1] === '<' || text[keyStart - 1] === ':';
}

// What else stands in connection strings; `a=b;token=c;` alone is what minified programs are made of.
const CONNECTION_WORD =
  /\b(?:server|host|hostname|data source|address|database|initial catalog|user(?: ?id|name)?|uid|account(?:name|endpoint)?|endpoint|driver|port|provider|dsn)=[^;"'\n(){}]{1,120}(?:[;"']|$)/i;

/** Whether `key=` stands among other `name=value;` parts, as in "Server=x;Password=y;". */
function isConnectionPart(text: string, keyStart: number, valueStart: number): boolean {
  const before = text.slice(Math.max(0, keyStart - CONNECTION_BYTES), keyStart);
  if (CONNECTION_WORD.test(before.slice(before.lastIndexOf('\n') + 1))) return true;
  const valueLength = lengthOf(UNTIL_PAIR_END, text, valueStart);
  const after = text.slice(valueStart + valueLength, valueStart + valueLength + CONNECTION_BYTES);
  return after.startsWith(';') && CONNECTION_WORD.test(after.split('\n', 1)[0] ?? '');
}

/** `Authorization: "Bearer x"`: the scheme is not part of the secret; alone it is what program text joins with one. */
function withoutScheme(assignment: Assignment): Assignment | undefined {
  const scheme = lengthOf(SCHEME, assignment.value, 0);
  if (scheme === 0) return assignment;
  if (scheme === assignment.value.length) return undefined;
  return { ...assignment, joint: 'header', value: assignment.value.slice(scheme), start: assignment.start + scheme };
}

function lengthOf(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.exec(text)?.[0].length ?? 0;
}
