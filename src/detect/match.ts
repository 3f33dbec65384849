import type { Decoding } from '../model/finding.ts';
import type { Keyword, NearMatcher, PatternMatcher, RuleSet, RunRule } from '../model/rule.ts';
import { type Assignment, readAssignment } from './assignment.ts';
import { type Candidate, SURROUNDINGS } from './candidate.ts';
import type { Meter } from './meter.ts';
import { type NameSurroundings, surroundingsOf } from './name-surroundings.ts';
import type { IsFormed } from './near-form.ts';
import { Owners } from './owners.ts';
import type { Prefilter } from './prefilter.ts';
import { type Found, type Searcher, searcherOf, type TextSpan } from './searcher.ts';
import type { Syntax } from './syntax.ts';

/** What is known of the bytes that are searched. */
export interface Setting {
  readonly path: string | undefined;
  /** Several where it is not known. */
  readonly syntaxes: readonly Syntax[];
  readonly decodedFrom: readonly Decoding[];
}

const ASSIGNMENT_BEFORE = 160;
const ASSIGNMENT_AFTER = 1200;
/** The value may stand on the line behind its key, and end on one more. */
const ASSIGNMENT_LINES = 3;
/** A variable of Terraform has its default behind its type and what it is for. */
const VARIABLE = Buffer.from('variable "');
const VARIABLE_LINES = 7;
const LINE_FEED = 0x0a;

/** What an assignment whose key holds the word at `offset` can depend on. */
export function assignmentWindow(bytes: Uint8Array, offset: number): { readonly from: number; readonly to: number } {
  let from = offset;
  while (from > 0 && from > offset - ASSIGNMENT_BEFORE && bytes[from - 1] !== LINE_FEED) from--;
  const limit = Math.min(bytes.length, offset + ASSIGNMENT_AFTER);
  let to = offset;
  const isVariable = VARIABLE.every((byte, at) => bytes[from + at] === byte);
  const most = isVariable ? VARIABLE_LINES : ASSIGNMENT_LINES;
  for (let lines = 0; to < limit && lines < most; to++) if (bytes[to] === LINE_FEED) lines++;
  return { from, to };
}

/** Applies the rules that the found keywords wake, each on a bounded window round its keyword. */
export class RuleMatcher {
  readonly #ruleSet: RuleSet;
  readonly #patterns: (Searcher | undefined)[] = [];
  readonly #nearPatterns = new Map<string, Searcher>();
  readonly #paths = new Map<string, RegExp>();
  #windowBytes: Buffer | undefined;
  #windowFrom = 0;
  #windowTo = 0;
  #windowText = '';
  #nameOf: Buffer | undefined;
  #name: NameSurroundings | undefined;
  readonly #owners: Owners;

  readonly #meter: Meter | undefined;

  constructor(ruleSet: RuleSet, prefilter: Pick<Prefilter, 'keywords'>, meter?: Meter) {
    this.#meter = meter;
    this.#ruleSet = ruleSet;
    this.#owners = new Owners(ruleSet, prefilter, (index) => this.#formOf(index));
  }

