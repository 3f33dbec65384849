import { mkdir } from 'node:fs/promises';
import { dirname, relative, sep } from 'node:path';
import { escapeUnprintable } from '../findings/escape.ts';
import { diffLines } from '../hooks/diff.ts';
import { planGit, planHusky } from '../hooks/git.ts';
import { planLefthook } from '../hooks/lefthook.ts';
import type { FileChange, Plan } from '../hooks/plan.ts';
import { planPreCommit } from '../hooks/pre-commit.ts';
import { inspectProject, type Project } from '../hooks/project.ts';
import { replaceFile } from '../replace-file.ts';

export interface InitOptions {
  readonly cwd: string;
  /** Makes the changes without asking. */
  readonly yes: boolean;
  /** Asks a question that is answered by yes or no; undefined where nobody can answer. */
  readonly ask: ((question: string) => Promise<boolean>) | undefined;
  /** Prints a line. */
  readonly print: (line: string) => void;
  /** The version of keepmum that pre-commit is to install. */
  readonly version: string;
}

/** Lays the hooks of a project. Gives whether all of them are in place afterwards. */
export async function init(options: InitOptions): Promise<boolean> {
  const project = await inspectProject(options.cwd);
  const plan = await planFor(project, options.version);
  const { changes, obstacles } = plan;
  if (changes.length === 0 && obstacles.length === 0) {
    options.print(`The hooks are in place already (${plan.manager}).`);
    return true;
  }
  for (const line of describe(plan, project.top)) options.print(line);
  const made = changes.length > 0 && (await isWanted(options));
  if (made) {
    await apply(changes);
    options.print('Done.');
  }
  if (made || obstacles.length > 0) for (const note of [...plan.notes, ...installNote(project)]) options.print(note);
  return obstacles.length === 0 && made;
}

function planFor(project: Project, version: string): Promise<Plan> {
  const { manager } = project;
  switch (manager.kind) {
    case 'husky':
      return planHusky(project, manager.directory, manager.managed);
    case 'lefthook':
      return planLefthook(project, manager.file);
    case 'pre-commit':
      return planPreCommit(manager.file, version);
    case 'git':
      return planGit(project);
  }
}

function* describe({ manager, changes, obstacles }: Plan, top: string): Iterable<string> {
  yield `Hooks of this repository: ${manager}`;
  for (const { path, before, after } of changes) {
    yield '';
    yield before === undefined ? `${shown(path, top)} (new)` : shown(path, top);
    yield* diffLines(before ?? '', after);
  }
  for (const { path, reason, add } of obstacles) {
    yield '';
    yield `${shown(path, top)} is left as it is: ${reason}. Add this to it:`;
    yield* diffLines('', add);
  }
  yield '';
}

function shown(path: string, top: string): string {
  const below = relative(top, path);
  return escapeUnprintable(below.startsWith('..') ? path : below.replaceAll(sep, '/'));
}

async function isWanted({ yes, ask, print }: InitOptions): Promise<boolean> {
  if (yes) return true;
  if (ask) return ask('Make these changes?');
  print('Nothing was changed, for nobody can be asked here. To make these changes: keepmum init --yes');
  return false;
}

async function apply(changes: readonly FileChange[]): Promise<void> {
  for (const { path, after, mode } of changes) {
    await mkdir(dirname(path), { recursive: true });
    await replaceFile(path, after, mode);
  }
}

function installNote({ listsKeepmum, manager }: Project): string[] {
  if (listsKeepmum !== false || manager.kind === 'pre-commit') return [];
  return ['package.json does not list keepmum, which the hooks need in every clone: npm install --save-dev keepmum'];
}
