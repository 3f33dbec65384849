import { collectSuspects, type SuspectJob } from '../history-suspects.ts';
import { doShare, type FileJob } from './file-job.ts';

/** What a thread can be told to do; it shares the work of the job with the other threads that have the same task. */
export type Task =
  | { readonly kind: 'files'; readonly job: FileJob }
  | { readonly kind: 'suspects'; readonly job: SuspectJob };

export function runTask(task: Task): unknown {
  switch (task.kind) {
    case 'files':
      return doShare(task.job);
    case 'suspects':
      return collectSuspects(task.job);
  }
}
