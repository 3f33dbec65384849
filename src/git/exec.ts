import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { devNull } from 'node:os';
import { delimiter, isAbsolute, join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { codeOf, NoRepositoryError, UserError } from '../errors.ts';
import { gitError } from './failure.ts';

/** Where git runs, and whether a hook of that repository started this process. */
export interface GitLocation {
  /** Absolute path of a directory in the repository. */
  readonly directory: string;
  /** Given to git as `--git-dir`: a bare repository that the user named. Otherwise git looks for it itself. */
  readonly explicitGitDir: string | undefined;
  /** Hooks inherit git's own variables (GIT_INDEX_FILE ...); elsewhere they would point at some other repository. */
  readonly hook: boolean;
}

/** Only commands that read, and only such as run none of the repository's programs when started as here. */
export type GitCommand = readonly [
  (
    | 'cat-file'
    | 'diff-index'
    | 'diff-tree'
    | 'for-each-ref'
    | 'ls-files'
    | 'merge-base'
    | 'rev-list'
    | 'rev-parse'
    | 'version'
  ),
  ...string[],
];

export interface GitResult {
  readonly status: number | null;
  readonly stdout: Buffer;
  readonly stderr: string;
  /** The output was longer than `maxOutputBytes`; stdout is cut. */
  readonly overflow: boolean;
}

export interface GitExit {
  readonly status: number | null;
  readonly stderr: string;
}

export interface GitStream {
  readonly stdin: Writable;
  readonly stdout: Readable;
  /** Never rejects on git's own failure: look at the status. Rejects with a UserError where git cannot be started. */
  readonly exit: Promise<GitExit>;
}

const MAX_OUTPUT_BYTES = 1024 ** 3;
const MAX_STDERR_CHARACTERS = 64 * 1024;

// A repository's configuration is not ours to trust: each of these would start a program that it names. core.fsmonitor
// runs even under ls-files and diff-index, and protocol.allow alone yields to the repository's protocol.ext.allow, hence
// GIT_ALLOW_PROTOCOL below. diff.relative would hide what is staged outside the current directory.
const HARDENED_ARGUMENTS: readonly string[] = [
  '--no-pager',
  '--no-replace-objects',
  '--literal-pathspecs',
  ...[
    'core.fsmonitor=false',
    `core.hooksPath=${devNull}`,
    'advice.graftFileDeprecated=false',
    'core.untrackedCache=false',
    `core.attributesFile=${devNull}`,
    'log.showSignature=false',
    'diff.external=',
    'diff.relative=false',
    'safe.bareRepository=explicit',
    'protocol.allow=never',
  ].flatMap((setting) => ['-c', setting]),
];

// The settings of system and user stay in force, GIT_CONFIG_* included: safe.directory lives there.
const INHERITED_VARIABLES: readonly string[] = [
  'PATH',
  'HOME',
  'XDG_CONFIG_HOME',
  'GIT_CONFIG_GLOBAL',
  'GIT_CONFIG_SYSTEM',
  'GIT_CONFIG_NOSYSTEM',
  'GIT_CONFIG_COUNT',
  'TMPDIR',
  // Windows finds its libraries, the home directory and temporary files by these.
  'SystemRoot',
  'USERPROFILE',
  'HOMEDRIVE',
  'HOMEPATH',
  'APPDATA',
  'LOCALAPPDATA',
  'PROGRAMDATA',
  'TEMP',
  'TMP',
];

const HOOK_VARIABLES: readonly string[] = [
  'GIT_DIR',
  'GIT_WORK_TREE',
  'GIT_INDEX_FILE',
  'GIT_OBJECT_DIRECTORY',
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_QUARANTINE_PATH',
];

const FIXED_VARIABLES: Readonly<Record<string, string>> = {
  LC_ALL: 'C',
  LANGUAGE: '',
  GIT_ALLOW_PROTOCOL: '',
  GIT_ATTR_NOSYSTEM: '1',
  // Otherwise rev-list writes each commit by itself: several times slower to read.
  GIT_FLUSH: '0',
  GIT_GRAFT_FILE: devNull,
  GIT_NO_LAZY_FETCH: '1',
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_PAGER: 'cat',
  GIT_TERMINAL_PROMPT: '0',
};

/** Runs git to its end and gives what it wrote. Throws a UserError where git cannot start or does not exit with 0. */
export function runGit(at: GitLocation, command: GitCommand, options: { readonly input?: string } = {}): Buffer {
  const result = tryGit(at, command, options);
  if (result.status !== 0 || result.overflow) throw gitError(at.directory, command, result.stderr);
  return result.stdout;
}

/** Runs git to its end, for those who can make something of a failure. Throws a UserError where git cannot start. */
export function tryGit(at: GitLocation, command: GitCommand, options: { readonly input?: string } = {}): GitResult {
  const result = spawnSync(gitProgram(), argumentsOf(at, command), {
    env: environmentOf(at),
    input: options.input ?? '',
    maxBuffer: MAX_OUTPUT_BYTES,
    windowsHide: true,
  });
  const overflow = codeOf(result.error) === 'ENOBUFS';
  if (result.error !== undefined && !overflow) throw notStarted(result.error);
  return { status: result.status, stdout: result.stdout, stderr: result.stderr.toString('utf8'), overflow };
}

/** Starts git and gives its streams. It ends with its input, or when its output is closed: leaving a loop over it does. */
export function streamGit(at: GitLocation, command: GitCommand): GitStream {
  const child = spawn(gitProgram(), argumentsOf(at, command), {
    env: environmentOf(at),
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
  });
  // When a child has ended, Node throws away what it wrote unless somebody listens, and a reader may come later.
  child.stdout.on('readable', () => {});
  // A git that ends early closes its input under our hands; its status tells why.
  child.stdin.on('error', () => {});
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    if (stderr.length < MAX_STDERR_CHARACTERS) stderr += text;
  });
  const exit = new Promise<GitExit>((resolve, reject) => {
    child.on('error', (error) => reject(notStarted(error)));
    child.on('close', (status) => resolve({ status, stderr }));
  });
  // Whoever awaits `exit` still gets the rejection; this only keeps it from ending the process before that.
  exit.catch(() => {});
  return { stdin: child.stdin, stdout: child.stdout, exit };
}

