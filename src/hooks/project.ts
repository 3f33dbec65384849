import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { messageOf, UserError } from '../errors.ts';

/** What `keepmum init` has to know of a project. */
export interface Project {
  /** The top level of the work tree. */
  readonly top: string;
  /** The folder in which git looks for hooks; core.hooksPath is taken into account. */
  readonly hooksDirectory: string;
  readonly manager: Manager;
  /** Where package.json lists keepmum; undefined: there is no package.json. */
  readonly listsKeepmum: boolean | undefined;
}

export type Manager =
  | { readonly kind: 'husky'; readonly directory: string; readonly managed: boolean }
  | { readonly kind: 'lefthook'; readonly file: string }
  | { readonly kind: 'pre-commit'; readonly file: string }
  | { readonly kind: 'git' };

const LEFTHOOK_FILES = ['yml', 'yaml', 'json', 'jsonc', 'toml'].flatMap((type) => [
  `lefthook.${type}`,
  `.lefthook.${type}`,
  `.config/lefthook.${type}`,
]);
const PRE_COMMIT_FILE = '.pre-commit-config.yaml';
// Since this version, husky runs hook files by a script of its own that sets the PATH.
const FIRST_MANAGED_HUSKY = 9;

/** @throws UserError outside of a work tree and where git cannot be started. */
export async function inspectProject(cwd: string): Promise<Project> {
  const top = resolve(await askGit(cwd, ['--show-toplevel']));
  const hooksDirectory = resolve(top, await askGit(top, ['--git-path', 'hooks']));
  const dependencies = await dependenciesOf(top);
  return {
    top,
    hooksDirectory,
    manager: await managerOf(top, hooksDirectory, dependencies?.husky),
    listsKeepmum: dependencies && dependencies.keepmum !== undefined,
  };
}

async function managerOf(top: string, hooksDirectory: string, husky: string | undefined): Promise<Manager> {
  if (basename(hooksDirectory) === '_' && basename(dirname(hooksDirectory)) === '.husky') {
    return { kind: 'husky', directory: dirname(hooksDirectory), managed: true };
  }
  if (basename(hooksDirectory) === '.husky') return { kind: 'husky', directory: hooksDirectory, managed: false };
  const directory = join(top, '.husky');
  if (husky !== undefined || (await kindOf(directory)) === 'directory') {
    const [major] = /\d+/.exec(husky ?? '') ?? [];
    return { kind: 'husky', directory, managed: major === undefined || Number(major) >= FIRST_MANAGED_HUSKY };
  }
  for (const name of LEFTHOOK_FILES) {
    if ((await kindOf(join(top, name))) === 'file') return { kind: 'lefthook', file: join(top, name) };
  }
  if ((await kindOf(join(top, PRE_COMMIT_FILE))) === 'file')
    return { kind: 'pre-commit', file: join(top, PRE_COMMIT_FILE) };
  return { kind: 'git' };
}

async function kindOf(path: string): Promise<'file' | 'directory' | undefined> {
  const stats = await stat(path).catch(() => undefined);
  return stats?.isDirectory() ? 'directory' : stats?.isFile() ? 'file' : undefined;
}

/** The dependencies of all kinds that package.json lists, with their ranges. */
async function dependenciesOf(top: string): Promise<Readonly<Record<string, string>> | undefined> {
  const text = await readFile(join(top, 'package.json'), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const manifest = parseManifest(text);
  return Object.fromEntries(
    ['dependencies', 'devDependencies', 'optionalDependencies']
      .flatMap((key) => Object.entries(manifest[key] ?? {}))
      .filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
  );
}

function parseManifest(text: string): Readonly<Record<string, object | null | undefined>> {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    if (typeof value !== 'object' || value === null) return {};
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [key, typeof each === 'object' ? each : undefined]),
    );
  } catch (cause) {
    throw new UserError('package.json is not JSON', 'Mend it, then run keepmum init again', { cause });
  }
}

// simple-git refuses a whole environment for the sake of EDITOR and the like; git's own variables, which a hook or an alias
// sets, would name another repository.
const PASSED_ON = [
  'PATH',
  'HOME',
  'XDG_CONFIG_HOME',
  'USERPROFILE',
  'SYSTEMROOT',
  'APPDATA',
  'LOCALAPPDATA',
  'TEMP',
  'TMP',
];

async function askGit(cwd: string, question: string[]): Promise<string> {
  const { simpleGit } = await import('simple-git');
  const env = Object.entries(process.env).filter(([name]) => PASSED_ON.includes(name.toUpperCase()));
  try {
    return await simpleGit(cwd).env(Object.fromEntries(env)).revparse(question);
  } catch (cause) {
    const reason = messageOf(cause).split('\n')[0];
    throw new UserError(
      `no git work tree at ${cwd}: ${reason}`,
      'Run keepmum init inside a repository; git init makes one',
      { cause },
    );
  }
}
