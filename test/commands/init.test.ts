import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { init } from '../../src/commands/init.ts';

const POSIX = process.platform !== 'win32';
const HOOKS = ['pre-commit', 'pre-merge-commit', 'pre-push'];
const HUSKY = resolve('node_modules/husky/bin.js');

let root = '';
let repository = '';

beforeEach(() => {
  root = realpathSync.native(mkdtempSync(join(tmpdir(), 'keepmum-init-')));
  repository = join(root, 'repository');
  mkdirSync(repository);
  for (const name of ['HOME', 'USERPROFILE', 'XDG_CONFIG_HOME']) vi.stubEnv(name, root);
  git('init', '--quiet', '--initial-branch=main');
  git('config', 'user.name', 'tester');
  git('config', 'user.email', 'tester@example.invalid');
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(root, { recursive: true, force: true });
});

function environment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_') && name !== 'HUSKY');
  return Object.fromEntries(own);
}

function git(...args: string[]): string {
  return execFileSync('git', args, { cwd: repository, env: environment(), encoding: 'utf8', stdio: 'pipe' });
}

function write(path: string, text: string, mode = 0o644): void {
  const file = join(repository, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  chmodSync(file, mode);
}

function read(path: string): string {
  return readFileSync(join(repository, path), 'utf8');
}

function isExecutable(path: string): boolean {
  return !POSIX || (statSync(join(repository, path)).mode & 0o111) === 0o111;
}

interface Run {
  readonly complete: boolean;
  readonly printed: string;
}

async function run(options: Partial<Parameters<typeof init>[0]> = {}): Promise<Run> {
  const lines: string[] = [];
  const print = (line: string): void => void lines.push(line);
  const complete = await init({ cwd: repository, yes: true, ask: undefined, print, version: '1.2.3', ...options });
  return { complete, printed: `${lines.join('\n')}\n`.replaceAll(root, '<root>') };
}

/** Every file of the repository that `init` could touch, with its mode. */
function state(folder = repository): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((each) => {
    const path = join(folder, each.name);
    if (each.isDirectory()) return each.name === 'objects' ? [] : state(path);
    return each.isFile()
      ? [`${path} ${statSync(path).mode} ${statSync(path).mtimeMs} ${readFileSync(path, 'utf8')}`]
      : [path];
  });
}

async function expectSecondRunToChangeNothing(): Promise<void> {
  const before = state();
  const { complete, printed } = await run();
  expect(printed).toMatch(/^The hooks are in place already/);
  expect(complete).toBe(true);
  expect(state()).toEqual(before);
}

/** A program called keepmum that notes how it is called and with what input, and fails where the file `stop` exists. */
function installKeepmum(folder: string): void {
  const program = `#!/bin/sh
{ echo "$0 $*"; if [ "$2" = pre-push ]; then cat; fi; } >>"${root.replaceAll('\\', '/')}/calls"
[ ! -e "${root.replaceAll('\\', '/')}/stop" ]
`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'keepmum'), program);
  chmodSync(join(folder, 'keepmum'), 0o755);
}

function calls(): string {
  return existsSync(join(root, 'calls')) ? readFileSync(join(root, 'calls'), 'utf8') : '';
}

function commit(): { status: number | null; said: string } {
  const { status, stderr } = spawnSync('git', ['commit', '--quiet', '--allow-empty', '-m', 'change'], {
    cwd: repository,
    env: environment(),
    encoding: 'utf8',
  });
  return { status, said: stderr };
}

