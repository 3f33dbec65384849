import { isSeq, parseDocument } from 'yaml';
import { callsKeepmum, HOOK_NAMES, type HookName, type Plan, readTarget } from './plan.ts';
import { appendYaml } from './yaml-edit.ts';

const INSTALL_TYPES = 'default_install_hook_types';

/** A local repository with one hook for each stage in the configuration of pre-commit (pre-commit.com). */
export async function planPreCommit(file: string, version: string): Promise<Plan> {
  const target = await readTarget(file);
  const before = target.kind === 'file' ? target.text : '';
  const missing = HOOK_NAMES.filter((hook) => !callsKeepmum(before, hook));
  const whole = { manager: 'pre-commit', changes: [], obstacles: [], notes: [] } satisfies Plan;
  if (missing.length === 0) return whole;
  const notes = ['Then, in every clone: pre-commit install'];
  const lines = repositoryLines(missing, version);
  const extended = target.kind === 'file' ? appendYaml(before, ['repos'], lines) : undefined;
  const after = extended && withInstallTypes(extended);
  if (after === undefined) {
    const reason = target.kind === 'other' ? target.reason : 'it cannot be extended by a program';
    return { ...whole, obstacles: [{ path: file, reason, add: `${lines.join('\n')}\n` }], notes };
  }
  return { ...whole, changes: [{ path: file, before, after, mode: undefined }], notes };
}

/** `pre-commit install` lays only the hooks of this list, which is pre-commit alone where it is left out. */
function withInstallTypes(text: string): string | undefined {
  const node = parseDocument(text).get(INSTALL_TYPES);
  const listed: unknown = isSeq(node) ? node.toJSON() : node;
  if (listed === undefined) return appendYaml(text, [], [`${INSTALL_TYPES}: [${HOOK_NAMES.join(', ')}]`]);
  const missing = Array.isArray(listed) ? HOOK_NAMES.filter((hook) => !listed.includes(hook)) : HOOK_NAMES;
  if (missing.length === 0) return text;
  return appendYaml(
    text,
    [INSTALL_TYPES],
    missing.map((hook) => `- ${hook}`),
  );
}

function repositoryLines(hooks: readonly HookName[], version: string): string[] {
  return [
    '- repo: local',
    '  hooks:',
    ...hooks.flatMap((hook) => hookLines(hook, version).map((line) => `    ${line}`)),
  ];
}

function hookLines(hook: HookName, version: string): string[] {
  return [
    `- id: keepmum-${hook}`,
    `  name: keepmum ${hook}`,
    `  entry: keepmum hook ${hook}`,
    '  language: node',
    `  additional_dependencies: ['keepmum@${version}']`,
    `  stages: [${hook}]`,
    // keepmum asks git what is staged or pushed; by file names alone, pre-commit would skip commits and split the rest.
    '  pass_filenames: false',
    '  always_run: true',
    '  require_serial: true',
  ];
}
