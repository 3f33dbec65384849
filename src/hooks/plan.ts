import { lstat, readFile } from 'node:fs/promises';
import { codeOf } from '../errors.ts';

/** The hooks that together see every way into a repository: rebase, cherry-pick and --no-verify pass only pre-push. */
export const HOOK_NAMES = ['pre-commit', 'pre-merge-commit', 'pre-push'] as const;
export type HookName = (typeof HOOK_NAMES)[number];

export interface FileChange {
  readonly path: string;
  /** Absent: the file is new. */
  readonly before: string | undefined;
  readonly after: string;
  /** The mode that it gets; absent: as it was, or that of any new file. */
  readonly mode: number | undefined;
}

/** A file that must not be changed by a program: what its owner is to add. */
export interface Obstacle {
  readonly path: string;
  readonly reason: string;
  readonly add: string;
}

/** All that `keepmum init` would do. No change and no obstacle: the hooks are there already. */
export interface Plan {
  readonly manager: string;
  readonly changes: readonly FileChange[];
  readonly obstacles: readonly Obstacle[];
  /** What is left to do by hand, or to know. */
  readonly notes: readonly string[];
}

/** The file at a path as a plan sees it. */
export type Target =
  | { readonly kind: 'absent' }
  | { readonly kind: 'file'; readonly text: string; readonly mode: number }
  | { readonly kind: 'other'; readonly reason: string };

export async function readTarget(path: string): Promise<Target> {
  try {
    const stats = await lstat(path);
    if (stats.isSymbolicLink()) return { kind: 'other', reason: 'it is a symbolic link' };
    if (!stats.isFile()) return { kind: 'other', reason: 'it is not an ordinary file' };
    return { kind: 'file', text: await readFile(path, 'utf8'), mode: stats.mode & 0o777 };
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return { kind: 'absent' };
    return { kind: 'other', reason: `it cannot be read: ${codeOf(cause) ?? 'unknown error'}` };
  }
}

/** Whether a hook file or a configuration calls keepmum for a hook, in whatever way its owner wrote it. */
export function callsKeepmum(text: string, hook: HookName): boolean {
  return new RegExp(`^[^#\\n]*keepmum["']? hook ${hook}(?![\\w-])`, 'm').test(text);
}
