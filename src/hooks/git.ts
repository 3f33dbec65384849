import { lstat } from 'node:fs/promises';
import { isAbsolute, join, relative } from 'node:path';
import { type FileChange, HOOK_NAMES, type Obstacle, type Plan } from './plan.ts';
import type { Project } from './project.ts';
import { planHookFile, type ShellStyle } from './shell.ts';

/** Hooks in the folder where git itself looks for them. */
export async function planGit({ top, hooksDirectory }: Project): Promise<Plan> {
  const files = await planFolder(hooksDirectory, { managed: false });
  const shared = await isElsewhere(top, hooksDirectory);
  const notes = shared
    ? [`${hooksDirectory} is used by every repository with this core.hooksPath, not by this one alone.`]
    : [];
  return { manager: `git's hooks folder`, ...files, notes };
}

/** Hooks in the folder of husky, which git is sent to by core.hooksPath. */
export async function planHusky({ hooksDirectory }: Project, directory: string, managed: boolean): Promise<Plan> {
  const files = await planFolder(directory, { managed });
  const active = hooksDirectory === (managed ? join(directory, '_') : directory);
  return { manager: 'husky', ...files, notes: active ? [] : ['husky is not active in this clone yet: npx husky'] };
}

async function planFolder(directory: string, style: ShellStyle): Promise<Pick<Plan, 'changes' | 'obstacles'>> {
  const changes: FileChange[] = [];
  const obstacles: Obstacle[] = [];
  for (const hook of HOOK_NAMES) {
    const planned = await planHookFile(join(directory, hook), hook, style);
    if (planned === undefined) continue;
    if ('after' in planned) changes.push(planned);
    else obstacles.push(planned);
  }
  return { changes, obstacles };
}

/** Whether hooks are neither in the work tree nor in a git folder: then core.hooksPath leads out of the repository. */
async function isElsewhere(top: string, hooksDirectory: string): Promise<boolean> {
  const below = relative(top, hooksDirectory);
  if (!below.startsWith('..') && !isAbsolute(below)) return false;
  const head = await lstat(join(hooksDirectory, '..', 'HEAD')).catch(() => undefined);
  return head === undefined;
}
