import { type Literal, lengthOf, quoted, trimmedEnd, UNTIL_LINE_END, UNTIL_TAG } from './literals.ts';
import type { Syntax } from './syntax.ts';

/** A key and what joins it with its value. */
interface Key {
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly operator: string;
}

const TO_ELEMENT = /<\/[\w:.-]{1,40}>\s{0,60}<[\w:.-]{0,24}(?:value|string|default)[\w:.-]{0,16}(?:\s[^<>]{0,40})?>/iy;
const TO_CHILD = /[^<>\n]{0,160}>\s{0,60}<[\w:.-]{0,16}value[\w:.-]{0,8}(?:\s[^<>]{0,40})?>/iy;
const CDATA = /\s{0,40}<!\[CDATA\[/y;
const NAME_BYTES = 24;
const NAME_BEFORE =
  /(?:\b(?:(?:var|env|param|header|field|cookie)?_?name|(?:parameter)?key|id|variable|field|type|header|param)\\{0,3}["'`]?\s{0,4}[:=]\s{0,4}\\{0,3}["'`]?|fill_in[ (:]{1,2}["']?)[\w. -]{0,8}$/i;
const TO_VALUE =
  /[\w-]{0,8}\\{0,3}["'`]?[ \t]{0,4},?\s{0,40}\\{0,3}["'`]?(?:[\w-]{1,16}:)?(?:default_?|parameter_?)?(?:value|default|with)["'`]?\s{0,4}[:=]\s{0,4}/iy;
const TO_DEFAULT = /["']?\s?\{[^{}]{0,160}?\bdefault\s{0,8}=\s{0,4}/y;

/** `{ name: "db_password", value: "x" }`, over lines too; `variable "db_password" { default = "x" }`; `fill_in "Password", with: "x"`. */
export function valueOfPair(text: string, { keyStart, keyEnd, operator }: Key, syntax: Syntax): Literal | undefined {
  if (operator !== '' && operator !== ',' && operator !== '{') return undefined;
  const named = operator === '{' ? /\bvariable[ \t]+["']$/ : NAME_BEFORE;
  if (!named.test(text.slice(Math.max(0, keyStart - NAME_BYTES), keyStart))) return undefined;
  const from = keyEnd + lengthOf(operator === '{' ? TO_DEFAULT : TO_VALUE, text, keyEnd);
  if (from === keyEnd) return undefined;
  const literal = quoted(text, from);
  if (literal || syntax !== 'config') return literal;
  const end = trimmedEnd(text, from, from + lengthOf(UNTIL_LINE_END, text, from));
  return end > from ? { quote: '', value: text.slice(from, end), start: from, end } : undefined;
}

/** `<setting name="Password"><value>x</value>`, `<Password><Value>x</Value>` */
export function childElement(text: string, keyEnd: number): Literal | undefined {
  const length = lengthOf(TO_CHILD, text, keyEnd);
  return length === 0 ? undefined : elementText(text, keyEnd + length);
}

/** `<name>db.password</name><value>x</value>` */
export function nextElement(text: string, keyEnd: number): Literal | undefined {
  const length = lengthOf(TO_ELEMENT, text, keyEnd);
  return length === 0 ? undefined : elementText(text, keyEnd + length);
}

/** What stands up to the end tag. */
export function elementText(text: string, from: number): Literal | undefined {
  const start = from + lengthOf(CDATA, text, from);
  const close = start === from ? -1 : text.indexOf(']]>', start);
  if (close > start) return { quote: '', value: text.slice(start, close), start, end: close };
  const tag = start + lengthOf(UNTIL_TAG, text, start);
  const end = trimmedEnd(text, start, tag);
  return end > start && text.startsWith('</', tag)
    ? { quote: '', value: text.slice(start, end), start, end }
    : undefined;
}

/** `"password" to "x"`, `"password" -> "x"`, `os.getenv("PASSWORD") or "x"` */
export function pairedTo(text: string, keyEnd: number): Literal | undefined {
  return /^(?:to|or|->) ["']/i.test(text.slice(keyEnd, keyEnd + 4)) ? quoted(text, keyEnd + 3) : undefined;
}

const INSERT_BEFORE = /\b(?:insert|replace)\s+into\s+["`[]?[\w.]{1,60}["`\]]?\s{0,8}\(([^()]{0,400})$/i;
const TO_VALUES = /(?:[^()]{0,400}\))?\s{0,40}values?\s{0,40}\(/iy;
const COLUMN_VALUE =
  /\s{0,40}(?:[nNeE]?'(?:[^'\\]|''|\\.){0,200}'|(?:[^,'()]|\((?:[^()']|'[^']{0,120}'){0,120}\)){1,120}),/y;
const TO_HASHED = /\s{0,40}(?:\w{1,16}\(\s?)?/y;

/** `insert into users (name, password) values ('a', 'x')` */
export function columnValue(text: string, before: string, keyEnd: number): Literal | undefined {
  const columns = INSERT_BEFORE.exec(before)?.[1];
  if (columns === undefined) return undefined;
  const length = lengthOf(TO_VALUES, text, keyEnd);
  if (length === 0) return undefined;
  let at = keyEnd + length;
  for (let index = columns.split(',').length - 1; index > 0; index--) {
    const column = lengthOf(COLUMN_VALUE, text, at);
    if (column === 0) return undefined;
    at += column;
  }
  return quoted(text, at + lengthOf(TO_HASHED, text, at));
}
