/** How far before its name a value begins at most. A search of changes looks no further back than BEFORE_BYTES. */
export const NEAR_BEFORE = 160;
/** How far behind the name what introduces a value is read. */
const BEHIND = 240;

/** Where a value can begin that is given to a name. Offsets count from the start of the text. */
export interface NearPlace {
  readonly at: number;
  /** Of a value before the name: what may stand between its end and the name. */
  readonly between?: RegExp;
}

// What a key is called whose value is a credential.
const SECRET_KEY = '(?:key|token|secret|pass|pwd|auth|cred|pat|dsn|sid|bearer|licen[cs]e|jwt)\\w{0,16}';
const QUOTES = '(?:\\\\?["\'`*\\]]){0,4}';
const IS = '(?:is|was|are|as|to)(?: now| set to)?:?';
const SIGN = `${QUOTES}\\s{0,4}(?:=>|:=|\\|\\||\\?\\?|[=:,(>|]|\\s${IS}\\s|\\s)\\s{0,4}${QUOTES}`;
/** Between a key and its value, in the order in which they are tried. */
const OPERATORS = [
  // `name: ACME_TOKEN`, on the next line `value: ...`; `key="ACME_TOKEN" value="..."`; an argument with a name.
  `${QUOTES},?\\s{1,40}["'\`]?(?:value|default)["'\`]?\\s{0,4}[:=]\\s{0,4}${QUOTES}`,
  // `variable "acme_token" {` with a `default = "..."`.
  `${QUOTES}\\s?\\{[^{}]{0,80}\\bdefault\\s{0,8}=\\s{0,4}["'\`]`,
  // A constant with its type, a property with its accessors.
  `\\s?:\\s?&?(?:'\\w{1,10} )?[\\w<>[\\]?|]{1,24}\\s?=\\s?["'\`]`,
  '\\s?\\{ ?get;[^{}\\n]{0,24}\\}\\s?=\\s?"',
  // `<key>AcmeToken</key>` and `<string>...</string>`.
  '</\\w{1,24}>\\s{0,40}<\\w{1,24}>',
  SIGN,
];
const OPERATOR = `(?:${OPERATORS.join('|')})`;
const SCHEMES = '(?:bearer|token|basic|bot|digest|ssws|api-?key|client-id|key)\\s{1,2}';