  /** Candidates in the order of the keywords; `hits` are the prefilter's pairs of (keyword, offset). */
  candidates(bytes: Buffer, hits: Uint32Array, setting: Setting): Candidate[] {
    const found: Candidate[] = [];
    let seen: Map<string, number> | undefined;
    // The room's memory is used again for other bytes.
    this.#windowBytes = undefined;
    this.#nameOf = undefined;
    let keywordAt = 0;
    let keywordEnd = 0;
    let syntax: Syntax = 'text';
    const add: Add = (rule, start, end, assignment) => {
      const identity = `${rule.id}:${start}:${end}`;
      seen ??= new Map();
      if (end <= start) return;
      const known = found[seen.get(identity) ?? -1];
      if (known !== undefined) {
        // Of several names the last one before the value is the one that it is given to.
        if (keywordEnd <= start && keywordEnd > known.keywordEnd)
          found[seen.get(identity) ?? 0] = { ...known, keywordEnd };
        return;
      }
      seen.set(identity, found.length);
      const from = Math.max(0, Math.max(start, keywordAt) - SURROUNDINGS);
      const candidate: Candidate = {
        rule,
        secret: bytes.toString('latin1', start, end),
        start,
        end,
        keywordAt,
        keywordEnd,
        before: () => bytes.toString('latin1', from, start),
        after: () => behind(bytes, end).split('\n', 1)[0] ?? '',
        behind: () => behind(bytes, end),
        path: setting.path,
        syntax,
        decodedFrom: setting.decodedFrom,
        assignment,
        owners: isOfAnyone(rule) ? this.#owners : undefined,
      };
      found.push(candidate);
    };
    const ends = new Map<number, number>();
    for (let at = 0; at < hits.length; at += 2) {
      const index = hits[at] ?? 0;
      const offset = hits[at + 1] ?? 0;
      const keyword = this.#ruleSet.keywords.at(index);
      if (keyword === undefined) continue;
      this.#meter?.hit(index);
      // A long run of one letter holds a keyword such as AAAA at every place; the first stands for those that overlap it.
      const overlapsLast = offset < (ends.get(index) ?? 0);
      ends.set(index, offset + keyword.text.length);
      if (overlapsLast) continue;
      keywordAt = offset;
      keywordEnd = offset + keyword.text.length;
      if (keyword.assignment) {
        const { from, to } = assignmentWindow(bytes, offset);
        const text = bytes.toString('latin1', from, to);
        for (syntax of setting.syntaxes) {
          const assignment = this.#assigned(text, from, keyword, offset, syntax, add);
          // Syntaxes differ only in where an assigned value without quotes ends.
          if (assignment?.quote !== '' || assignment.joint !== 'assign') break;
        }
      } else {
        const span = { start: offset, end: offset + keyword.text.length };
        for (const index of keyword.rules) {
          const rule = this.#ruleSet.rules.at(index);
          if (rule?.matcher.kind === 'near') this.#near(bytes, index, rule, rule.matcher, span, add);
          else if (rule?.matcher.kind === 'pattern')
            this.#pattern(bytes, index, rule, rule.matcher, span, setting.path, add);
        }
      }
    }
    return found;
  }

