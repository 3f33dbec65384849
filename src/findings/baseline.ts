import { isCalendarDate } from '../calendar-date.ts';
import { UserError } from '../errors.ts';
import type { Finding } from '../model/finding.ts';
import { pathOf } from '../model/fragment.ts';
import { nearest } from '../nearest.ts';

/** One accepted finding: a line of keepmum.baseline.jsonl. It names no line and no time, so it survives edits and rebases. */
export interface BaselineEntry {
  readonly fingerprint: string;
  /** The id of the rule. */
  readonly rule: string;
  /** Accepted in this file only. */
  readonly path?: string;
  readonly reason: string;
  readonly owner?: string;
  /** The last day on which it counts, YYYY-MM-DD. */
  readonly expires?: string;
}

/** What a baseline compares of a finding. */
export type Identity = Pick<Finding, 'fingerprint' | 'ruleId' | 'origin'>;

const KEYS = ['fingerprint', 'rule', 'path', 'reason', 'owner', 'expires'] as const;

/**
 * Reads a baseline. `file` is only named in errors.
 * @throws UserError with file:line for a line that is no entry.
 */
export function parseBaseline(text: string, file: string): BaselineEntry[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line, index) => ({ line, where: `${file}:${index + 1}` }))
    .filter(({ line }) => line.trim() !== '')
    .map(({ line, where }) => parseEntry(line, where));
}

function parseEntry(line: string, where: string): BaselineEntry {
  if (/^(?:<{7}|={7}|>{7}|\|{7})/.test(line)) {
    throw new UserError(`${where}: a merge conflict`, 'Keep the lines of both sides; order does not matter');
  }
  const value = parseObject(line, where);
  const unknown = Object.keys(value).find((key) => !KEYS.some((known) => known === key));
  if (unknown !== undefined) {
    throw new UserError(
      `${where}: unknown key ${JSON.stringify(unknown)}`,
      `Did you mean "${nearest(unknown, KEYS)}"?`,
    );
  }
  const text = (key: (typeof KEYS)[number]): string | undefined => {
    const found = value[key];
    if (found === undefined) return undefined;
    if (typeof found === 'string' && found.trim() !== '') return found;
    throw new UserError(`${where}: "${key}" must be text`, 'Mend the line, or drop it and accept the finding again');
  };
  const required = (key: (typeof KEYS)[number]): string => {
    const found = text(key);
    if (found !== undefined) return found;
    throw new UserError(`${where}: "${key}" is missing`, 'Every entry has "fingerprint", "rule" and "reason"');
  };
  const expires = text('expires');
  if (expires !== undefined && !isCalendarDate(expires)) {
    throw new UserError(`${where}: "expires" is not a day of the calendar`, 'Write it as YYYY-MM-DD');
  }
  return baselineEntry({
    fingerprint: required('fingerprint'),
    rule: required('rule'),
    path: text('path'),
    reason: required('reason'),
    owner: text('owner'),
    expires,
  });
}

function parseObject(line: string, where: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    // The cause quotes the line, which may be anything.
    throw new UserError(
      `${where}: not JSON`,
      'Every line is one entry: {"fingerprint": ..., "rule": ..., "reason": ...}',
    );
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new UserError(
      `${where}: not an entry`,
      'Every line is one entry: {"fingerprint": ..., "rule": ..., "reason": ...}',
    );
  }
  return { ...value };
}

/** An entry as lines and options give it: what is left out may be undefined. */
export interface EntryDraft {
  readonly fingerprint: string;
  readonly rule: string;
  readonly path?: string | undefined;
  readonly reason: string;
  readonly owner?: string | undefined;
  readonly expires?: string | undefined;
}

/** An entry with its keys in the order of the file and none that is undefined. */
export function baselineEntry({ fingerprint, rule, path, reason, owner, expires }: EntryDraft): BaselineEntry {
  return {
    fingerprint,
    rule,
    ...(path !== undefined && { path }),
    reason,
    ...(owner !== undefined && { owner }),
    ...(expires !== undefined && { expires }),
  };
}

