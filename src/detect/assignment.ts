import {
  childElement,
  columnValue,
  defaultArgument,
  elementText,
  fallback,
  nextElement,
  pairedTo,
  propertyValue,
  valueOfPair,
} from './assignment-pairs.ts';
import { evidenceBits, LIKELY_BITS } from './evidence.ts';
import { type Literal, lengthOf, quoted, trimmedEnd, UNTIL_LINE_END } from './literals.ts';
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
const SCHEME = /(?:Token[ \t]+token=\\?"?|(?:Bearer|Basic|Bot|Token|ApiKey|Digest|Negotiate|SSWS|GenieKey)[ \t]+)/iy;

const QUERY_BEFORE = /[?&]$|&amp;$|\\u0026$/;
// The token of a badge shows the badge, and everyone who sees the page has it.
const BADGE_BEFORE = /badge[^\s"'()<>]{0,100}$/i;

const UNTIL_BLANK = /[^\x00-\x20\x7f"'`;|&<>]+/y;
const UNTIL_PAIR_END = /[^\x00-\x20\x7f"'`;&<>\\,(){}[\]|]+/y;
const UNTIL_BRACE = /[^\x00-\x20\x7f"'`{}$]+/y;
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
  const fullKey = text.slice(keyStart, keyEnd).replace(/(?:\\{0,3}["'`]|[\])}*?!\s]|\[\d*\])+$/, '');
  const key = fullKey.replace(COMPARES, '');
  // AWS::SecretsManager::Secret names a type; Config::PASSWORD is a key.
  if (/\w::\w+::$/.test(before)) return undefined;
  const operator = text.slice(keyEnd, keyEnd + lengthOf(OPERATOR, text, keyEnd));
  // **Password:** x
  const operatorEnd = keyEnd + operator.length + lengthOf(/\*{1,2}(?=[ \t])/y, text, keyEnd + operator.length);

  const ofColumn = operator === ',' || operator === '' ? columnValue(text, keyStart, keyEnd) : undefined;
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
  const from = operatorEnd + lengthOf(/[ \t]*(?:\\\r?\n[ \t]*)?/y, text, operatorEnd);
  const literal = (joint: Joint, pattern: RegExp, start = from): Assignment | undefined => {
    const end = trimmedEnd(text, start, start + lengthOf(pattern, text, start));
    return end > start ? { key, joint, quote: '', value: text.slice(start, end), start, end } : undefined;
  };
  if (operator === ':' && isHeader(key)) {
    const scheme = lengthOf(SCHEME, text, from);
    if (scheme > 0) return literal('header', UNTIL_TEXT_END, from + scheme);
  }
  if (operator === '=' && from === operatorEnd && (QUERY_BEFORE.test(before) || isFirstOfForm(text, before, from)))
    return BADGE_BEFORE.test(before) ? undefined : literal('pair', UNTIL_PAIR_END);
  if (operator === '=' && isConnectionPart(text, keyStart, operatorEnd)) return literal('pair', UNTIL_PAIR_END);
  // The default of a placeholder: ${db.password:x}
  if ((operator === ':' || operator === ':=') && /\$\{[\w.-]*$/.test(before)) {
    const found = literal('assign', UNTIL_BRACE);
    return found && text[found.end] === '}' ? found : undefined;
  }
  if (key.startsWith('-') && (operator === '' || operator === '=')) return literal('option', UNTIL_BLANK);
  if (operator === '')
    return /\b(?:env|arg) $/i.test(text.slice(0, keyStart)) ? literal('option', UNTIL_BLANK) : undefined;
  if (inTag) {
    const inside = elementText(text, from);
    return inside && { key, joint: 'element', ...inside };
  }
  // What test programs print: --- PASS: TestName
  if (key === 'PASS' && operator === ':' && /(?:^|\n|--- |')$/.test(before)) return undefined;
  // One of many parts, as in cpe:2.3:a:auth0:x
  if (operator === ':' && /\w:$/.test(before)) return undefined;
  if (operator !== '=' && operator !== ':' && operator !== ':=' && operator !== '=>') return undefined;
  switch (syntax) {
    case 'code':
      return unquotedInCode(text, head, literal('assign', UNTIL_BLANK));
    case 'config':
      return (
        blockScalar(text, head, from) ??
        withoutFlow(
          before,
          withoutRest(
            head,
            inLiteral(
              before,
              templateDefault(literal('assign', UNTIL_LINE_END, from + lengthOf(YAML_MARK, text, from))),
            ),
          ),
        )
      );
    case 'shell':
      if (operator !== '=' && COMMENT_BEFORE.test(lineBefore(text, keyStart)))
        return withoutClosers(withoutNextPair(literal('assign', UNTIL_TEXT_END)));
      return operator === '=' ? literal('assign', UNTIL_BLANK) : undefined;
    case 'markup':
      return wholePair(text, head, literal('assign', UNTIL_BLANK));
    case 'text':
      return withoutClosers(withoutNextPair(literal('assign', UNTIL_TEXT_END)));
  }
}

/** An anchor or a tag before a value of YAML: &db, !!str */
const YAML_MARK = /(?:&[\w-]{1,40}|!!?[\w-]{0,20})[ \t]+(?=[^\s&!])/y;
const BLOCK_SCALAR = /[|>][+-]?\d?[ \t]*\r?\n[ \t]+(?=[^\s#=:]+[ \t]*(?:\r?\n|$))/y;

/** One word on the line below `password: |`. */
function blockScalar(text: string, { key, operator }: Head, from: number): Assignment | undefined {
  const start = from + (operator === ':' ? lengthOf(BLOCK_SCALAR, text, from) : 0);
  const end = start + lengthOf(UNTIL_TEXT_END, text, start);
  return start > from && end > start
    ? { key, joint: 'assign', quote: '', value: text.slice(start, end), start, end }
    : undefined;
}

/** Of `PASSWORD=x command` and `name=a password=x size=b` the x, where it is none of the words. */
function withoutRest({ key, operator }: Head, assignment: Assignment | undefined): Assignment | undefined {
  const first = /^[^\s;$`]+(?=[\s;])/.exec(assignment?.value ?? '')?.[0];
  if (assignment === undefined || first === undefined || operator !== '=') return assignment;
  const isPair = /^\s+[\w.]{1,40}=/.test(assignment.value.slice(first.length));
  if (!isPair && (!/^[A-Z][A-Z0-9_]+$/.test(key) || evidenceBits(first) < LIKELY_BITS)) return assignment;
  return { ...assignment, value: first, end: assignment.start + first.length };
}

/** In `headers = ["X-Api-Key: x"]` a value ends with the literal that it stands in. */
function inLiteral(before: string, assignment: Assignment | undefined): Assignment | undefined {
  const line = before.slice(before.lastIndexOf('\n') + 1);
  const end = assignment?.value.indexOf('"') ?? -1;
  if (assignment === undefined || end <= 0 || line.split('"').length % 2 === 1) return assignment;
  return { ...assignment, value: assignment.value.slice(0, end), end: assignment.start + end };
}

/** In `{ user: x, password: y }` a value ends before the comma or the brace. */
function withoutFlow(before: string, assignment: Assignment | undefined): Assignment | undefined {
  const line = before.slice(before.lastIndexOf('\n') + 1);
  const length = /^[^\s,{}]+(?=\s*[,}])/.exec(assignment?.value ?? '')?.[0].length ?? 0;
  if (assignment === undefined || length === 0 || line.lastIndexOf('{') <= line.lastIndexOf('}')) return assignment;
  if (/[$#{]\{/.test(line)) return assignment;
  return { ...assignment, value: assignment.value.slice(0, length), end: assignment.start + length };
}

const TEMPLATE_DEFAULT =
  /\{\{-?\s*(?:(?:default\s+|[^{}]*?\|\s*default\s*\(?\s*)\\?["']([^"'\\{}]{4,})\\?["']|'([^'{}]{4,})'\s*\|\s*password_hash)/;

/** Of `{{ password | default('x') }}` the x. */
function templateDefault<T extends Literal>(literal: T | undefined): T | undefined {
  const found = TEMPLATE_DEFAULT.exec(literal?.value ?? '');
  const value = found?.[1] ?? found?.[2];
  if (literal === undefined || found === null || value === undefined) return literal;
  const start = literal.start + found.index + found[0].indexOf(value);
  return { ...literal, value, start, end: start + value.length };
}

/** `"password=x&user=y"` */
function isFirstOfForm(text: string, before: string, from: number): boolean {
  if (!/["'`]$/.test(before)) return false;
  const end = from + lengthOf(UNTIL_PAIR_END, text, from);
  return end > from && /^&[\w.[\]-]+=/.test(text.slice(end, end + MAX_KEY));
}

/**
 * In a program, what stands without quotes in a comment, in the environment of a command inside a literal, or alone on its line
 * as in the YAML of a docstring: there only what no name looks like.
 */
function unquotedInCode(
  text: string,
  { key, keyStart, before, operator, operatorEnd }: Head,
  found: Assignment | undefined,
): Assignment | undefined {
  if (found === undefined) return undefined;
  const whole = wholePair(text, { keyStart, before }, found);
  if (whole) return whole;
  const lineStart = text.lastIndexOf('\n', keyStart - 1) + 1;
  const head = text.slice(lineStart, keyStart);
  if (COMMENT_BEFORE.test(head)) return withoutClosers(withoutNextPair(found));
  const isEnvironment = operator === '=' && found.start === operatorEnd && /^[A-Z][A-Z0-9_]{3,}$/.test(key);
  if (isEnvironment && isInsideLiteral(head)) return found;
  const isAlone =
    /^\s*(?:-\s+|export\s+|set\s+)?$/.test(head) &&
    /^[ \t]*(?:\r?\n|"""|'''|`|$)/.test(text.slice(found.end, found.end + 40));
  return isAlone &&
    /\d/.test(found.value) &&
    !/[,;(){}[\]<>]/.test(found.value) &&
    evidenceBits(found.value) >= LIKELY_BITS
    ? found
    : undefined;
}

/** A literal that is nothing but the pair: "shared-key=x", "X-Token: x". */
function wholePair(
  text: string,
  { keyStart, before }: Pick<Head, 'keyStart' | 'before'>,
  found: Assignment | undefined,
): Assignment | undefined {
  const quote = before.slice(-1);
  if (found === undefined || !/["'`]/.test(quote) || text[found.end] !== quote) return undefined;
  // {"key":true}: the quote before the key ends behind it.
  if (/["'`]/.test(text.slice(keyStart, found.start))) return undefined;
  return found.value.length >= MIN_OF_PAIR && evidenceBits(found.value) >= LIKELY_BITS ? found : undefined;
}

function lineBefore(text: string, at: number): string {
  return text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
}

const MIN_OF_PAIR = 8;
const COMMENT_BEFORE = /^\s*(?:#(?!\{)|\/\/|\/?\*|--\s|;)[^"'`]*$|\s(?:#|\/\/)\s[^"'`]*$/;
/** Whether a literal is open at the end of what stands before it on its line, at its begin or behind a blank. */
function isInsideLiteral(head: string): boolean {
  const open = ['"', "'", '`'].find((quote) => (head.split(quote).length - 1) % 2 === 1);
  return open !== undefined && /["'`\s]$/.test(head);
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

function isHeader(key: string): boolean {
  return /auth|token|key|cookie/i.test(key);
}

function isTag(text: string, keyStart: number): boolean {
  return text[keyStart - 1] === '<' || text[keyStart - 1] === ':';
}

// What else stands in connection strings; `a=b;token=c;` alone is what minified programs are made of.
const CONNECTION_WORD =
  /\b(?:server|host|hostname|data source|address|database|initial catalog|user(?: ?id|name)?|uid|account(?:name|endpoint)?|endpoint|driver|port|provider|dsn)=[^;"'\n(){}]{1,120}(?:[;"']|$)/i;

/** `redis:6379,` */
const HOST_BEFORE = /[\w.-]+:\d{2,5},(?:[^"'`\n]{0,80},)?$/;

/** Whether `key=` stands among other `name=value;` parts, as in "Server=x;Password=y;". */
function isConnectionPart(text: string, keyStart: number, valueStart: number): boolean {
  const before = text.slice(Math.max(0, keyStart - CONNECTION_BYTES), keyStart);
  if (CONNECTION_WORD.test(before.slice(before.lastIndexOf('\n') + 1))) return true;
  const valueLength = lengthOf(UNTIL_PAIR_END, text, valueStart);
  if (HOST_BEFORE.test(before)) return true;
  const after = text.slice(valueStart + valueLength, valueStart + valueLength + CONNECTION_BYTES);
  return after.startsWith(';') && CONNECTION_WORD.test(after.split('\n', 1)[0] ?? '');
}

/** `Authorization: "Bearer x"`: the scheme is not part of the secret; alone it is what program text joins with one. */
function withoutScheme(given: Assignment): Assignment | undefined {
  const assignment = templateDefault(given) ?? given;
  const scheme = lengthOf(SCHEME, assignment.value, 0);
  if (scheme === 0) return assignment;
  if (scheme === assignment.value.length) return undefined;
  return { ...assignment, joint: 'header', value: assignment.value.slice(scheme), start: assignment.start + scheme };
}
