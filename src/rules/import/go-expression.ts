/** The flags of Go's syntax that an expression can turn on and off in its middle. */
interface Flags {
  readonly i: boolean;
  readonly s: boolean;
  readonly m: boolean;
}

const NO_FLAGS: Flags = { i: false, s: false, m: false };
const POSIX: Readonly<Record<string, string>> = {
  alnum: 'a-zA-Z0-9',
  alpha: 'a-zA-Z',
  ascii: '\\x00-\\x7f',
  blank: '\\t ',
  cntrl: '\\x00-\\x1f\\x7f',
  digit: '0-9',
  graph: '!-~',
  lower: 'a-z',
  print: ' -~',
  punct: '!-\\/:-@\\[-`{-~',
  space: '\\t\\n\\v\\f\\r ',
  upper: 'A-Z',
  word: '\\w',
  xdigit: '0-9a-fA-F',
};
// Go's \s has neither a vertical tab nor a blank beyond ASCII.
const SPACE = '\\t\\n\\f\\r ';
/** Text is bytes here: every byte beyond ASCII is taken for a part of a letter. */
const LETTERS = 'a-zA-Z\\x80-\\xff';
const UNICODE: Readonly<Record<string, string>> = {
  L: LETTERS,
  Letter: LETTERS,
  Lu: 'A-Z',
  Ll: 'a-z',
  N: '0-9',
  Nd: '0-9',
  P: '!-#%-*,-\\/:;?@\\[-\\]_{}',
  Z: ' ',
  Zs: ' ',
};
const REPETITION = /^(?:[*+?]|\{\d+(?:,\d*)?\})/;

/**
 * Translates a regular expression from Go's syntax (RE2) to that of JavaScript, for latin1 text: one character a byte. The
 * groups keep their numbers. Case-insensitive parts are written out, so that no flag is needed.
 * @throws SyntaxError that says what has no translation; it quotes nothing of the expression
 */
export function goToJavaScript(source: string): string {
  const translator = new Translator(source);
  const translated = translator.alternation(NO_FLAGS, false);
  // Proves that nothing was left behind.
  new RegExp(translated);
  return translated;
}

class Translator {
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  alternation(outer: Flags, inGroup: boolean): string {
    let flags = outer;
    let written = '';
    while (this.#at < this.#source.length) {
      const character = this.#source[this.#at] ?? '';
      if (character === ')') {
        if (!inGroup) throw new SyntaxError('a bracket is closed that was not opened');
        return written;
      }
      const switched = this.#switchedFlags(flags);
      if (switched) flags = switched;
      else if (character === '|') {
        this.#at++;
        written += '|';
      } else written += this.#repeated(this.#atom(flags));
    }
    if (inGroup) throw new SyntaxError('a group is not closed');
    return written;
  }

  #take(pattern: RegExp): RegExpExecArray | undefined {
    const found = pattern.exec(this.#source.slice(this.#at));
    if (found === null) return undefined;
    this.#at += found[0].length;
    return found;
  }