test('without a hook manager, the hooks are laid where git looks for them', async () => {
  const { complete, printed } = await run();
  expect(complete).toBe(true);
  for (const hook of HOOKS) expect(isExecutable(`.git/hooks/${hook}`), hook).toBe(true);
  expect(printed).toMatchInlineSnapshot(`
    "Hooks of this repository: git's hooks folder

    .git/hooks/pre-commit (new)
      + #!/bin/sh
      + # keepmum: begin
      + if [ -x node_modules/.bin/keepmum ]; then
      +   keepmum=node_modules/.bin/keepmum
      + elif command -v keepmum >/dev/null 2>&1; then
      +   keepmum=keepmum
      + else
      +   echo 'keepmum is not installed, so nothing was scanned. To install it: npm install --save-dev keepmum' >&2
      +   exit 1
      + fi
      + "$keepmum" hook pre-commit "$@" || exit $?
      + # keepmum: end

    .git/hooks/pre-merge-commit (new)
      + #!/bin/sh
      + # keepmum: begin
      + if [ -x node_modules/.bin/keepmum ]; then
      +   keepmum=node_modules/.bin/keepmum
      + elif command -v keepmum >/dev/null 2>&1; then
      +   keepmum=keepmum
      + else
      +   echo 'keepmum is not installed, so nothing was scanned. To install it: npm install --save-dev keepmum' >&2
      +   exit 1
      + fi
      + "$keepmum" hook pre-merge-commit "$@" || exit $?
      + # keepmum: end

    .git/hooks/pre-push (new)
      + #!/bin/sh
      + # keepmum: begin
      + if [ -x node_modules/.bin/keepmum ]; then
      +   keepmum=node_modules/.bin/keepmum
      + elif command -v keepmum >/dev/null 2>&1; then
      +   keepmum=keepmum
      + else
      +   echo 'keepmum is not installed, so nothing was scanned. To install it: npm install --save-dev keepmum' >&2
      +   exit 1
      + fi
      + keepmum_refs=$(cat)
      + if [ -n "$keepmum_refs" ]; then
      +   printf '%s\\n' "$keepmum_refs" | "$keepmum" hook pre-push "$@" || exit $?
      +   exec <<KEEPMUM_REFS
      + $keepmum_refs
      + KEEPMUM_REFS
      + else
      +   "$keepmum" hook pre-push "$@" </dev/null || exit $?
      + fi
      + # keepmum: end

    Done.
    "
  `);
  await expectSecondRunToChangeNothing();
});

test('a hook that was laid runs keepmum of node_modules, and stops the commit where keepmum fails', async () => {
  installKeepmum(join(repository, 'node_modules/.bin'));
  await run();
  expect(commit().status).toBe(0);
  expect(calls()).toBe('node_modules/.bin/keepmum hook pre-commit\n');
  writeFileSync(join(root, 'stop'), '');
  expect(commit().status).toBe(1);
});

test('a hook that was laid falls back to keepmum on the PATH', async () => {
  installKeepmum(join(root, 'programs'));
  vi.stubEnv('PATH', `${join(root, 'programs')}${delimiter}${process.env.PATH}`);
  await run();
  expect(commit().status).toBe(0);
  expect(calls()).toMatch(/programs\/keepmum hook pre-commit\n$/);
});

test('a hook that was laid stops the commit where keepmum is not installed', async () => {
  await run();
  const { status, said } = commit();
  expect(status).toBe(1);
  expect(said).toBe(
    'keepmum is not installed, so nothing was scanned. To install it: npm install --save-dev keepmum\n',
  );
});

test('a merge runs the hook of merges', async () => {
  git('commit', '--quiet', '--allow-empty', '-m', 'base');
  git('checkout', '--quiet', '-b', 'side');
  write('side.txt', 'side');
  git('add', 'side.txt');
  git('commit', '--quiet', '-m', 'side');
  git('checkout', '--quiet', 'main');
  installKeepmum(join(repository, 'node_modules/.bin'));
  await run();
  git('merge', '--quiet', '--no-ff', '-m', 'merge', 'side');
  expect(calls()).toBe('node_modules/.bin/keepmum hook pre-merge-commit\n');
});