/** The text of a baseline file: one line each, sorted, so that two branches seldom touch the same place. */
export function serializeBaseline(entries: readonly BaselineEntry[]): string {
  const distinct = new Map<string, BaselineEntry>();
  for (const each of entries) if (!distinct.has(keyOf(each))) distinct.set(keyOf(each), each);
  return [...distinct]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, each]) => `${JSON.stringify(baselineEntry(each))}\n`)
    .join('');
}

function keyOf({ rule, fingerprint, path }: BaselineEntry): string {
  return [rule, fingerprint, path ?? ''].join('\0');
}

/** A baseline while a scan runs: it remembers which entries were needed. */
export class Baseline {
  readonly #entries: readonly BaselineEntry[];
  readonly #byFingerprint: ReadonlyMap<string, readonly BaselineEntry[]>;
  readonly #today: string;
  readonly #used = new Set<BaselineEntry>();

  /** @param today YYYY-MM-DD */
  constructor(entries: readonly BaselineEntry[], today: string) {
    this.#entries = entries;
    this.#byFingerprint = grouped(entries);
    this.#today = today;
  }

  /** The entry that accepts a finding, if one does today. All entries that are about it count as used. */
  match(finding: Identity): BaselineEntry | undefined {
    const about = (this.#byFingerprint.get(finding.fingerprint) ?? []).filter((each) => isAbout(each, finding));
    for (const each of about) this.#used.add(each);
    return about.find((each) => !this.#isExpired(each));
  }

  /** Entries whose last day is over: they accept nothing. */
  expired(): readonly BaselineEntry[] {
    return this.#entries.filter((each) => this.#isExpired(each));
  }

  /** Entries that were about none of the findings that were asked for. */
  unused(): readonly BaselineEntry[] {
    return this.#entries.filter((each) => !this.#used.has(each));
  }

  /** What `prune` leaves: entries that are needed and not expired. */
  pruned(): readonly BaselineEntry[] {
    return this.#entries.filter((each) => this.#used.has(each) && !this.#isExpired(each));
  }

  #isExpired({ expires }: BaselineEntry): boolean {
    return expires !== undefined && expires < this.#today;
  }
}

function grouped(entries: readonly BaselineEntry[]): ReadonlyMap<string, readonly BaselineEntry[]> {
  const groups = new Map<string, BaselineEntry[]>();
  for (const each of entries) {
    const group = groups.get(each.fingerprint);
    if (group) group.push(each);
    else groups.set(each.fingerprint, [each]);
  }
  return groups;
}

/** A fingerprint is of a rule and a secret; the provider that a generic finding is named after may change. */
function isAbout(each: BaselineEntry, { origin }: Identity): boolean {
  return each.path === undefined || each.path === pathOf(origin);
}

/** Why, by whom and until when findings are accepted. */
export type Acceptance = Pick<EntryDraft, 'reason' | 'owner' | 'expires'>;

/**
 * The baseline that accepts the findings as well: present entries stay as they are, with their reasons; one that has
 * expired and is still needed is renewed until the day of `acceptance`.
 */
export function mergeBaseline(
  entries: readonly BaselineEntry[],
  findings: readonly Identity[],
  acceptance: Acceptance,
  today: string,
): readonly BaselineEntry[] {
  const baseline = new Baseline(entries, today);
  const uncovered = findings.filter((finding) => baseline.match(finding) === undefined);
  const expired = new Set(baseline.expired());
  const renewed = entries.map((each) =>
    expired.has(each) && uncovered.some((finding) => each.fingerprint === finding.fingerprint && isAbout(each, finding))
      ? baselineEntry({ ...each, expires: acceptance.expires })
      : each,
  );
  const covered = new Baseline(renewed, today);
  // One secret in many places is one entry.
  const fresh = new Map(
    uncovered
      .filter((finding) => covered.match(finding) === undefined)
      .map(({ fingerprint, ruleId: rule }) => [`${rule}\0${fingerprint}`, { fingerprint, rule }]),
  );
  return [...renewed, ...[...fresh.values()].map((identity) => baselineEntry({ ...identity, ...acceptance }))];
}
