const MAX_IDENTIFIER = 48;
const MAX_BLANKS = 24;
const CLOSERS = '"\'`])\\?!}*';
const OPERATORS = '=:(,>|{!?';
const INDEX = /\[[0-9]{0,5}\]/y;

/**
 * Whether the word [at, after) can be (part of) a key that is assigned a value. The plain twin of
 * assembly/assignment.ts: both must answer the same.
 */
export function assignmentFollows(text: string, at: number, after: number): boolean {
  const identifierEnd = skip(text, after, MAX_IDENTIFIER, isIdentifier);
  const blanksFrom = afterIndex(
    text,
    skip(text, identifierEnd, 4, (character) => CLOSERS.includes(character)),
  );
  const next = skip(text, blanksFrom, MAX_BLANKS, isBlank);
  if (next >= text.length) return false;
  if (OPERATORS.includes(text.charAt(next)) || valueFollows(text, next)) return true;
  if (text.startsWith('</', next) || foldedWord(text, next) === 'valu') return true;
  return (
    next > blanksFrom &&
    (wordThenAssignment(text, next) || isOption(text, at) || /^(?:to|or|->) ["']$/i.test(text.slice(next, next + 4)))
  );
}

/** On the next line stands `value:` or `default =`. */
function valueFollows(text: string, from: number): boolean {
  return /^[\r\n][ \t\r\n"]{0,39}(?=[^ \t\r\n"])/.test(text.slice(from, from + 41))
    ? /^(?:valu|defa)$/.test(
        foldedWord(
          text,
          skip(text, from, 40, (character) => ' \t\r\n"'.includes(character)),
        ),
      )
    : false;
}

/** 4 characters, folded as the prefilter folds them. */
function foldedWord(text: string, at: number): string {
  return [...text.slice(at, at + 4)].map((character) => String.fromCharCode(character.charCodeAt(0) | 0x20)).join('');
}

function afterIndex(text: string, from: number): number {
  INDEX.lastIndex = from;
  return from + (INDEX.exec(text)?.[0].length ?? 0);
}

function wordThenAssignment(text: string, from: number): boolean {
  const wordEnd = skip(text, from, MAX_IDENTIFIER, isIdentifier);
  if (wordEnd === from) return false;
  const sizeEnd = wordEnd + (/^\(\d{1,5}\)/.exec(text.slice(wordEnd, wordEnd + 8))?.[0].length ?? 0);
  const next = skip(text, sizeEnd, 4, (character) => character === ' ');
  return text[next] === '=' || text.startsWith(':=', next) || text.startsWith(':"', next);
}

function isOption(text: string, at: number): boolean {
  let from = at;
  while (from > Math.max(0, at - MAX_IDENTIFIER) && isIdentifier(text.charAt(from - 1))) from--;
  if (text[from] === '-') return true;
  if (from < 4 || text[from - 1] !== ' ') return false;
  return ['env ', 'arg ', ' by ', 'ine '].includes(foldedWord(text, from - 4));
}

function skip(text: string, from: number, most: number, accept: (character: string) => boolean): number {
  let at = from;
  while (at < text.length && at < from + most && accept(text.charAt(at))) at++;
  return at;
}

function isIdentifier(character: string): boolean {
  return /[A-Za-z0-9_.-]/.test(character);
}

function isBlank(character: string): boolean {
  return character === ' ' || character === '\t';
}
