import { collectSuspects, type SuspectJob } from '../history-suspects.ts';
import { doShare, type FileJob } from './file-job.ts';

/** What a thread can be told to do; it shares the work of the job with the other threads that have the same task. */
export type Task =
  | { readonly kind: 'files'; readonly job: FileJob }
  | { readonly kind: 'suspects'; readonly job: SuspectJob };

/** What a thread says: its result at the end, and before that what others can go on with. */
export type Message<Result> =
  | { readonly kind: 'commits'; readonly commits: readonly string[] }
  | { readonly kind: 'result'; readonly result: Result };

export function runTask(task: Task, say: (message: Message<unknown>) => void): void {
  switch (task.kind) {
    case 'files':
      say({ kind: 'result', result: doShare(task.job) });
      return;
    case 'suspects':
      say({ kind: 'result', result: collectSuspects(task.job, (commits) => say({ kind: 'commits', commits })) });
      return;
  }
}
