import type { Assignment } from './assignment.ts';
import { templateDefault } from './assignment-defaults.ts';
import { evidenceBits, LIKELY_BITS } from './evidence.ts';
import { lengthOf, trimmedEnd, UNTIL_LINE_END, UNTIL_TEXT_END } from './literals.ts';
import type { Head } from './unquoted.ts';

/** An anchor or a tag before a value of YAML: &db, !!str */
const YAML_MARK = /(?:&[\w-]{1,40}|!!?[\w-]{0,20})[ \t]+(?=[^\s&!])/y;
const BLOCK_SCALAR = /[|>][+-]?\d?[ \t]*\r?\n[ \t]+(?=[^\s#=:]+[ \t]*(?:\r?\n|$))/y;
/** What ends a value before its line does, each in a notation of its own. */
const CUTS: readonly ((value: string, head: Head) => string)[] = [inLiteral, withoutRest, withoutFlow];

/** A value without quotes in YAML, .env, INI and the like: the rest of its line, mostly. */
export function configValue(text: string, head: Head, from: number): Assignment | undefined {
  const { key, operator } = head;
  const block = operator === ':' ? lengthOf(BLOCK_SCALAR, text, from) : 0;
  const start = from + (block || lengthOf(YAML_MARK, text, from));
  // Below `password: |` only one word is read.
  const length = lengthOf(block > 0 ? UNTIL_TEXT_END : UNTIL_LINE_END, text, start);
  const end = trimmedEnd(text, start, start + length);
  if (end <= start) return undefined;
  const found = templateDefault({
    key,
    joint: 'assign',
    quote: '',
    value: text.slice(start, end),
    start,
    end,
  } as const);
  const value = CUTS.reduce((rest, cut) => cut(rest, head), found.value);
  return { ...found, value, end: found.start + value.length };
}

/** In `headers = ["X-Api-Key: x"]` it ends with the literal that it stands in. */
function inLiteral(value: string, { before }: Head): string {
  const end = value.indexOf('"');
  return end > 0 && lastLine(before).split('"').length % 2 === 0 ? value.slice(0, end) : value;
}

/** Of `PASSWORD=x command` and `name=a password=x size=b` the x, where it is none of the words. */
function withoutRest(value: string, { key, operator }: Head): string {
  const first = /^[^\s;$`]+(?=[\s;])/.exec(value)?.[0];
  if (first === undefined || operator !== '=') return value;
  const isPair = /^\s+[\w.]{1,40}=/.test(value.slice(first.length));
  const isEnvironment = /^[A-Z][A-Z0-9_]+$/.test(key) && evidenceBits(first) >= LIKELY_BITS;
  return isPair || isEnvironment ? first : value;
}

/** In `{ user: x, password: y }` it ends before the comma or the brace. */
function withoutFlow(value: string, { before }: Head): string {
  const line = lastLine(before);
  const isInFlow = line.lastIndexOf('{') > line.lastIndexOf('}') && !/[$#{]\{/.test(line);
  return (isInFlow && /^[^\s,{}]+(?=\s*[,}])/.exec(value)?.[0]) || value;
}

function lastLine(text: string): string {
  return text.slice(text.lastIndexOf('\n') + 1);
}
