import { extname } from 'node:path';
import { callsKeepmum, HOOK_NAMES, type HookName, type Plan, readTarget } from './plan.ts';
import type { Project } from './project.ts';
import { appendYaml } from './yaml-edit.ts';

/** A command of its own for each hook in lefthook's configuration. */
export async function planLefthook({ listsKeepmum }: Project, file: string): Promise<Plan> {
  const program = listsKeepmum ? 'node_modules/.bin/keepmum' : 'keepmum';
  const target = await readTarget(file);
  const before = target.kind === 'file' ? target.text : '';
  const missing = HOOK_NAMES.filter((hook) => !callsKeepmum(before, hook));
  const notes = ['Then, in every clone: npx lefthook install'];
  if (/\buse_stdin\b/.test(before) && missing.includes('pre-push')) {
    notes.push(
      'Some versions of lefthook give the input of pre-push to one command only: see to it that keepmum gets it.',
    );
  }
  const whole = { manager: 'lefthook', changes: [], obstacles: [], notes: [] } satisfies Plan;
  if (missing.length === 0) return whole;
  const add = missing.map((hook) => `${hookLines(hook, program).join('\n')}\n`).join('');
  if (target.kind === 'other') return { ...whole, obstacles: [{ path: file, reason: target.reason, add }], notes };
  const after = ['.yml', '.yaml'].includes(extname(file)) ? extended(before, missing, program) : undefined;
  if (after === undefined) {
    return { ...whole, obstacles: [{ path: file, reason: 'it cannot be extended by a program', add }], notes };
  }
  return { ...whole, changes: [{ path: file, before, after, mode: undefined }], notes };
}

function extended(text: string, hooks: readonly HookName[], program: string): string | undefined {
  return hooks.reduce<string | undefined>((done, hook) => done && withHook(done, hook, program), text || '\n');
}

/** Into `jobs` or `commands`, whichever the hook has: lefthook runs both, but a file should have one style. */
function withHook(text: string, hook: HookName, program: string): string | undefined {
  const [, , , ...settings] = hookLines(hook, program).map((line) => line.trim());
  const command = ['keepmum:', ...settings.map((line) => `  ${line}`)];
  return (
    appendYaml(text, [hook, 'jobs'], ['- name: keepmum', ...settings.map((line) => `  ${line}`)]) ??
    appendYaml(text, [hook, 'commands'], command) ??
    appendYaml(text, [hook], ['commands:', ...command.map((line) => `  ${line}`)]) ??
    appendYaml(text, [], hookLines(hook, program))
  );
}

function hookLines(hook: HookName, program: string): string[] {
  const run = `      run: ${program} hook ${hook}`;
  const settings = hook === 'pre-push' ? [`${run} {0}`, '      use_stdin: true'] : [run];
  return [`${hook}:`, '  commands:', '    keepmum:', ...settings];
}
