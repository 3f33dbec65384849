import { type Literal, lengthOf, quoted, trimmedEnd, UNTIL_LINE_END, UNTIL_TAG } from './literals.ts';
import type { Syntax } from './syntax.ts';

/** A key and what joins it with its value. */
interface Key {
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly operator: string;
}

const TO_ELEMENT = /<\/[\w:.-]{1,40}>\s{0,60}<[\w:.-]{0,24}(?:value|string|default)[\w:.-]{0,16}(?:\s[^<>]{0,40})?>/iy;
const NAME_BYTES = 24;
const NAME_BEFORE =
  /(?:\b(?:(?:var|env|param|header|field|cookie)?_?name|key|id|variable|field|type|header|param)\\{0,3}["'`]?\s{0,4}[:=]\s{0,4}\\{0,3}["'`]?|fill_in[ (:]{1,2}["']?)[\w. -]{0,8}$/i;
const TO_VALUE =
  /[\w-]{0,8}\\{0,3}["'`]?[ \t]{0,4},?\s{0,40}\\{0,3}["'`]?(?:default_?)?(?:value|default|with)["'`]?\s{0,4}[:=]\s{0,4}/iy;
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

/** `<name>db.password</name><value>x</value>` */
export function nextElement(text: string, keyEnd: number): Literal | undefined {
  const length = lengthOf(TO_ELEMENT, text, keyEnd);
  return length === 0 ? undefined : elementText(text, keyEnd + length);
}

/** What stands up to the end tag. */
export function elementText(text: string, start: number): Literal | undefined {
  const tag = start + lengthOf(UNTIL_TAG, text, start);
  const end = trimmedEnd(text, start, tag);
  return end > start && text.startsWith('</', tag)
    ? { quote: '', value: text.slice(start, end), start, end }
    : undefined;
}

/** `"password" to "x"`, `os.getenv("PASSWORD") or "x"` */
export function pairedTo(text: string, keyEnd: number): Literal | undefined {
  return /^(?:to|or) ["']/.test(text.slice(keyEnd, keyEnd + 4)) ? quoted(text, keyEnd + 3) : undefined;
}
