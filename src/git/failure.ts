import { NoRepositoryError, UserError } from '../errors.ts';

interface KnownFailure {
  readonly pattern: RegExp;
  readonly error: (directory: string, found: string) => UserError;
}

// Git's English messages (LC_ALL=C). They word the error only; that git failed is known from its exit status.
const KNOWN_FAILURES: readonly KnownFailure[] = [
  {
    pattern: /dubious ownership in repository at '(.*)'/,
    error: (_directory, repository) =>
      new UserError(
        `git does not trust ${repository}: it belongs to another user`,
        `If you trust it, run: git config --global --add safe.directory '${repository}'`,
      ),
  },
  {
    pattern: /not a git repository/,
    error: (directory) =>
      new NoRepositoryError(
        `${directory} is not in a git repository`,
        'Give the path of a git repository, or scan the directory as plain files.',
      ),
  },
  {
    pattern: /cannot change to '.*': (.*)/,
    error: (directory, reason) => new UserError(`${directory}: ${reason}`, 'Give the path of a directory.'),
  },
  {
    pattern: /cannot use bare repository '(.*)'/,
    error: (_directory, repository) =>
      new UserError(
        `${repository} is a bare repository that was found by its surroundings only`,
        'Give the path of the bare repository itself.',
      ),
  },
  {
    pattern: /(?:bad revision|ambiguous argument) '(.*?)'|(?:Invalid revision range|bad object) (.*)/,
    error: (directory, revision) =>
      new UserError(
        `${directory}: git does not know the revision ${revision}`,
        'Check the name with `git rev-parse`. In a shallow clone, get the older commits with `git fetch --unshallow`.',
      ),
  },
];

/** The error for a git command that failed, with the way out where the failure is a known one. */
export function gitError(directory: string, command: readonly string[], stderr: string): UserError {
  for (const { pattern, error } of KNOWN_FAILURES) {
    const match = pattern.exec(stderr);
    if (match !== null) return error(directory, match[1] ?? match[2] ?? '');
  }
  return new UserError(
    `git ${command[0]} failed in ${directory}: ${reasonOf(stderr)}`,
    'Check the repository with `git fsck`.',
  );
}

/** The line of git's error output that says most: the fatal one, or else the last. */
export function reasonOf(stderr: string): string {
  const lines = stderr.trim().split('\n');
  const line = lines.find((text) => text.startsWith('fatal: ')) ?? lines.at(-1) ?? '';
  return line.replace(/^(?:fatal|error): /, '') || 'no reason given';
}
