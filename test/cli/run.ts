import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { devNull } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'vitest';
import { expandTemplate } from '../../src/rules/templates.ts';
import { AUTHOR, type TemporaryRepository } from '../git/temporary-repository.ts';

/** The built program. */
export const PROGRAM = fileURLToPath(new URL('../../bin/keepmum.js', import.meta.url));
export const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));

// Nothing that is tested takes this long: what does, hangs.
const TIMEOUT_MS = 20_000;

/** What a program did. */
export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd: string;
  readonly input?: string | Uint8Array;
  /** Beside the environment of all tests; undefined takes a variable out of it. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Options of node itself. */
  readonly node?: readonly string[];
  /** The user asked for the secrets. */
  readonly showsSecrets?: boolean;
}

/** Runs the program to its end. Whatever it is asked, it prints no secret that `secret` made. */
export function keepmum(args: readonly string[], options: RunOptions): Run {
  const run = start(process.execPath, [...(options.node ?? []), PROGRAM, ...args], options);
  if (options.showsSecrets !== true) expectNoSecrets(run);
  return run;
}

/** Runs git to its end, with its hooks and whatever it exits with. */
export function git(args: readonly string[], options: RunOptions): Run {
  return start('git', args, options);
}

function start(program: string, args: readonly string[], { cwd, input = '', env = {} }: RunOptions): Run {
  const result = spawnSync(program, args, {
    cwd,
    input,
    env: { ...testEnvironment(), ...env },
    timeout: TIMEOUT_MS,
    killSignal: 'SIGKILL',
    maxBuffer: 2 ** 28,
  });
  if (result.error !== undefined) throw new Error(`${program} ${args.join(' ')}: ${result.error.message}`);
  return { status: result.status, stdout: result.stdout.toString('utf8'), stderr: result.stderr.toString('utf8') };
}

const KEPT_VARIABLES = ['PATH', 'HOME', 'TMPDIR', 'SystemRoot', 'USERPROFILE', 'TEMP', 'TMP', 'PATHEXT', 'ComSpec'];

function testEnvironment(): NodeJS.ProcessEnv {
  return {
    ...Object.fromEntries(KEPT_VARIABLES.map((name) => [name, process.env[name]])),
    LC_ALL: 'C',
    NO_COLOR: '1',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: devNull,
    GIT_ALLOW_PROTOCOL: 'file',
    GIT_AUTHOR_NAME: AUTHOR.author,
    GIT_AUTHOR_EMAIL: AUTHOR.email,
    GIT_AUTHOR_DATE: '2024-02-01T12:00:00Z',
    GIT_COMMITTER_NAME: AUTHOR.author,
    GIT_COMMITTER_EMAIL: AUTHOR.email,
    GIT_COMMITTER_DATE: '2024-02-01T12:00:00Z',
    GIT_MERGE_AUTOEDIT: 'no',
  };
}

const made = new Set<string>();

/** A secret for a test, which no run of the program may print from then on. */
export function secret(template: string, seed: string): string {
  const text = expandTemplate(template, seed);
  made.add(text);
  return text;
}

export function githubToken(seed: string): string {
  return secret('ghp_{alnum:30}{crc32-base62}', seed);
}

/** Fails where a run printed a secret, as it is or in an encoding that anyone can undo. */
export function expectNoSecrets({ stdout, stderr }: Run): void {
  const printed = stdout + stderr;
  const shown = [...made].filter((text) => spellingsOf(text).some((spelling) => printed.includes(spelling)));
  expect(
    shown.map((text) => text.slice(0, 8)),
    'secrets in the output',
  ).toEqual([]);
}

function spellingsOf(text: string): string[] {
  const bytes = Buffer.from(text);
  // Inside a longer text, base64 begins at any of three offsets, and its ends depend on the neighbours.
  const base64 = [0, 1, 2].map((offset) =>
    Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .slice(offset === 0 ? 0 : 4, -4),
  );
  return [text, ...base64, bytes.toString('hex'), bytes.toString('hex').toUpperCase(), encodeURIComponent(text)];
}

/** A report as `--format json` writes it, as far as tests look at it. */
export interface JsonReport {
  readonly scan: string;
  readonly findings: readonly JsonFinding[];
  readonly dismissals?: readonly { readonly ruleId: string; readonly check: string; readonly reason: string }[];
  readonly receipt: {
    readonly files: number;
    readonly blobs: number;
    readonly commits: number;
    readonly bytes: number;
    readonly skipped: Readonly<Record<string, number>>;
    readonly failed: readonly { readonly target: string; readonly reason: string }[];
    readonly notes: readonly string[];
    readonly suppressed: Readonly<Record<string, number>>;
    readonly complete: boolean;
  };
}

export interface JsonFinding {
  readonly ruleId: string;
  readonly path: string | null;
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly startByte: number;
  readonly endByte: number;
  readonly secret: string;
  readonly fingerprint: string;
  readonly confidence: string;
  readonly score: number;
  readonly decodedFrom: readonly string[];
  readonly origin: Readonly<Record<string, string>>;
}

const ajv = new Ajv2020({ allErrors: true, strictTypes: false });
ajv.addSchema(JSON.parse(readFileSync(join(DIST, 'schema', 'report.json'), 'utf8')), 'report.json');

/** Fails where a value is not what the schema says; `part` as in `#/$defs/line`. */
export function expectValid(value: unknown, part = ''): void {
  const valid = ajv.getSchema(`report.json${part}`);
  expect(valid?.(value), JSON.stringify(valid?.errors)).toBe(true);
}

/** Runs a scan with `--format json` and gives its report, which the schema describes. */
export function jsonReport(
  args: readonly string[],
  options: RunOptions,
): JsonReport & { readonly status: number | null } {
  // In front: after -- everything is an argument.
  const { status, stdout, stderr } = keepmum(['--format', 'json', ...args], options);
  if (stdout === '') throw new Error(`keepmum ${args.join(' ')} reported nothing: ${stderr}`);
  const report = JSON.parse(stdout);
  expectValid(report);
  return { ...report, status };
}

/** Where the findings of a report are: `path:line:column rule`. */
export function places({ findings }: JsonReport): string[] {
  return findings.map(({ path, startLine, startColumn, ruleId }) => `${path}:${startLine}:${startColumn} ${ruleId}`);
}

/** Fails unless a run could not do what it was asked and said so in two lines: what is wrong, and the way out. */
export function expectComplaint(run: Run, what: RegExp, wayOut: RegExp = /\S/): void {
  const lines = run.stderr.split('\n');
  expect({ status: run.status, stdout: run.stdout, lines: lines.length }, run.stderr).toEqual({
    status: 2,
    stdout: '',
    lines: 3,
  });
  expect(lines[0]).toMatch(/^keepmum: /);
  expect(lines[0]).toMatch(what);
  expect(lines[1]).toMatch(/^ {2}\S/);
  expect(lines[1]).toMatch(wayOut);
  expect(run.stderr).not.toMatch(/fault of keepmum/);
}

/** Writes a file in a folder, with the folders above it. */
export function write(folder: string, name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

/** Lays a hook that calls the built program, as git's own hooks are laid. */
export function layHook(repository: Pick<TemporaryRepository, 'git' | 'directory'>, name: string): void {
  const folder = repository.git('rev-parse', '--path-format=absolute', '--git-path', 'hooks');
  const [node, program] = [process.execPath, PROGRAM].map((path) => path.replaceAll('\\', '/'));
  const file = write(folder, name, `#!/bin/sh\nexec "${node}" "${program}" hook ${name} "$@"\n`);
  chmodSync(file, 0o755);
}
