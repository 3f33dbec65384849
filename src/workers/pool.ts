import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { collectSuspects, type SuspectJob, type Suspects } from '../history-suspects.ts';
import type { RuleSet } from '../model/rule.ts';
import { doShare, type FileJob, type JobResult } from './file-job.ts';
import { sendRules } from './sent-rules.ts';
import type { Message, Sent, Task } from './task.ts';

/** Below so many files for each, a second thread takes longer to start and warm up than it saves. */
const FILES_PER_THREAD = 20_000;
/** Packs of fewer bytes are searched before a thread has started. */
const PACKED_BYTES_WORTH_A_THREAD = 1_500_000;
/** And so much takes as long as it takes a second thread to learn what the first one knows. */
const PACKED_BYTES_PER_THREAD = 64_000_000;
const REPORT_MS = 200;

/** How many threads are worth their start for so many files. */
export function threadsFor(files: number, wanted: number | undefined): number {
  return threads(files / FILES_PER_THREAD, wanted);
}

/** How many threads beside this one are worth their start for packs of so many bytes. */
export function threadsForPacks(packedBytes: number, wanted: number | undefined): number {
  return packedBytes < PACKED_BYTES_WORTH_A_THREAD ? 0 : threads(packedBytes / PACKED_BYTES_PER_THREAD, wanted);
}

/** Who asks for a number of threads gets it. */
function threads(worth: number, wanted: number | undefined): number {
  return wanted ?? Math.max(1, Math.min(availableParallelism(), Math.floor(worth)));
}

/** Scans files on this thread and `count - 1` others; `onTaken` hears how many all of them have taken. The results come in no order. */
export async function scanTogether(
  job: Omit<FileJob, 'next'>,
  count: number,
  onTaken: (files: number) => void,
): Promise<JobResult[]> {
  const shared: FileJob = { ...job, next: new SharedArrayBuffer(4) };
  const task = { kind: 'files', job: sent(shared) } as const;
  const others = Array.from({ length: count - 1 }, () => startWorker<JobResult>(task));
  const own = doShare(shared, onTaken);
  return [own, ...(await Promise.all(others))];
}

/**
 * Searches all objects on `count` other threads, so that this one is free to follow git; on this one where count is 0.
 * `onCommits` hears early of commits that are there, maybe more than once the same;
 * `onTaken` hears now and then how many families of objects the threads have taken.
 */
export async function collectTogether(
  job: Omit<SuspectJob, 'next'>,
  count: number,
  onCommits: (commits: readonly string[]) => void,
  onTaken: (families: number) => void,
): Promise<Suspects[]> {
  const shared: SuspectJob = { ...job, next: new SharedArrayBuffer(4 * (job.store.packFiles.length + 1)) };
  if (count === 0) return [collectSuspects(shared, onCommits)];
  const counters = new Int32Array(shared.next);
  const timer = setInterval(() => onTaken(counters.reduce((sum, taken) => sum + taken, 0)), REPORT_MS);
  try {
    const task = { kind: 'suspects', job: sent(shared) } as const;
    return await Promise.all(Array.from({ length: count }, () => startWorker<Suspects>(task, onCommits)));
  } finally {
    clearInterval(timer);
  }
}

function sent<Job extends { readonly ruleSet: RuleSet }>({ ruleSet, ...job }: Job): Sent<Job> {
  return { ...job, rules: sendRules(ruleSet) };
}

function startWorker<Result>(task: Task, onCommits: (commits: readonly string[]) => void = () => {}): Promise<Result> {
  // Beside the bundle that this code is in.
  const worker = new Worker(new URL('./worker.cjs', import.meta.url), { workerData: task });
  return new Promise((resolve, reject) => {
    worker.on('message', (message: Message<Result>) => {
      if (message.kind === 'commits') onCommits(message.commits);
      else resolve(message.result);
    });
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`a thread ended with ${code} before it was done`)));
  });
}
