import type { Options } from '../arguments.ts';
import type { Repository } from '../git/repository.ts';
import type { Dismissal, Finding } from '../model/finding.ts';
import { staged as stagedFragments } from '../sources/staged.ts';
import { conclude, type ExitCode } from './outcome.ts';
import { openSession } from './session.ts';
import type { Streams } from './streams.ts';

/** `keepmum staged` and the hooks of a commit: what the next commit would bring. `quiet`: silent where all is well. */
export async function staged(
  repository: Repository,
  options: Options,
  streams: Streams,
  quiet = false,
): Promise<ExitCode> {
  const session = await openSession(options, repository.topLevel ?? repository.gitDir, repository);
  const findings: Finding[] = [];
  const dismissals: Dismissal[] = [];
  const { engine, ignored, ledger, scan } = session;
  for (const fragment of stagedFragments(repository, engine.room, ledger, {
    wholeFiles: options.wholeFiles ?? false,
    ignored,
  })) {
    const scanned = scan(fragment);
    findings.push(...scanned.findings);
    dismissals.push(...scanned.dismissals);
  }
  return conclude(session, { kind: 'staged', findings, dismissals, mayBeEmpty: true }, streams, quiet);
}
