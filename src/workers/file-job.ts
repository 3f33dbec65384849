import { createEngine } from '../detect/detect.ts';
import type { Dismissal, Finding } from '../model/finding.ts';
import { Ledger, type Receipt } from '../model/receipt.ts';
import type { RuleSet } from '../model/rule.ts';
import { fragmentScan, type Policy } from '../scan.ts';
import { fileFragments } from '../sources/files.ts';

/** Files that several threads scan together: each takes the next batch until none is left. Travels to other threads. */
export interface FileJob {
  readonly root: string;
  readonly paths: readonly string[];
  readonly ruleSet: RuleSet;
  readonly policy: Policy;
  readonly maxFileBytes: number;
  /** One number: the index of the next path that no thread has taken. */
  readonly next: SharedArrayBuffer;
}

export interface JobResult {
  readonly findings: Finding[];
  readonly dismissals: Dismissal[];
  readonly receipt: Receipt;
  /** Paths at which no file was any more. */
  readonly vanished: string[];
}

const BATCH_FILES = 64;

/** Does this thread's share of a job. */
export function doShare(job: FileJob, onTaken?: (files: number) => void): JobResult {
  const ledger = new Ledger();
  const engine = createEngine(job.ruleSet, undefined, { sweeps: job.policy.confidence === 'low' });
  const scan = fragmentScan(engine, job.policy, ledger);
  const result: JobResult = { findings: [], dismissals: [], receipt: ledger.receipt(0), vanished: [] };
  const onVanished = (path: string): void => void result.vanished.push(path);
  const { root, maxFileBytes } = job;
  for (const fragment of fileFragments(
    root,
    takeBatches(job, onTaken),
    engine.room,
    ledger,
    maxFileBytes,
    onVanished,
  )) {
    const scanned = scan(fragment);
    result.findings.push(...scanned.findings);
    result.dismissals.push(...scanned.dismissals);
  }
  return { ...result, receipt: ledger.receipt(0) };
}

function* takeBatches({ paths, next }: FileJob, onTaken?: (files: number) => void): Iterable<string> {
  const counter = new Int32Array(next);
  for (;;) {
    const from = Atomics.add(counter, 0, BATCH_FILES);
    if (from >= paths.length) return;
    onTaken?.(from);
    yield* paths.slice(from, from + BATCH_FILES);
  }
}
