import { callsKeepmum, type FileChange, type HookName, type Obstacle, readTarget } from './plan.ts';

/** How a hook manager runs the files of its folder. */
export interface ShellStyle {
  /** The manager puts node_modules/.bin on the PATH and stops at the first command that fails. */
  readonly managed: boolean;
}

const EXECUTABLE = 0o755;

const FIND_KEEPMUM = `if [ -x node_modules/.bin/keepmum ]; then
  keepmum=node_modules/.bin/keepmum
elif command -v keepmum >/dev/null 2>&1; then
  keepmum=keepmum
else
  echo 'keepmum is not installed, so nothing was scanned. To install it: npm install --save-dev keepmum' >&2
  exit 1
fi
`;

/** What must happen to one hook file; undefined where it calls keepmum already. */
export async function planHookFile(
  path: string,
  hook: HookName,
  style: ShellStyle,
): Promise<FileChange | Obstacle | undefined> {
  const target = await readTarget(path);
  const mode = style.managed ? undefined : EXECUTABLE;
  switch (target.kind) {
    case 'absent':
      return { path, before: undefined, after: newFile(hook, style), mode };
    case 'other':
      return { path, reason: target.reason, add: block(hook, style) };
    case 'file':
      return planExistingFile(path, target.text, target.mode, hook, style);
  }
}

function planExistingFile(
  path: string,
  text: string,
  mode: number,
  hook: HookName,
  style: ShellStyle,
): FileChange | Obstacle | undefined {
  const runs = style.managed || process.platform === 'win32' || (mode & 0o111) !== 0;
  if (callsKeepmum(text, hook)) {
    return runs
      ? undefined
      : { path, reason: 'it is not executable, so git does not run it', add: `chmod +x ${path}\n` };
  }
  if (!runs) {
    // To make it executable would switch on whatever its owner switched off.
    return { path, reason: 'it is not executable, so git does not run it', add: block(hook, style) };
  }
  const [shebang = ''] = /^#!.*(?:\n|$)/.exec(text) ?? [];
  if (shebang !== '' && !/\b(?:ba|da|z|k|a)?sh\b/.test(shebang)) {
    return { path, reason: 'it is no shell script', add: block(hook, style) };
  }
  // First, not last: an `exit` or `exec` further down would end the hook before keepmum.
  const head = shebang === '' || shebang.endsWith('\n') ? shebang : `${shebang}\n`;
  return { path, before: text, after: head + block(hook, style) + text.slice(shebang.length), mode: undefined };
}

function newFile(hook: HookName, { managed }: ShellStyle): string {
  return managed ? call(hook, 'keepmum') : `#!/bin/sh\n${block(hook, { managed })}`;
}

function block(hook: HookName, { managed }: ShellStyle): string {
  const command = managed ? 'keepmum' : '"$keepmum"';
  const lines = hook === 'pre-push' ? callAndRestoreInput(command) : call(hook, command, managed ? '' : ' || exit $?');
  return managed && hook !== 'pre-push'
    ? lines
    : `# keepmum: begin\n${managed ? '' : FIND_KEEPMUM}${lines}# keepmum: end\n`;
}

function call(hook: HookName, command: string, failure = ''): string {
  return `${command} hook ${hook} "$@"${failure}\n`;
}

/** git lfs and others read the same list of refs from standard input, which can be read only once. */
function callAndRestoreInput(command: string): string {
  return `keepmum_refs=$(cat)
if [ -n "$keepmum_refs" ]; then
  printf '%s\\n' "$keepmum_refs" | ${command} hook pre-push "$@" || exit $?
  exec <<KEEPMUM_REFS
$keepmum_refs
KEEPMUM_REFS
else
  ${command} hook pre-push "$@" </dev/null || exit $?
fi
`;
}