  /** `(?i)`: from here to the end of the group. */
  #switchedFlags(flags: Flags): Flags | undefined {
    const found = this.#take(/^\(\?([a-zA-Z]*)(?:-([a-zA-Z]+))?\)/);
    return found && withFlags(flags, found[1] ?? '', found[2] ?? '');
  }

  #repeated(atom: string): string {
    const sign = this.#take(REPETITION)?.[0];
    if (sign === undefined) return atom;
    const lazy = this.#take(/^\?/) ? '?' : '';
    if (REPETITION.test(this.#source.slice(this.#at))) throw new SyntaxError('a repetition is repeated');
    return `${atom}${sign}${lazy}`;
  }

  #atom(flags: Flags): string {
    const character = this.#source[this.#at] ?? '';
    switch (character) {
      case '(':
        return this.#group(flags);
      case '[':
        return this.#class(flags);
      case '\\':
        return this.#escape(flags);
      case '.':
        this.#at++;
        return flags.s ? '[^]' : '[^\\n]';
      case '^':
        this.#at++;
        return flags.m ? '(?<![^\\n])' : '(?<![^])';
      case '$':
        this.#at++;
        return flags.m ? '(?![^\\n])' : '(?![^])';
      case '*':
      case '+':
      case '?':
        throw new SyntaxError('a repetition has nothing to repeat');
      default:
        return this.#literal(flags);
    }
  }

  #group(flags: Flags): string {
    const named = this.#take(/^\(\?P?<([A-Za-z_]\w*)>/);
    if (named) return `(?<${named[1]}>${this.#inside(flags)}`;
    const flagged = this.#take(/^\(\?([a-zA-Z]*)(?:-([a-zA-Z]+))?:/);
    if (flagged) return `(?:${this.#inside(withFlags(flags, flagged[1] ?? '', flagged[2] ?? ''))}`;
    if (/^\(\?(?:<?[=!])/.test(this.#source.slice(this.#at))) {
      throw new SyntaxError("it looks ahead or back, which Go's syntax does not know");
    }
    if (this.#source.startsWith('(?', this.#at)) throw new SyntaxError('a group begins in an unknown way');
    this.#at++;
    return `(${this.#inside(flags)}`;
  }

  #inside(flags: Flags): string {
    const inside = this.alternation(flags, true);
    this.#at++;
    return `${inside})`;
  }

  #literal(flags: Flags): string {
    const code = this.#source.codePointAt(this.#at) ?? 0;
    this.#at += code > 0xffff ? 2 : 1;
    return literal(code, flags.i);
  }

  #escape(flags: Flags): string {
    const quoted = this.#take(/^\\Q([\s\S]*?)(?:\\E|$)/);
    if (quoted) return [...(quoted[1] ?? '')].map((one) => literal(one.codePointAt(0) ?? 0, flags.i)).join('');
    if (this.#take(/^\\A/)) return '(?<![^])';
    if (this.#take(/^\\z/)) return '(?![^])';
    const boundary = this.#take(/^\\[bB]/);
    if (boundary) return boundary[0];
    const set = this.#escapedSet();
    if (set !== undefined) return `[${set}]`;
    return literal(this.#escapedCode(), flags.i);
  }

  /** What a class such as `\d` holds, as the inside of brackets. */
  #escapedSet(): string | undefined {
    const plain = this.#take(/^\\([dDwWsS])/)?.[1];
    if (plain === 's') return SPACE;
    if (plain !== undefined) return `\\${plain}`;
    const property = this.#take(/^\\([pP])(?:\{(\^?)(\w+)\}|(\w))/);
    if (property === undefined) return undefined;
    const set = UNICODE[property[3] ?? property[4] ?? ''];
    if (set === undefined || property[1] === 'P' || property[2] === '^') {
      throw new SyntaxError('it names a class of Unicode that has no meaning for bytes');
    }
    return set;
  }

  #escapedCode(): number {
    const hex = this.#take(/^\\x(?:\{([0-9A-Fa-f]+)\}|([0-9A-Fa-f]{2}))/);
    if (hex) return Number.parseInt(hex[1] ?? hex[2] ?? '', 16);
    const octal = this.#take(/^\\(0[0-7]{0,2}|[1-7][0-7]{1,2})/);
    if (octal) return Number.parseInt(octal[1] ?? '', 8);
    const letter = this.#take(/^\\([afnrtv])/)?.[1];
    if (letter !== undefined) return { a: 7, f: 12, n: 10, r: 13, t: 9, v: 11 }[letter] ?? 0;
    const sign = this.#take(/^\\([^A-Za-z0-9])/u)?.[1];
    if (sign === undefined) throw new SyntaxError("it has a backslash that means nothing in Go's syntax");
    return sign.codePointAt(0) ?? 0;
  }

  #class(flags: Flags): string {
    const negated = this.#take(/^\[\^?/)?.[0] === '[^';
    let inside = '';
    for (let first = true; first || !this.#source.startsWith(']', this.#at); first = false) {
      if (this.#at >= this.#source.length) throw new SyntaxError('a class of characters is not closed');
      inside += this.#classItem(flags);
    }
    this.#at++;
    return `[${negated ? '^' : ''}${inside}]`;
  }

  #classItem(flags: Flags): string {
    const posix = this.#take(/^\[:(\^?)(\w+):\]/);
    if (posix) {
      const set = POSIX[posix[2] ?? ''];
      if (set === undefined || posix[1] === '^') throw new SyntaxError('it names a class that is not known');
      return flags.i && /^(?:lower|upper)$/.test(posix[2] ?? '') ? 'a-zA-Z' : set;
    }
    const set = this.#escapedSet();
    if (set !== undefined) return set;
    const from = this.#classCode();
    const isRange = /^-[^\]]/.test(this.#source.slice(this.#at));
    if (!isRange) return classRange(from, from, flags.i);
    this.#at++;
    return classRange(from, this.#classCode(), flags.i);
  }

  #classCode(): number {
    if (this.#source.startsWith('\\', this.#at)) return this.#escapedCode();
    const code = this.#source.codePointAt(this.#at) ?? 0;
    this.#at += code > 0xffff ? 2 : 1;
    return code;
  }
}

