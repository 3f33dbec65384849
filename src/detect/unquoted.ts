import type { Assignment, Joint } from './assignment.ts';
import { elementText } from './assignment-pairs.ts';
import { configValue } from './config-value.ts';
import { evidenceBits, LIKELY_BITS } from './evidence.ts';
import { lengthOf, trimmedEnd, UNTIL_TEXT_END } from './literals.ts';
import type { Syntax } from './syntax.ts';

/** A key, and where what is given to it begins. */
export interface Head {
  readonly key: string;
  readonly keyStart: number;
  /** What stands before the key. */
  readonly before: string;
  readonly operator: string;
  readonly operatorEnd: number;
  readonly inTag: boolean;
}

/** Longer ones are no keys. */
const MAX_KEY = 64;
/** How far on its line before a key is looked. */
const CONNECTION_BYTES = 160;
/** What stands before a credential in a header. */
export const SCHEME =
  /(?:Token[ \t]+token=\\?"?|(?:Bearer|Basic|Bot|Token|ApiKey|Digest|Negotiate|SSWS|GenieKey)[ \t]+)/iy;
const QUERY_BEFORE = /[?&]$|&amp;$|\\u0026$/;
// The token of a badge shows the badge, and everyone who sees the page has it.
const BADGE_BEFORE = /badge[^\s"'()<>]{0,100}$/i;

const UNTIL_BLANK = /[^\x00-\x20\x7f"'`;|&<>]+/y;
const UNTIL_PAIR_END = /[^\x00-\x20\x7f"'`;&<>\\,(){}[\]|]+/y;
const UNTIL_BRACE = /[^\x00-\x20\x7f"'`{}$]+/y;
const MIN_OF_PAIR = 8;

/** Reads a value without quotes: where it ends depends on the notation. */
export function unquoted(text: string, head: Head, syntax: Syntax): Assignment | undefined {
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
      return configValue(text, head, from);
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

function isHeader(key: string): boolean {
  return /auth|token|key|cookie/i.test(key);
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
