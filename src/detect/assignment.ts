import { defaultArgument, fallback, propertyValue, templateDefault } from './assignment-defaults.ts';
import { childElement, columnValue, elementText, nextElement, pairedTo, valueOfPair } from './assignment-pairs.ts';
import { evidenceBits, LIKELY_BITS } from './evidence.ts';
import { type Literal, lengthOf, quoted } from './literals.ts';
import type { Syntax } from './syntax.ts';
import { SCHEME, unquoted } from './unquoted.ts';

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

/** A key and the literal that is given to it. */
export interface Assignment extends Literal {
  readonly key: string;
  readonly joint: Joint;
}

const MAX_KEY = 64;
const CONNECTION_BYTES = 160;

const KEY_END = /[A-Za-z0-9_.$-]{0,48}(?:\\{0,3}["'`]|[\])}*?!]|\[\d{0,5}\]){0,4}[ \t]{0,24}/y;
// The value of name="password" stands in value="x" and not in these.
const ATTRIBUTE =
  /[ \t]*(?:type|id|class|style|href|src|for|role|placeholder|unicode|d|autocomplete|name|version|label|title|alt|size|min|max\w*|pattern|required|aria-\w+)=/iy;
const TYPE_BEFORE_ASSIGN =
  /[ \t]*(?:&(?:'\w+ )?)?[A-Za-z_[][\w.<>[\]|?&* ]{0,40}(?:\(\d{1,5}\))?[ \t]*:?=(?![=>])[ \t]*/y;
const OPERATOR = /=>|:=|[=!]==?|[?|+~]{0,2}=|\|\||\?\?|[:(,>{]|/y;

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
  const fullKey = text.slice(keyStart, keyEnd).replace(/(?:\\{0,3}["'`]|[\])}*?!\s]|\[\d*\])+$/, '');
  const key = fullKey.replace(COMPARES, '');
  // AWS::SecretsManager::Secret names a type; Config::PASSWORD is a key.
  if (/\w::\w+::$/.test(before)) return undefined;
  const operator = text.slice(keyEnd, keyEnd + lengthOf(OPERATOR, text, keyEnd));
  // **Password:** x
  const operatorEnd = keyEnd + operator.length + lengthOf(/\*{1,2}(?=[ \t])/y, text, keyEnd + operator.length);

  const ofColumn = operator === ',' || operator === '' ? columnValue(text, before, keyEnd) : undefined;
  if (ofColumn) return { key, joint: 'assign', ...ofColumn };

  // In a list only a whole string can be the key of the next: set('password', 'x'), not 'a user and a password', 'x'.
  const isCompared = operator === ',' && COMPARING_CALL.test(before);
  const isArgument = operator === ',' && !isCompared;
  if (isArgument && (!isWholeString(text, keyStart, keyEnd) || isListItem(text, keyStart, operatorEnd)))
    return headerConstant(text, key, operatorEnd);

  // f('x', 'secret') => 'y' says what f returns.
  if (operator === '=>' && /["'`]\)[ \t]*$/.test(text.slice(wordEnd, keyEnd))) return undefined;

  const isTagOrName = isTag(text, keyStart) || NAME_ATTRIBUTE.test(before);
  const child = isTagOrName ? childElement(text, keyEnd) : undefined;
  if (child) return { key, joint: 'element', ...child };

  const attributes = isTagOrName ? lengthOf(/["']?\s[^<>]{1,160}>/y, text, keyStart + key.length) : 0;
  const inside = attributes === 0 ? undefined : elementText(text, keyStart + key.length + attributes);
  if (inside) return { key, joint: 'element', ...inside };

  const typed = operator === ':' || operator === '' ? lengthOfType(text, keyEnd, operatorEnd) : 0;
  const quotedAfterType = typed > 0 ? quoted(text, operatorEnd + typed) : undefined;
  if (quotedAfterType) return withoutScheme({ key, joint: 'assign', ...quotedAfterType });

  const given = propertyValue(text, keyEnd) ?? (/["'`-]$/.test(before) ? defaultArgument(text, keyEnd) : undefined);
  if (given) return { key, joint: 'assign', ...given };
  const next = nextElement(text, keyEnd) ?? (operator === '' ? pairedTo(text, keyEnd) : undefined);
  if (next) return { key, joint: 'assign', ...next };
  const pair = valueOfPair(text, { keyStart, keyEnd, operator }, syntax);
  if (pair) return withoutScheme({ key, joint: 'assign', ...pair });

  const inTag = operator === '>' && isTagOrName;
  const instead =
    isDirect(text, operatorEnd) || inTag || !/^(?:=|:|:=|=>)$/.test(operator) ? undefined : fallback(text, operatorEnd);
  if (instead) return { key, joint: 'assign', ...instead };
  const glue = operator !== '=' && operator !== ':' ? 0 : lengthOf(GLUED, text, operatorEnd);
  const literal = inTag ? undefined : quoted(text, operatorEnd + glue);
  if (literal && isEndOfText(before, text.slice(keyStart, literal.start), literal)) return undefined;
  // Ways to log in: "auth": ["basic", "oauth2"]
  const isOfList = literal !== undefined && /[[{]/.test(text.slice(operatorEnd, literal.start));
  if (isOfList && isKeyOfMap(text, literal)) return undefined;
  if (isOfList && /auth\w*$/i.test(key) && !/^x-/i.test(key)) return undefined;
  if (literal && operator === '' && key.startsWith('-')) return { key, joint: 'option', ...literal };
  if (literal && (operator !== '' || isMacro(text, keyStart)))
    return withoutScheme({
      key,
      joint: isCompared ? 'compare' : jointOf(fullKey, operator),
      ...((isSecondOfTuple(before, operator) ? nextLiteral(text, literal) : undefined) ??
        passwordOfCall(text, key, operator, literal)),
    });
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

/** Of a call that takes a user and a password, the password; of one that takes a name and random characters, these. */
function passwordOfCall(text: string, key: string, operator: string, first: Literal): Literal {
  const second = operator === '(' ? nextLiteral(text, first) : undefined;
  if (second === undefined) return first;
  const isName = /^[\w.@ -]{0,40}$/.test(first.value) && evidenceBits(first.value) < LIKELY_BITS;
  return TAKES_USER_FIRST.test(key) || (isName && evidenceBits(second.value) >= LIKELY_BITS) ? second : first;
}

/** `password: {"min": 8}` */
function isKeyOfMap(text: string, { end, quote }: Literal): boolean {
  return lengthOf(/\s{0,8}(?::|=>|->|=[^=])/y, text, end + quote.length) > 0;
}

/** A literal stands there, and no expression. */
function isDirect(text: string, operatorEnd: number): boolean {
  return lengthOf(/\s{0,24}[bBrRuUfFLNE@$]{0,2}\\{0,3}["'`]/y, text, operatorEnd) > 0;
}

/** The literal behind the comma that follows another. */
function nextLiteral(text: string, { end, quote }: Literal): Literal | undefined {
  const from = end + quote.length;
  const comma = lengthOf(/[ \t]*,\s{0,24}/y, text, from);
  return comma === 0 ? undefined : quoted(text, from + comma);
}

/** `user, password = "x", "y"` */
function isSecondOfTuple(before: string, operator: string): boolean {
  return (
    /^:?=$/.test(operator) && /(?:^|\n)[ \t]*(?:(?:var|let|const|val|my|local)[ \t]+)?[([]?[$\w.]+,[ \t]*$/.test(before)
  );
}

/** `header(HttpHeaders.AUTHORIZATION, "Bearer x")`: what has a scheme is a credential. `CURLOPT_PASSWORD, "x"` */
function headerConstant(text: string, key: string, operatorEnd: number): Assignment | undefined {
  const isCurl = /^CURLOPT_(?:\w{0,12}PASSWORD|XOAUTH2_BEARER)$/.test(key);
  const literal = isCurl || /(?:^|[._])authorization$/i.test(key) ? quoted(text, operatorEnd) : undefined;
  if (literal === undefined || (!isCurl && lengthOf(SCHEME, literal.value, 0) === 0)) return undefined;
  return withoutScheme({ key, joint: 'argument', ...literal });
}

/** `"password=" + "x"` */
const GLUED = /["'`](?:[ \t]?\+[ \t]?|[ \t]\.{1,2}[ \t]|[ \t]<>[ \t])(?=["'`])/y;

/** strcmp(password, "x"), Objects.equals(token, "x") */
const COMPARING_CALL = /\b(?:str\w{0,8}|mem\w{2,4}|equals?|compare\w{0,12}|assert\w{0,16}|timing_?safe\w{0,10})\(\s?$/i;
const NAME_ATTRIBUTE = /<[\w:.-]{1,40}\s(?:[\w:-]{1,40}="[^"<>]{0,80}"\s{1,4}){0,3}(?:name|key|id)="[\w.@:/ -]{0,80}$/i;
const TAKES_USER_FIRST =
  /(?:credentials?|basic_?auth|user_?name_?password\w*|password_?(?:credentials?|auth\w*)|auth_?password|authenticat\w+|log_?in|sign_?in|sign_?up)$/i;
/** `password.equals("x")` */
const COMPARES = /\.(?:equals(?:ignorecase)?|contentequals|compareto|eql\?|eq)$/i;

function jointOf(key: string, operator: string): Joint {
  if (operator === '(' && COMPARES.test(key)) return 'compare';
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

function isWholeString(text: string, keyStart: number, keyEnd: number): boolean {
  const quote = text.charAt(keyStart - 1);
  // :password, 'x'
  if (quote === ':' && /[\s(,]/.test(text.charAt(keyStart - 2))) return true;
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

function isTag(text: string, keyStart: number): boolean {
  return text[keyStart - 1] === '<' || text[keyStart - 1] === ':';
}

/** `Authorization: "Bearer x"`: the scheme is not part of the secret; alone it is what program text joins with one. */
function withoutScheme(given: Assignment): Assignment | undefined {
  const assignment = templateDefault(given);
  const scheme = lengthOf(SCHEME, assignment.value, 0);
  if (scheme === 0) return assignment;
  if (scheme === assignment.value.length) return undefined;
  return { ...assignment, joint: 'header', value: assignment.value.slice(scheme), start: assignment.start + scheme };
}