/** The rest of the name and an operator. */
const BY_NAME = new RegExp(`[\\w.\\-]{0,40}${OPERATOR}`, 'iy');
/** A word for a credential and an operator; a parameter of a request; a user of a request. */
const BY_KEY = new RegExp(
  `${SECRET_KEY}${OPERATOR}|[?&](?:api|app_?id|client_?id|access)=|(?:^|\\s)(?:-u|--user)[ =]["'\`]?`,
  'gi',
);
const SCHEME = new RegExp(SCHEMES, 'iy');
/** The scheme of a header, whatever it is. */
const ANY_SCHEME = /[a-z][a-z-]{1,24} /iy;
const HEADER = /\bauthorization["'`]?\s?[:,=]\s?["'`]?$/i;
/** A call whose argument comes later: `acme.init("widgets", "...")`, `require('acme')('...')`, `\Acme\Client('...')`. */
const CALL = /["'`]?[\w.\\:!<>-]{0,60}(?:\)\s?)?\(/y;
const ARGUMENT = /(?:["'`][^"'`\n]{0,60}["'`]|[\w.]{1,40}),\s{0,8}["'`]/y;
const END_OF_STATEMENT = /;(?<!(?:\b[gs]et|&\w{1,6}|&#\w{1,5});)/;

/** What leads to a value before the name. */
const HEADER_OF_REQUEST = /(?:authorization|x-[\w-]{1,40}|api-?key|[\w-]{0,24}token)["'`]?\s?[:=]\s?["'`]?$/i;
const USER_OF_URL = /:\/\/(?:[^\s:@/"'`]{0,64}:)?/g;
const WORD = /(?<=[\s"'`(*])[^\s"'`()*]{8,}/g;

const IN_COMMENT = /(?:#|\/\/|--|\/\*|<!--)(?!\S*\/)[^"'`=;:\n]{0,40}$/;
const IN_URL = /\w:\/\/[\w.-]{0,60}$/;
const IN_URL_WITH_USER = /\w:\/\/[^\s/@"'`]{8,}@[\w.-]{0,60}$/;
const IN_HOST = /(?:^|\n)host:[ \t]*[\w.-]{0,60}$/i;
const IN_PROSE = /\s(?:for|of|from|to|at|our|the|your|my)\s["'`*]{0,2}$/;

const TO_COMMENT = /^["'`]?[)\]},;]{0,4}\s{1,16}(?:#|\/\/|--|\/\*|<!--)[^"'`=;:\n]{0,40}$/;
const TO_URL = /^(?:(?!:\/\/|\n\s*\n)[\s\S]){0,160}:\/\/[\w.-]{0,60}$/;
const TO_URL_ON_LINE = /^(?:(?!:\/\/)[^;\n]|\\\r?\n){0,160}:\/\/[\w.-]{0,60}$/;
const TO_HOST_OF_URL = /^(?::[^\s@/]{0,64})?@[\w.-]{0,60}$/;
const TO_HOST = /^["']?\s*\n(?:[\w-]+:[^\n]*\n)*host:[^\n]*$/i;
const TO_NAME_IN_PROSE = /^["'`*]{0,3},?\s(?:is|as|for|=)\s[^;\n]{0,40}(?:key|token|secret|pass|cred)[^;\n]{0,40}$/i;

/** Places behind a name that ends at `end`. What ends the statement ends `text`. */
export function placesBehind(text: string, end: number): NearPlace[] {
  const limit = Math.min(text.length, end + BEHIND);
  const stop = text.slice(end, limit).search(END_OF_STATEMENT);
  const part = text.slice(0, stop < 0 ? limit : end + stop);
  const found = new Set<number>();
  BY_NAME.lastIndex = end;
  const named = BY_NAME.exec(part);
  if (named !== null) withSchemes(found, part, end + named[0].length);
  byKeys(found, part, end, part.length);
  inCall(found, part, end);
  return [...found].sort((a, b) => a - b).map((at) => ({ at }));
}

/** Places before a name that starts at `start`; the text begins at most NEAR_BEFORE before it. */
export function placesBefore(text: string, start: number): NearPlace[] {
  if (!/[ ./@]/.test(text.charAt(start - 1))) return [];
  const head = text.slice(0, start);
  const line = head.lastIndexOf('\n') + 1;
  if (IN_URL.test(head)) return beforeUrl(head, line);
  if (IN_URL_WITH_USER.test(head)) return ends(USER_OF_URL, head).map((at) => ({ at, between: TO_HOST_OF_URL }));
  if (IN_HOST.test(head)) return keyed(head, 0, TO_HOST);
  if (IN_COMMENT.test(head)) return keyed(head, line, TO_COMMENT);
  if (IN_PROSE.test(head))
    return [...head.slice(line).matchAll(WORD)].map(({ index }) => ({ at: line + index, between: TO_NAME_IN_PROSE }));
  return [];
}

/** On the lines before that of the address only headers are of the same request, unless a line goes on. */
function beforeUrl(head: string, line: number): NearPlace[] {
  const onLine = startOfCommand(head, line);
  return keyed(head, 0, TO_URL).flatMap(({ at }) => {
    if (at > onLine) return [{ at, between: TO_URL_ON_LINE }];
    return HEADER_OF_REQUEST.test(
      head.slice(Math.max(0, at - 80), at).replace(/(?:bearer|token|basic|[a-z]+-[a-z]+) $/i, ''),
    )
      ? [{ at, between: TO_URL }]
      : [];
  });
}

/** Of a command over several lines, the first one. */
function startOfCommand(head: string, line: number): number {
  let start = line;
  while (start > 1 && /\\\r?\n$/.test(head.slice(Math.max(0, start - 3), start)))
    start = head.lastIndexOf('\n', start - 2) + 1;
  return start;
}

function keyed(head: string, from: number, between: RegExp): NearPlace[] {
  const found = new Set<number>();
  byKeys(found, head, from, head.length);
  return [...found].map((at) => ({ at, between }));
}

function byKeys(found: Set<number>, text: string, from: number, to: number): void {
  for (const at of ends(BY_KEY, text, from)) if (at < to) withSchemes(found, text, at);
}

function withSchemes(found: Set<number>, text: string, at: number): void {
  found.add(at);
  const scheme = HEADER.test(text.slice(Math.max(0, at - 40), at)) ? ANY_SCHEME : SCHEME;
  scheme.lastIndex = at;
  const length = scheme.exec(text)?.[0].length ?? 0;
  if (length > 0) found.add(at + length);
}

/** The later arguments of a call of the name, and the first where the name is an argument itself. */
function inCall(found: Set<number>, text: string, end: number): void {
  CALL.lastIndex = end;
  let at = end + (CALL.exec(text)?.[0].length ?? 0);
  if (at === end) return;
  if (/["'`]/.test(text.charAt(at))) found.add(at + 1);
  for (;;) {
    ARGUMENT.lastIndex = at;
    const length = ARGUMENT.exec(text)?.[0].length ?? 0;
    if (length === 0) return;
    found.add(at + length);
    // The literal that was just entered is the next argument to pass over.
    at += length - 1;
  }
}

/** Where matches of a global expression end. */
function ends(pattern: RegExp, text: string, from = 0): number[] {
  const found: number[] = [];
  pattern.lastIndex = from;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) found.push(pattern.lastIndex);
  return found;
}