function withFlags(flags: Flags, on: string, off: string): Flags {
  if (/U/.test(on + off))
    throw new SyntaxError('it swaps greedy and lazy repetitions by (?U): write *? for * and so on');
  if (/[^ism]/.test(on + off)) throw new SyntaxError('it sets a flag that is not known');
  const value = (flag: 'i' | 's' | 'm'): boolean =>
    on.includes(flag) ? true : off.includes(flag) ? false : flags[flag];
  return { i: value('i'), s: value('s'), m: value('m') };
}

/** One character; beyond ASCII, the bytes that it has in UTF-8. */
function literal(code: number, fold: boolean): string {
  if (code > 0x7f) {
    const bytes = Buffer.from(String.fromCodePoint(code), 'utf8');
    return `(?:${[...bytes].map((byte) => `\\x${byte.toString(16)}`).join('')})`;
  }
  const character = String.fromCharCode(code);
  const other = fold ? otherCase(character) : character;
  return other === character ? escaped(code) : `[${character}${other}]`;
}

function classRange(from: number, to: number, fold: boolean): string {
  if (from > to) throw new SyntaxError('a range of characters goes backwards');
  if (to > 0x7f && !(from <= 0x80 && to >= 0xff)) {
    throw new SyntaxError('a class holds letters beyond ASCII, and text is searched as bytes');
  }
  const last = Math.min(to, 0xff);
  const plain = from === last ? escaped(from) : `${escaped(from)}-${escaped(last)}`;
  return fold ? plain + twins(from, last) : plain;
}

/** The letters of the other case of those in a range. */
function twins(from: number, to: number): string {
  const shifted = (first: number, last: number, by: number): string => {
    const [low, high] = [Math.max(from, first), Math.min(to, last)];
    return low > high ? '' : `${escaped(low + by)}-${escaped(high + by)}`;
  };
  return shifted(0x41, 0x5a, 32) + shifted(0x61, 0x7a, -32);
}

function otherCase(character: string): string {
  const lower = character.toLowerCase();
  return lower === character ? character.toUpperCase() : lower;
}

function escaped(code: number): string {
  const character = String.fromCharCode(code);
  if (/[A-Za-z0-9_ "'`<>=:;,#%&@!~]/.test(character)) return character;
  if (code > 0x20 && code < 0x7f) return `\\${character}`;
  return `\\x${code.toString(16).padStart(2, '0')}`;
}