test('an existing hook is kept and comes after keepmum', async () => {
  write('.git/hooks/pre-commit', '#!/bin/sh\necho ran >>"$HOME/old"\nexit 0\n', 0o755);
  installKeepmum(join(repository, 'node_modules/.bin'));
  const { printed } = await run();
  expect(printed).toContain('    #!/bin/sh\n  + # keepmum: begin\n');
  expect(commit().status).toBe(0);
  expect(calls()).toBe('node_modules/.bin/keepmum hook pre-commit\n');
  expect(readFileSync(join(root, 'old'), 'utf8')).toBe('ran\n');
  expect(isExecutable('.git/hooks/pre-commit')).toBe(true);
  writeFileSync(join(root, 'stop'), '');
  expect(commit().status).toBe(1);
  expect(readFileSync(join(root, 'old'), 'utf8')).toBe('ran\n');
  await expectSecondRunToChangeNothing();
});

test('an existing hook of pushes still reads the refs that keepmum has read', async () => {
  write('.git/hooks/pre-push', '#!/bin/sh\n{ echo "$1"; cat; } >>"$HOME/old"\n', 0o755);
  installKeepmum(join(repository, 'node_modules/.bin'));
  await run();
  git('commit', '--quiet', '--allow-empty', '-m', 'change');
  git('init', '--quiet', '--bare', join(root, 'remote.git'));
  git('remote', 'add', 'origin', join(root, 'remote.git'));
  git('push', '--quiet', 'origin', 'main', 'HEAD:refs/heads/other');
  const refs = readFileSync(join(root, 'old'), 'utf8').replace(/^origin\n/, '');
  expect(refs.split('\n')).toHaveLength(3);
  expect(calls()).toContain(`keepmum hook pre-push origin ${join(root, 'remote.git')}\n${refs}`);
  git('push', '--quiet', 'origin', 'main');
  expect(readFileSync(join(root, 'old'), 'utf8')).toBe(`origin\n${refs}origin\n`);
  writeFileSync(join(root, 'stop'), '');
  expect(() => git('push', '--quiet', 'origin', 'HEAD:refs/heads/third')).toThrow(/failed to push/);
});

