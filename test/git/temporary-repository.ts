import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { devNull, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A real repository of one test, removed with it. */
export interface TemporaryRepository {
  readonly directory: string;
  /** Runs git in it and gives its output without the last newline; throws where git fails. */
  readonly git: (...args: string[]) => string;
  /** As `git`, and a failure is nothing special: a merge with a conflict. */
  readonly tryGit: (...args: string[]) => string;
  readonly write: (path: string | Buffer, content: string | Uint8Array) => void;
  /** Writes a file and commits everything; gives the commit. */
  readonly commit: (path: string, content: string | Uint8Array, message?: string) => string;
  readonly path: (...parts: string[]) => string;
}

/** Author and committer of all test commits. */
export const AUTHOR = { author: 'Test Author', email: 'author@example.invalid' };

export function temporaryDirectory(): string {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), 'keepmum-')));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true, maxRetries: 3 }));
  return directory;
}

export function temporaryRepository(...initOptions: string[]): TemporaryRepository {
  const repository = repositoryAt(temporaryDirectory());
  repository.git('init', '--quiet', '--initial-branch=main', ...initOptions, '.');
  return repository;
}

/** The repository that some git command has made at a path. */
export function repositoryAt(directory: string): TemporaryRepository {
  let minutes = 0;
  const run = (args: readonly string[], mayFail: boolean): string => {
    const date = new Date(Date.UTC(2024, 0, 1, 12, minutes++)).toISOString();
    const result = spawnSync('git', args, { cwd: directory, env: testEnvironment(date), maxBuffer: 2 ** 28 });
    if (result.status !== 0 && !mayFail) throw new Error(`git ${args.join(' ')}: ${result.stderr}`);
    return result.stdout.toString('utf8').replace(/\n$/, '');
  };
  const path = (...parts: string[]): string => join(directory, ...parts);
  const git = (...args: string[]): string => run(args, false);
  const write = (name: string | Buffer, content: string | Uint8Array): void => {
    const target = typeof name === 'string' ? path(name) : Buffer.concat([Buffer.from(`${directory}/`), name]);
    if (typeof target === 'string') mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, content);
  };
  const commit = (name: string, content: string | Uint8Array, message = `Write ${name}`): string => {
    write(name, content);
    git('add', '--all');
    git('commit', '--quiet', '--message', message);
    return git('rev-parse', 'HEAD');
  };
  return { directory, git, tryGit: (...args) => run(args, true), write, commit, path };
}

// Under a git hook the GIT_* variables of the outer repository are set.
function testEnvironment(date: string): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !name.toUpperCase().startsWith('GIT_'));
  return {
    ...Object.fromEntries(own),
    LC_ALL: 'C',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: devNull,
    GIT_AUTHOR_NAME: AUTHOR.author,
    GIT_AUTHOR_EMAIL: AUTHOR.email,
    GIT_AUTHOR_DATE: date,
    GIT_COMMITTER_NAME: AUTHOR.author,
    GIT_COMMITTER_EMAIL: AUTHOR.email,
    GIT_COMMITTER_DATE: date,
    GIT_ALLOW_PROTOCOL: 'file',
  };
}
