const NEWLINE = 0x0a;
/** How far behind a name lines are read: a value begins no further on than this. */
const REACH_BYTES = 192;
/** How far before it. A search of changes looks no further back than BEFORE_BYTES. */
const LOOK_BACK_BYTES = 160;

interface Line {
  /** Half-open byte offsets, without the line end. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The line that a name stands on, in parts. */
interface NameLine {
  readonly head: string;
  readonly name: string;
  readonly tail: string;
  readonly indent: number;
}

/** Which of the following lines still belong to the name; asked line by line until it says no. */
type Belongs = (line: string, index: number) => boolean;

/**
 * Where that ends which a name at these byte offsets speaks for: the end of its line, unless the line opens something
 * (an object, a section, an argument list) or introduces it (a comment, a title), then the end of that. Gives the length
 * of `bytes` where nothing ends within the reach of a value.
 */
export function statementEnd(bytes: Buffer, start: number, end: number): number {
  const newline = bytes.indexOf(NEWLINE, end);
  if (newline === -1 || newline > end + REACH_BYTES) return bytes.length;
  const line = nameLine(bytes, start, end, newline);
  const open = openBrackets(line);
  if (open > 0) return bracketEnd(bytes, newline, end + REACH_BYTES, open);
  return lastLine(bytes, newline, end + REACH_BYTES, following(line));
}

function nameLine(bytes: Buffer, start: number, end: number, newline: number): NameLine {
  const before = bytes.toString('latin1', Math.max(0, start - LOOK_BACK_BYTES), start);
  const head = before.slice(before.lastIndexOf('\n') + 1);
  const name = bytes.toString('latin1', start, end);
  return { head, name, tail: bytes.toString('latin1', end, newline).trimEnd(), indent: indentOf(head) };
}

function indentOf(text: string): number {
  return text.length - text.trimStart().length;
}

function* linesAfter(bytes: Buffer, newline: number, limit: number): Generator<Line, void, undefined> {
  for (let start = newline + 1; start < Math.min(limit, bytes.length); ) {
    const found = bytes.indexOf(NEWLINE, start);
    const end = found === -1 ? bytes.length : found;
    yield { start, end, text: bytes.toString('latin1', start, Math.min(end, start + REACH_BYTES)).trimEnd() };
    start = end + 1;
  }
}

/** The end of the last line that belongs; the length of `bytes` where all within reach do. */
function lastLine(bytes: Buffer, newline: number, limit: number, belongs: Belongs): number {
  let end = newline;
  let index = 0;
  for (const line of linesAfter(bytes, newline, limit)) {
    if (!belongs(line.text, index++)) return end;
    end = line.end;
  }
  return bytes.length;
}

/** Where the brackets are closed that are open at the end of the name's line. */
function bracketEnd(bytes: Buffer, newline: number, limit: number, open: number): number {
  let depth = open;
  for (let at = newline; at < Math.min(limit, bytes.length); at++) {
    depth += bracket(bytes[at] ?? 0);
    if (depth <= 0) return at;
  }
  return bytes.length;
}

function bracket(code: number): number {
  switch (code) {
    case 0x28: // (
    case 0x5b: // [
    case 0x7b: // {
      return 1;
    case 0x29:
    case 0x5d:
    case 0x7d:
      return -1;
    default:
      return 0;
  }
}

/** Brackets that the name's line opens behind the name, or the call whose argument the name is, and does not close. */
function openBrackets({ head, tail }: NameLine): number {
  let depth = callsRound(head);
  for (let at = 0; at < tail.length; at++) depth = Math.max(0, depth + bracket(tail.charCodeAt(at)));
  return depth;
}

/** How many calls are open at the end of a text; an open object or list closes what stands before it. */
function callsRound(text: string): number {
  let calls = 0;
  for (const character of text) {
    if (character === '(') calls++;
    else if (character === ')') calls = Math.max(0, calls - 1);
    else if (character === '{' || character === '[') calls = 0;
  }
  return calls;
}

/** An asterisk at the very start of a line is an item of a list in Markdown. */
const COMMENT = /^(?:\s*(?:#+|\/\/+|\/\*+|--|<!--|;+|rem\b)|\s+\*+\/?)\s*/i;
const IMPORT = /^\s*(?:import|from|use|using|require|#\s*include)\b|\brequire\(/;
const ASSIGNMENT =
  /^(?:(?:export|env|set|const|let|var|-e|--env)\s+)*["'`]?[\w.$-]+["'`]?\s*(?:=>|[:=]=?)\s*\S+\s*\\?$/i;
const SECTION = /^\s*\[[^\]]*\]+\s*$/;
const REQUEST = /^\s*(?:host:\s|(?:get|post|put|patch|delete|head|options)\s+\S)/i;
const WHOLE_VALUE = /(?:^\s*(?:-\s+)?|[\w.-]["'`]?\s*(?:=>|[:=])\s*)["'`]?$/;
const NAME_OF_PAIR = /(?:^|[\s{,"'`-])(?:name|key|id|variable)["'`]?\s*[:=]\s*["'`]?[\w.-]*$/i;
const VALUE_OF_PAIR = /^\s*["'`]?value["'`]?\s*[:=]/i;
const OPEN_TAG = /^\s*<(?![/!?])[^<>]*>?$/;
/** `<key>AcmeToken</key>`: the next element is its value. */
const KEY_ELEMENT = /^\s*<(?:key|name)>[^<>]*<\/\w+>\s*$/i;
/** Of Markdown; a single # may as well be a comment. */
const HEADING = /^#{2,6} /;
const TITLE = /^[\w ().&-]{0,40}$/;
const BARE_VALUE = /^\s*(?:[-*>]\s+)?["'`]{0,3}[^\s=:"'`]+["'`]{0,3}[,.]?$/;
const GOES_ON = /^\s*(?:\.\w|->|\?\.|[=+,?]|\|\||&&)/;

/** Which lines behind one without open brackets belong to its name. */
function following(line: NameLine): Belongs {
  const { head, name, tail } = line;
  const whole = head + name + tail;
  if (IMPORT.test(whole)) return introduced((next) => next === '' || IMPORT.test(next));
  if (HEADING.test(whole)) return paragraph();
  const sign = COMMENT.exec(whole)?.[0];
  if (sign !== undefined)
    return isAssignment(whole.slice(sign.length)) ? none : introduced((next) => COMMENT.test(next));
  if (tail.endsWith('\\')) return isAssignment(whole) ? none : continued();
  if (SECTION.test(whole)) return (next) => !SECTION.test(next);
  if (KEY_ELEMENT.test(whole)) return (next, index) => index === 0 && /^\s*</.test(next);
  if (REQUEST.test(whole)) return (next) => next.trim() !== '';
  if (/(?:[:=|>+]|->|\bdo|\bthen)$/.test(tail) && !tail.includes('</'))
    return indented(line, !/\w\s*[:=]\s*\S/.test(tail));
  if (OPEN_TAG.test(whole) && !whole.endsWith('/>')) return indented(line, false);
  if (isSibling(line)) return siblings(line);
  if (head.trim() === '' && TITLE.test(tail) && !/^["'`]/.test(tail)) return (next) => next.trim() !== '';
  return (next, index) => index === 0 && (GOES_ON.test(next) || isPair(line, next));
}

function none(): boolean {
  return false;
}

/** `KEY=value` and nothing else: what follows is another statement. */
function isAssignment(text: string): boolean {
  return ASSIGNMENT.test(text.trim());
}

/** The rest of a comment or of the imports, and the one statement behind it, as far as its brackets are open. */
function introduced(isMore: (line: string) => boolean): Belongs {
  let depth = 0;
  let began = false;
  return (next) => {
    if (!began && isMore(next)) return true;
    if (began && depth <= 0) return false;
    if (next.trim() === '') return began;
    began = true;
    for (let at = 0; at < next.length; at++) depth += bracket(next.charCodeAt(at));
    if (/[:=\\+]$/.test(next) && depth <= 0) began = false;
    return true;
  };
}

/** The lines up to a blank one behind the first of them; the next heading is none of them. */
function paragraph(): Belongs {
  let began = false;
  return (next) => {
    const isBlank = next.trim() === '';
    if (HEADING.test(next) || (began && isBlank)) return false;
    began ||= !isBlank;
    return true;
  };
}

function continued(): Belongs {
  let goesOn = true;
  return (next) => {
    const belongs = goesOn;
    goesOn = next.endsWith('\\');
    return belongs;
  };
}

/** Deeper lines and blank ones; at the same depth only the items of a list or, where it may be, a value alone. */
function indented({ indent }: NameLine, takesValue: boolean): Belongs {
  return (next, index) => {
    if (next === '' || indentOf(next) > indent) return true;
    if (indentOf(next) < indent) return false;
    return /^\s*-\s/.test(next) || (takesValue && index <= 1 && BARE_VALUE.test(next));
  };
}

/** The name is all that its line says: `provider: "acme",` in an object or `"acme",` in a list. */
function isSibling({ head, tail, indent }: NameLine): boolean {
  const inside = indent > 0 || /[{-]/.test(head);
  return inside && WHOLE_VALUE.test(head) && /^["'`]?\s*,?$/.test(tail);
}

/** Lines of the same object or list. */
function siblings({ head, indent }: NameLine): Belongs {
  const depth = indent + (/^\s*[-{]\s*/.exec(head)?.[0].trimStart().length ?? 0);
  return (next) => next === '' || (indentOf(next) >= depth && !/^\s*[)\]}]/.test(next));
}

/** `name: ACME_TOKEN` and `value: ...` on the next line. */
function isPair({ head, name, tail }: NameLine, next: string): boolean {
  const key = head + name + tail.replace(/["'`]?,?$/, '');
  return NAME_OF_PAIR.test(key) && VALUE_OF_PAIR.test(next);
}