  /** Candidates in [start, end) of rules that have no keyword. */
  sweep(bytes: Buffer, { start, end }: Span, setting: Setting): Candidate[] {
    const text = bytes.toString('latin1', start, end);
    return this.#ruleSet.sweeps.flatMap((index) => {
      const rule = this.#ruleSet.rules.at(index);
      if (rule?.matcher.kind !== 'pattern' || !this.#isOfPath(rule.matcher, setting.path)) return [];
      const pattern = this.#patternOf(index, rule, rule.matcher);
      const found: Candidate[] = [];
      pattern.lastIndex = 0;
      for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
        const [from, to] = secretSpan(match, rule.matcher.group);
        if (to > from) found.push(candidateAt(bytes, rule, start + from, start + to, setting));
        if (match[0] === '') pattern.lastIndex++;
      }
      return found;
    });
  }

  #assigned(
    text: string,
    from: number,
    keyword: Keyword,
    offset: number,
    syntax: Syntax,
    add: Add,
  ): Assignment | undefined {
    // All rules of a key word share what is read: the first one stands for its cost.
    const [first = 0] = keyword.rules;
    this.#meter?.begin(first);
    const assignment = readAssignment(text, offset - from, offset - from + keyword.text.length, syntax);
    this.#meter?.end(first, 0);
    if (assignment === undefined) return undefined;
    for (const index of keyword.rules) {
      const rule = this.#ruleSet.rules.at(index);
      if (rule) add(rule, from + assignment.start, from + assignment.end, assignment);
    }
    return assignment;
  }

  #pattern(
    bytes: Buffer,
    index: number,
    rule: RunRule,
    matcher: PatternMatcher,
    { start: offset }: Span,
    path: string | undefined,
    add: Add,
  ): void {
    if (!this.#isOfPath(matcher, path)) return;
    this.#meter?.begin(index);
    const pattern = this.#patternOf(index, rule, matcher);
    const from = Math.max(0, offset - rule.window.before);
    const text = this.#textOf(bytes, from, Math.min(bytes.length, offset + rule.window.after));
    pattern.lastIndex = rule.anchored ? offset - from : 0;
    let runs = 1;
    for (let match = pattern.exec(text); match !== null; match = rule.anchored ? null : pattern.exec(text)) {
      if (!rule.anchored) runs++;
      const [start, end] = secretSpan(match, matcher.group);
      add(rule, from + start, from + end);
      if (match[0] === '') pattern.lastIndex++;
    }
    this.#meter?.end(index, runs);
  }

  #near(bytes: Buffer, index: number, rule: RunRule, matcher: NearMatcher, name: Span, add: Add): void {
    this.#meter?.begin(index);
    const { from, places, speaksTo } = this.#surroundings(bytes, name);
    let runs = 0;
    if (places.length > 0) {
      const pattern = this.#patternOf(index, rule, matcher);
      const text = this.#textOf(bytes, from, Math.min(bytes.length, name.start + rule.window.after));
      for (const { at, between } of places) {
        pattern.lastIndex = at;
        runs++;
        const value = pattern.exec(text)?.[1];
        if (value === undefined) continue;
        const [start, end] = [from + at, from + at + value.length];
        const isOfName =
          between === undefined ? end <= speaksTo() : between.test(text.slice(end - from, name.start - from));
        if (isOfName) add(rule, start, end);
      }
    }
    this.#meter?.end(index, runs);
  }

  /** The rules that one name wakes look at the same places. */
  #surroundings(bytes: Buffer, name: Span): NameSurroundings {
    if (
      this.#name === undefined ||
      this.#nameOf !== bytes ||
      this.#name.start !== name.start ||
      this.#name.end !== name.end
    ) {
      this.#name = surroundingsOf(bytes, name.start, name.end);
      this.#nameOf = bytes;
    }
    return this.#name;
  }

  /** The rules that one keyword wakes mostly look at the same window. */
  #textOf(bytes: Buffer, from: number, to: number): string {
    if (this.#windowBytes !== bytes || this.#windowFrom !== from || this.#windowTo !== to) {
      this.#windowText = bytes.toString('latin1', from, to);
      [this.#windowBytes, this.#windowFrom, this.#windowTo] = [bytes, from, to];
    }
    return this.#windowText;
  }

  #patternOf(index: number, { anchored }: RunRule, matcher: PatternMatcher | NearMatcher): Searcher {
    let pattern = this.#patterns[index];
    if (pattern === undefined) {
      pattern = matcher.kind === 'near' ? this.#nearPatternOf(matcher) : searcherOf(matcher, anchored);
      this.#patterns[index] = pattern;
    }
    return pattern;
  }

  /** Many providers have keys of the same form. */
  #nearPatternOf(matcher: NearMatcher): Searcher {
    const pattern = this.#nearPatterns.get(matcher.value) ?? searcherOf(matcher, true);
    this.#nearPatterns.set(matcher.value, pattern);
    return pattern;
  }

  #formOf(index: number): IsFormed {
    const rule = this.#ruleSet.rules.at(index);
    if (rule === undefined || rule.matcher.kind === 'assignment') return () => false;
    const pattern = this.#patternOf(index, rule, rule.matcher);
    return (text) => {
      pattern.lastIndex = 0;
      return pattern.exec(text)?.[0].length === text.length;
    };
  }

  /** Where the path is not known, any rule may be meant. */
  #isOfPath({ paths }: PatternMatcher, path: string | undefined): boolean {
    if (paths === undefined || path === undefined) return true;
    const pattern = this.#paths.get(paths) ?? new RegExp(paths);
    this.#paths.set(paths, pattern);
    return pattern.test(path);
  }
}

/** The group that is the secret; else the first that took part in the match, else the whole match. */
function secretSpan({ indices }: Found, group: number | undefined): TextSpan {
  const found =
    group === undefined ? indices?.find((span, index) => index > 0 && span !== undefined) : indices?.[group];
  return found ?? indices?.[0] ?? [0, 0];
}

interface Span {
  readonly start: number;
  readonly end: number;
}

type Add = (rule: RunRule, start: number, end: number, assignment?: Candidate['assignment']) => void;

/** A candidate that no keyword led to. */
function candidateAt(bytes: Buffer, rule: RunRule, start: number, end: number, setting: Setting): Candidate {
  const [syntax = 'text'] = setting.syntaxes;
  return {
    rule,
    secret: bytes.toString('latin1', start, end),
    start,
    end,
    keywordAt: start,
    keywordEnd: start,
    before: () => bytes.toString('latin1', Math.max(0, start - SURROUNDINGS), start),
    after: () => behind(bytes, end).split('\n', 1)[0] ?? '',
    behind: () => behind(bytes, end),
    path: setting.path,
    syntax,
    decodedFrom: setting.decodedFrom,
    assignment: undefined,
  };
}

function behind(bytes: Buffer, from: number): string {
  return bytes.toString('latin1', from, Math.min(bytes.length, from + SURROUNDINGS));
}

/** Whether a rule takes what may be a credential of any provider. */
function isOfAnyone({ matcher, checks }: RunRule): boolean {
  return matcher.kind === 'assignment' || checks.some(({ name }) => name === 'near-miss');
}
