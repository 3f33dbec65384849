import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { doShare, type FileJob, type JobResult } from './job.ts';

/** A thread costs about as much as it takes to scan so many files. */
const FILES_PER_THREAD = 1500;

/** How many threads are worth their start for so many files. */
export function threadsFor(files: number, wanted: number | undefined): number {
  const most = wanted ?? availableParallelism();
  return Math.max(1, Math.min(most, Math.floor(files / FILES_PER_THREAD)));
}

/** Scans files on this thread and `threads - 1` others. The results come in no order. */
export async function scanTogether(job: Omit<FileJob, 'next'>, threads: number): Promise<JobResult[]> {
  const shared: FileJob = { ...job, next: new SharedArrayBuffer(4) };
  const others = Array.from({ length: threads - 1 }, () => startWorker(shared));
  const own = doShare(shared);
  return [own, ...(await Promise.all(others))];
}

function startWorker(job: FileJob): Promise<JobResult> {
  // Beside the bundle that this code is in.
  const worker = new Worker(new URL('./worker.cjs', import.meta.url), { workerData: job });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`a thread ended with ${code} before it was done`)));
  });
}
