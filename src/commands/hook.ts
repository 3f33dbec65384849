import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Options } from '../arguments.ts';
import { messageOf, UserError } from '../errors.ts';
import { openRepository } from '../git/repository.ts';
import { wholeFragment } from '../model/fragment.ts';
import { conclude, type ExitCode } from './outcome.ts';
import { openSession } from './session.ts';
import { staged } from './staged.ts';
import type { Streams } from './streams.ts';

export type HookName = 'pre-commit' | 'pre-merge-commit' | 'pre-push' | 'commit-msg';

/** What git's hooks call. Silent where all is well; an error stops the commit as a finding does. */
export async function hook(
  name: HookName,
  args: readonly string[],
  options: Options,
  streams: Streams,
): Promise<ExitCode> {
  const repository = openRepository('.', { hook: true });
  switch (name) {
    case 'pre-commit':
    case 'pre-merge-commit':
      return staged(repository, options, streams, true);
    case 'commit-msg':
      return commitMessage(args, options, streams);
    case 'pre-push': {
      const { history } = await import('./history.ts');
      const revisions = pushedRevisions(pushLines(), args[0] ?? '');
      return revisions === undefined ? 0 : history(repository, revisions, options, streams, true);
    }
  }
}

async function commitMessage([file]: readonly string[], options: Options, streams: Streams): Promise<ExitCode> {
  if (file === undefined)
    throw new UserError('commit-msg needs the file with the message', 'Call it as: keepmum hook commit-msg "$1"');
  const repository = openRepository('.', { hook: true });
  const session = await openSession(options, repository.topLevel ?? repository.gitDir, repository);
  const bytes = keptMessage(messageIn(resolve(file)));
  session.ledger.files++;
  session.ledger.bytes += bytes.length;
  const { findings, dismissals } = session.scan(wholeFragment(bytes, { kind: 'commit-message', commit: 'new' }));
  return conclude(session, { kind: 'message', findings, dismissals, mayBeEmpty: true }, streams, true);
}

function messageIn(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new UserError(
      `the commit message ${file} cannot be read: ${messageOf(cause)}`,
      'Call it as: keepmum hook commit-msg "$1"',
      { cause },
    );
  }
}

// Two comment lines, whatever begins a comment and in any language: the second one of git's says what the first does.
const SCISSORS = /^([^\n]+) -{24} >8 -{24}\r?\n\1 /m;

/**
 * The message without the diff that `commit -v` and commit.cleanup=scissors lay below it for the editor. Comment lines
 * stay: whether git drops them depends on its settings, and --message keeps them.
 */
function keptMessage(bytes: Buffer): Buffer {
  // Git says by this editor that there was none: then nothing of the message is its own.
  if (process.env.GIT_EDITOR === ':') return bytes;
  const scissors = SCISSORS.exec(bytes.toString('latin1'));
  return scissors === null ? bytes : bytes.subarray(0, scissors.index);
}

/** What git tells the hook of a push on standard input; the pre-commit framework reads that and tells it in variables. */
function pushLines(): string {
  const { PRE_COMMIT_TO_REF: to, PRE_COMMIT_FROM_REF: from = '' } = process.env;
  return to === undefined ? readFileSync(0, 'utf8') : `${to} ${to} ${from} ${from}\n`;
}

const NO_COMMIT = /^0+$/;

/**
 * The revisions that a push sends, from the lines `<local ref> <local id> <remote ref> <remote id>` that git gives the
 * hook: what is not on the remote yet by its remote-tracking refs. undefined where nothing is sent but deletions.
 */
function pushedRevisions(lines: string, remote: string): readonly string[] | undefined {
  const pushes = lines.split('\n').map((line) => line.split(' '));
  const sent = pushes.flatMap(([, local = '']) => (local === '' || NO_COMMIT.test(local) ? [] : [local]));
  if (sent.length === 0) return undefined;
  // A remote that is a URL has no refs here; those of all remotes are the next best.
  const known = /^[\w][\w./-]*$/.test(remote) && !remote.includes('://') ? `--remotes=${remote}` : '--remotes';
  return [...new Set(sent), '--not', known];
}
