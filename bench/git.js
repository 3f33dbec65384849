import { execFileSync } from 'node:child_process';

// So that a repository made here is the same everywhere and always.
const FIXED = {
  GIT_AUTHOR_NAME: 'bench',
  GIT_AUTHOR_EMAIL: 'bench@localhost',
  GIT_AUTHOR_DATE: '2000-01-01T00:00:00Z',
  GIT_COMMITTER_NAME: 'bench',
  GIT_COMMITTER_EMAIL: 'bench@localhost',
  GIT_COMMITTER_DATE: '2000-01-01T00:00:00Z',
};

export function git(directory, args, environment) {
  const env = { ...environment, ...FIXED };
  return execFileSync('git', args, { cwd: directory, env, encoding: 'utf8', maxBuffer: 1 << 30 }).trim();
}
