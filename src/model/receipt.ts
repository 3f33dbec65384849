/** Something that was asked for and not read as asked. */
export interface Gap {
  readonly target: string;
  readonly reason: string;
}

/** What a scan read and did not read. Nothing is called clean without it. */
export interface Receipt {
  readonly files: number;
  readonly blobs: number;
  readonly commits: number;
  readonly tags: number;
  readonly bytes: number;
  readonly rules: number;
  /** Left out on purpose, by reason. */
  readonly skipped: Readonly<Record<string, number>>;
  /** Asked for and not scanned: any entry makes the scan incomplete. */
  readonly failed: readonly Gap[];
  /** True of a findings list only together with the notes: shallow history, nothing staged ... */
  readonly notes: readonly string[];
  /** Findings held back, by what held them back: baseline, allow comment, allowlist. */
  readonly suppressed: Readonly<Record<string, number>>;
  readonly complete: boolean;
}

/** Collects a receipt while a scan runs. */
export class Ledger {
  files = 0;
  blobs = 0;
  commits = 0;
  tags = 0;
  bytes = 0;
  readonly #skipped = new Map<string, number>();
  readonly #suppressed = new Map<string, number>();
  readonly #failed: Gap[] = [];
  readonly #notes: string[] = [];

  skip(reason: string, count = 1): void {
    this.#skipped.set(reason, (this.#skipped.get(reason) ?? 0) + count);
  }

  suppress(by: string, count = 1): void {
    this.#suppressed.set(by, (this.#suppressed.get(by) ?? 0) + count);
  }

  fail(target: string, reason: string): void {
    this.#failed.push({ target, reason });
  }

  note(text: string): void {
    if (!this.#notes.includes(text)) this.#notes.push(text);
  }

  /** Adds what another thread counted. */
  add(other: Receipt): void {
    this.files += other.files;
    this.blobs += other.blobs;
    this.commits += other.commits;
    this.tags += other.tags;
    this.bytes += other.bytes;
    for (const [reason, count] of Object.entries(other.skipped)) this.skip(reason, count);
    for (const [by, count] of Object.entries(other.suppressed)) this.suppress(by, count);
    for (const gap of other.failed) this.fail(gap.target, gap.reason);
    for (const note of other.notes) this.note(note);
  }

  receipt(rules: number): Receipt {
    return {
      files: this.files,
      blobs: this.blobs,
      commits: this.commits,
      tags: this.tags,
      bytes: this.bytes,
      rules,
      skipped: Object.fromEntries([...this.#skipped].sort(([a], [b]) => (a < b ? -1 : 1))),
      failed: [...this.#failed].sort((a, b) => (a.target < b.target ? -1 : 1)),
      notes: [...this.#notes],
      suppressed: Object.fromEntries([...this.#suppressed].sort(([a], [b]) => (a < b ? -1 : 1))),
      complete: this.#failed.length === 0,
    };
  }
}
