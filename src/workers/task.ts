import { collectSuspects, type SuspectJob } from '../history-suspects.ts';
import { loadLinearEngine } from '../linear-engine.ts';
import type { RuleSet } from '../model/rule.ts';
import { doShare, type FileJob } from './file-job.ts';
import { receiveRules, type SentRules } from './sent-rules.ts';

/** What a thread can be told to do; it shares the work of the job with the other threads that have the same task. */
export type Task =
  | { readonly kind: 'files'; readonly job: Sent<FileJob> }
  | { readonly kind: 'suspects'; readonly job: Sent<SuspectJob> };

export type Sent<Job extends { readonly ruleSet: RuleSet }> = Omit<Job, 'ruleSet'> & { readonly rules: SentRules };

/** What a thread says: its result at the end, and before that what others can go on with. */
export type Message<Result> =
  | { readonly kind: 'commits'; readonly commits: readonly string[] }
  | { readonly kind: 'result'; readonly result: Result };

export async function runTask({ kind, job }: Task, say: (message: Message<unknown>) => void): Promise<void> {
  const ruleSet = receiveRules(job.rules);
  if (job.rules !== 'built-in') await loadLinearEngine(ruleSet);
  switch (kind) {
    case 'files':
      say({ kind: 'result', result: doShare({ ...job, ruleSet }) });
      return;
    case 'suspects':
      say({
        kind: 'result',
        result: collectSuspects({ ...job, ruleSet }, (commits) => say({ kind: 'commits', commits })),
      });
      return;
  }
}