test('a hook without a first line of #! and without a final newline is extended, too', async () => {
  write('.git/hooks/pre-commit', 'echo old', 0o755);
  await run();
  expect(read('.git/hooks/pre-commit')).toMatch(/^# keepmum: begin\n[\s\S]*# keepmum: end\necho old$/);
  write('.git/hooks/pre-push', '#!/bin/bash', 0o755);
  await run();
  expect(read('.git/hooks/pre-push')).toMatch(/^#!\/bin\/bash\n# keepmum: begin\n/);
});

test.each([
  ['node_modules/.bin/keepmum hook pre-commit\n', true],
  ['./k/keepmum hook pre-commit --verbose || exit 1\n', true],
  ['# keepmum hook pre-commit\n', false],
  ['keepmum hook pre-commit-not\n', false],
])('a hook that says %j has keepmum already: %s', async (line, has) => {
  write('.git/hooks/pre-commit', `#!/bin/sh\n${line}`, 0o755);
  await run();
  expect(read('.git/hooks/pre-commit') === `#!/bin/sh\n${line}`).toBe(has);
});

test('a hook that is no shell script is left as it is, and its owner is told what to add', async () => {
  write('.git/hooks/pre-commit', '#!/usr/bin/env python3\nprint(1)\n', 0o755);
  const { complete, printed } = await run();
  expect(complete).toBe(false);
  expect(read('.git/hooks/pre-commit')).toBe('#!/usr/bin/env python3\nprint(1)\n');
  expect(printed).toContain('.git/hooks/pre-commit is left as it is: it is no shell script. Add this to it:');
  expect(existsSync(join(repository, '.git/hooks/pre-push'))).toBe(true);
});

test.runIf(POSIX)('a hook that is switched off is not switched on', async () => {
  write('.git/hooks/pre-commit', '#!/bin/sh\nexit 1\n', 0o644);
  const { complete, printed } = await run();
  expect(complete).toBe(false);
  expect(printed).toContain('it is not executable, so git does not run it');
  expect(isExecutable('.git/hooks/pre-commit')).toBe(false);
});

test.runIf(POSIX)('nothing is written through a symbolic link', async () => {
  write('shared.sh', '#!/bin/sh\n', 0o755);
  mkdirSync(join(repository, '.git/hooks'), { recursive: true });
  symlinkSync('../../shared.sh', join(repository, '.git/hooks/pre-commit'));
  const { complete, printed } = await run();
  expect(complete).toBe(false);
  expect(printed).toContain('it is a symbolic link');
  expect(read('shared.sh')).toBe('#!/bin/sh\n');
});

test('core.hooksPath is where the hooks are laid', async () => {
  git('config', 'core.hooksPath', 'tools/hooks');
  mkdirSync(join(repository, 'sub'));
  await run({ cwd: join(repository, 'sub') });
  expect(readdirSync(join(repository, 'tools/hooks')).sort()).toEqual(HOOKS);
  await expectSecondRunToChangeNothing();
});

test('a core.hooksPath outside of the repository is pointed out', async () => {
  git('config', '--global', 'core.hooksPath', join(root, 'all-hooks'));
  const { printed } = await run();
  expect(readdirSync(join(root, 'all-hooks')).sort()).toEqual(HOOKS);
  expect(printed).toContain('all-hooks is used by every repository with this core.hooksPath, not by this one alone.');
});

test('a linked worktree gets the hooks of its repository', async () => {
  git('commit', '--quiet', '--allow-empty', '-m', 'base');
  git('worktree', 'add', '--quiet', join(root, 'linked'));
  const { printed } = await run({ cwd: join(root, 'linked') });
  for (const hook of HOOKS) expect(isExecutable(`.git/hooks/${hook}`), hook).toBe(true);
  expect(printed).not.toContain('core.hooksPath');
  await expectSecondRunToChangeNothing();
});

test("variables of git's own do not lead to another repository", async () => {
  git('init', '--quiet', join(root, 'other'));
  vi.stubEnv('GIT_DIR', join(root, 'other/.git'));
  vi.stubEnv('GIT_INDEX_FILE', join(root, 'other/.git/index'));
  vi.stubEnv('EDITOR', 'vi');
  await run();
  expect(existsSync(join(repository, '.git/hooks/pre-commit'))).toBe(true);
  expect(existsSync(join(root, 'other/.git/hooks/pre-commit'))).toBe(false);
});

test('outside of a repository there is nothing to lay', async () => {
  await expect(run({ cwd: root })).rejects.toThrow(/no git work tree/);
});

test('a no changes nothing', async () => {
  const before = state();
  const questions: string[] = [];
  const ask = (question: string): Promise<boolean> => Promise.resolve(questions.push(question) === 0);
  const { complete } = await run({ yes: false, ask });
  expect({ complete, questions, after: state() }).toEqual({
    complete: false,
    questions: ['Make these changes?'],
    after: before,
  });
});

test('a yes makes the changes', async () => {
  expect((await run({ yes: false, ask: () => Promise.resolve(true) })).complete).toBe(true);
  await expectSecondRunToChangeNothing();
});

test('where nobody can be asked, nothing changes and the way to do it is told', async () => {
  const before = state();
  const { complete, printed } = await run({ yes: false });
  expect(complete).toBe(false);
  expect(printed).toMatch(/keepmum init --yes\n$/);
  expect(state()).toEqual(before);
});

test('a project that lists husky gets lines in .husky', async () => {
  write('package.json', JSON.stringify({ devDependencies: { husky: '^9.1.7', keepmum: '^1.0.0' } }));
  const { complete, printed } = await run();
  expect(complete).toBe(true);
  expect(printed).toMatchInlineSnapshot(`
    "Hooks of this repository: husky

    .husky/pre-commit (new)
      + keepmum hook pre-commit "$@"

    .husky/pre-merge-commit (new)
      + keepmum hook pre-merge-commit "$@"

    .husky/pre-push (new)
      + keepmum hook pre-push "$@"

    Done.
    husky is not active in this clone yet: npx husky
    "
  `);
  await expectSecondRunToChangeNothing();
});

test('under husky, the hooks run when git does its work', async () => {
  write('package.json', JSON.stringify({ devDependencies: { husky: '^9.1.7' } }));
  write('.husky/pre-commit', 'echo ran >>"$HOME/old"\n');
  write('.husky/pre-push', 'cat >>"$HOME/old"\n');
  execFileSync(process.execPath, [HUSKY], { cwd: repository, env: environment() });
  const { printed } = await run();
  expect(printed).toContain('package.json does not list keepmum');
  expect(printed).not.toContain('not active');
  expect(read('.husky/pre-commit')).toBe('keepmum hook pre-commit "$@"\necho ran >>"$HOME/old"\n');
  expect(commit().status).not.toBe(0);
  installKeepmum(join(repository, 'node_modules/.bin'));
  expect(commit().status).toBe(0);
  expect(calls()).toMatch(/keepmum hook pre-commit\n$/);
  git('init', '--quiet', '--bare', join(root, 'remote.git'));
  git('push', '--quiet', join(root, 'remote.git'), 'main');
  expect(readFileSync(join(root, 'old'), 'utf8')).toMatch(/^ran\nrefs\/heads\/main .*\n$/);
  await expectSecondRunToChangeNothing();
});

test('husky before version 9 runs hook files itself, so they look for keepmum', async () => {
  write('package.json', JSON.stringify({ devDependencies: { husky: '^8.0.3' } }));
  write('.husky/pre-commit', '#!/usr/bin/env sh\n. "$(dirname -- "$0")/_/husky.sh"\n', 0o755);
  git('config', 'core.hooksPath', '.husky');
  await run();
  expect(read('.husky/pre-commit')).toMatch(/^#!\/usr\/bin\/env sh\n# keepmum: begin\nif \[ -x node_modules/);
  expect(isExecutable('.husky/pre-push')).toBe(true);
  await expectSecondRunToChangeNothing();
});

test.each([
  ['nothing', ''],
  ['comments', '# our hooks\n'],
  ['another hook', 'commit-msg:\n  commands:\n    lint: {run: lint}\n'],
  [
    'commands',
    'pre-commit:\n  parallel: true\n  commands:\n    lint:\n      run: lint # fast\n\n# the rest\npre-push:\n  jobs:\n  - run: test\n',
  ],
  ['no commands', 'pre-commit:\n    parallel: true\npre-push:\n    scripts:\n        "a.sh":\n            runner: sh'],
])('a lefthook.yml with %s is extended and otherwise left as it is', async (_what, text) => {
  write('lefthook.yml', text);
  const { complete, printed } = await run();
  expect(complete).toBe(true);
  expect(printed).toContain('npx lefthook install');
  const before = text.split('\n').filter((line) => line !== '');
  const after = read('lefthook.yml').split('\n');
  expect(before.filter((line) => !after.includes(line))).toEqual([]);
  const config = parse(read('lefthook.yml'));
  for (const hook of HOOKS) expect(JSON.stringify(config[hook])).toContain(`"keepmum hook ${hook}`);
  expect(JSON.stringify(config['pre-push'])).toContain('"run":"keepmum hook pre-push {0}","use_stdin":true');
  await expectSecondRunToChangeNothing();
});

test('lefthook does not put node_modules on the PATH, so its command names the file', async () => {
  write('package.json', JSON.stringify({ devDependencies: { lefthook: '^2.0.0', keepmum: '^1.0.0' } }));
  write('lefthook.yml', 'pre-commit:\n  jobs:\n    - run: lint\n');
  expect((await run()).printed).toMatchInlineSnapshot(`
    "Hooks of this repository: lefthook

    lefthook.yml
      ...
          jobs:
            - run: lint
      +     - name: keepmum
      +       run: node_modules/.bin/keepmum hook pre-commit
      + pre-merge-commit:
      +   commands:
      +     keepmum:
      +       run: node_modules/.bin/keepmum hook pre-merge-commit
      + pre-push:
      +   commands:
      +     keepmum:
      +       run: node_modules/.bin/keepmum hook pre-push {0}
      +       use_stdin: true

    Done.
    Then, in every clone: npx lefthook install
    "
  `);
});

test.each([
  ['lefthook.toml', '[pre-commit]\n'],
  ['lefthook.yml', 'pre-commit: {commands: {lint: {run: lint}}}\n'],
  ['lefthook.yml', 'pre-commit: [\n'],
])('%s with %j is left as it is, and its owner is told what to add', async (file, text) => {
  write(file, text);
  const { complete, printed } = await run();
  expect(complete).toBe(false);
  expect(printed).toContain(
    `${file} is left as it is: it cannot be extended by a program. Add this to it:\n  + pre-commit:\n`,
  );
  expect(read(file)).toBe(text);
});

test.each([
  'repos:\n- repo: https://example.invalid/a\n  rev: v1\n  hooks:\n  - id: a # why\n\n# end\n',
  'default_install_hook_types: [pre-commit, commit-msg]\nrepos:\n    - repo: meta\n      hooks:\n          - id: a\nfail_fast: true',
  'default_install_hook_types:\n  - pre-push\nrepos:\n  - {repo: meta, hooks: [{id: a}]}\n',
])('a .pre-commit-config.yaml is extended and otherwise left as it is: %j', async (text) => {
  write('.pre-commit-config.yaml', text);
  const { complete } = await run();
  expect(complete).toBe(true);
  const after = parse(read('.pre-commit-config.yaml'));
  expect(after.repos.slice(0, -1)).toEqual(parse(text).repos);
  expect(after.repos.at(-1).hooks.map(({ entry }: { entry: string }) => entry)).toEqual(
    HOOKS.map((hook) => `keepmum hook ${hook}`),
  );
  expect(after.default_install_hook_types).toEqual(expect.arrayContaining(HOOKS));
  await expectSecondRunToChangeNothing();
});

test('what pre-commit is to do is shown', async () => {
  write('.pre-commit-config.yaml', 'repos:\n  - repo: meta\n    hooks:\n      - id: check-hooks-apply\n');
  expect((await run()).printed).toMatchInlineSnapshot(`
    "Hooks of this repository: pre-commit

    .pre-commit-config.yaml
      ...
            hooks:
              - id: check-hooks-apply
      +   - repo: local
      +     hooks:
      +       - id: keepmum-pre-commit
      +         name: keepmum pre-commit
      +         entry: keepmum hook pre-commit
      +         language: node
      +         additional_dependencies: ['keepmum@1.2.3']
      +         stages: [pre-commit]
      +         pass_filenames: false
      +         always_run: true
      +         require_serial: true
      +       - id: keepmum-pre-merge-commit
      +         name: keepmum pre-merge-commit
      +         entry: keepmum hook pre-merge-commit
      +         language: node
      +         additional_dependencies: ['keepmum@1.2.3']
      +         stages: [pre-merge-commit]
      +         pass_filenames: false
      +         always_run: true
      +         require_serial: true
      +       - id: keepmum-pre-push
      +         name: keepmum pre-push
      +         entry: keepmum hook pre-push
      +         language: node
      +         additional_dependencies: ['keepmum@1.2.3']
      +         stages: [pre-push]
      +         pass_filenames: false
      +         always_run: true
      +         require_serial: true
      + default_install_hook_types: [pre-commit, pre-merge-commit, pre-push]

    Done.
    Then, in every clone: pre-commit install
    "
  `);
});

test('a .pre-commit-config.yaml without a list to extend is left as it is', async () => {
  write('.pre-commit-config.yaml', 'repos: []\n');
  const { complete, printed } = await run();
  expect(complete).toBe(false);
  expect(printed).toContain('Add this to it:\n  + - repo: local\n');
  expect(read('.pre-commit-config.yaml')).toBe('repos: []\n');
});

test('what a file of the repository says cannot reach the terminal as a control sequence', async () => {
  write('.git/hooks/pre-commit', '#!/bin/sh\necho "\u001b[2J\u202e"\n', 0o755);
  expect((await run()).printed).toContain('    echo "\\x1b[2J\\u{202e}"\n');
});