/** What a stream holds between separators, a chunk's worth at a time, one latin1 character a byte. */
export async function* records(stream: Readable, separator: string): AsyncGenerator<readonly string[]> {
  stream.setEncoding('latin1');
  let rest = '';
  for await (const chunk of stream) {
    const complete = `${rest}${chunk}`.split(separator);
    rest = complete.pop() ?? '';
    yield complete;
  }
}

/** Runs git to its end beside other work; `visit` sees each line of its output, one latin1 character a byte. */
export async function eachLine(
  at: GitLocation,
  command: GitCommand,
  input: string,
  visit: (line: string) => void,
): Promise<GitExit> {
  const git = streamGit(at, command);
  git.stdin.end(input, 'latin1');
  for await (const lines of records(git.stdout, '\n')) for (const line of lines) visit(line);
  return git.exit;
}

function argumentsOf(at: GitLocation, command: GitCommand): readonly string[] {
  const gitDir = at.explicitGitDir === undefined ? [] : [`--git-dir=${at.explicitGitDir}`];
  return ['-C', at.directory, ...HARDENED_ARGUMENTS, ...gitDir, ...command];
}

function environmentOf(at: GitLocation): NodeJS.ProcessEnv {
  const environment: NodeJS.ProcessEnv = {};
  const configured = Array.from({ length: configuredCount() }, (_, index) => [
    `GIT_CONFIG_KEY_${index}`,
    `GIT_CONFIG_VALUE_${index}`,
  ]).flat();
  for (const name of [...INHERITED_VARIABLES, ...configured, ...(at.hook ? HOOK_VARIABLES : [])]) {
    const value = process.env[name];
    if (value !== undefined) environment[name] = value;
  }
  return Object.assign(environment, FIXED_VARIABLES);
}

function configuredCount(): number {
  const count = Number(process.env.GIT_CONFIG_COUNT ?? 0);
  return Number.isInteger(count) && count > 0 && count < 1000 ? count : 0;
}

// Windows looks for a bare name in the current directory before PATH, so a scanned repository could bring its own git.exe.
function gitProgram(): string {
  if (process.platform !== 'win32') return 'git';
  const directories = (process.env.PATH ?? '').split(delimiter).filter((directory) => isAbsolute(directory));
  const program = directories.map((directory) => join(directory, 'git.exe')).find((path) => existsSync(path));
  if (program === undefined) throw notStarted(undefined);
  return program;
}

function notStarted(cause: unknown): UserError {
  if (cause === undefined || codeOf(cause) === 'ENOENT') {
    return new NoRepositoryError('git was not found', 'Install git and make sure that it is on PATH.', { cause });
  }
  return new UserError(
    `git could not be started (${codeOf(cause) ?? 'unknown error'})`,
    'Run `git --version` to see why.',
    {
      cause,
    },
  );
}
