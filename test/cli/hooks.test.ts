import { expect, test } from 'vitest';
import {
  repositoryAt,
  type TemporaryRepository,
  temporaryDirectory,
  temporaryRepository,
} from '../git/temporary-repository.ts';
import { expectComplaint, git, githubToken, jsonReport, keepmum, layHook, places, type Run, write } from './run.ts';

const TOKEN = githubToken('hooks');
const LINE = `TOKEN=${TOKEN}\n`;

function hooked(...hooks: readonly string[]): TemporaryRepository {
  const repository = temporaryRepository();
  for (const hook of hooks) layHook(repository, hook);
  return repository;
}

/** A repository with the hook of commits, and with one commit. */
function started(...hooks: readonly string[]): TemporaryRepository {
  const repository = hooked('pre-commit', ...hooks);
  repository.commit('a.txt', 'one\ntwo\nthree\n');
  return repository;
}

function commit(repository: TemporaryRepository, ...args: string[]): Run {
  return git(['commit', '--quiet', '--message', 'Change', ...args], { cwd: repository.directory });
}

function commits(repository: TemporaryRepository): number {
  return Number(repository.git('rev-list', '--count', '--all'));
}

function expectStopped(run: Run, place: RegExp): void {
  expect(run.status, run.stderr).not.toBe(0);
  expect(run.stdout).toBe('');
  expect(run.stderr).toMatch(place);
  expect(run.stderr).not.toContain(TOKEN);
}

const SILENT = { status: 0, stdout: '', stderr: '' };

test('a commit with a secret is stopped, and told where it is', () => {
  const repository = started();
  repository.write('sub/b.env', `one\n${LINE}`);
  repository.git('add', '.');
  const run = commit(repository);
  expectStopped(run, /^sub\/b\.env:2:7 {2}GitHub personal access token/);
  expect(run.stderr).toMatch(/Take the secrets out of these files, stage them again and commit/);
  expect(commits(repository)).toBe(1);
});

test('the first commit is stopped, too', () => {
  const repository = hooked('pre-commit');
  repository.write('a.env', LINE);
  repository.git('add', '.');
  expectStopped(commit(repository), /^a\.env:1:7 /);
  expect(repository.tryGit('rev-parse', '--verify', '--quiet', 'HEAD')).toBe('');
});

test('where all is well the hooks say nothing', () => {
  const repository = started('pre-merge-commit', 'commit-msg');
  repository.write('b.txt', 'clean\n');
  repository.git('add', '.');
  expect(commit(repository)).toEqual(SILENT);
  expect(commit(repository, '--allow-empty')).toEqual(SILENT);
  expect(commit(repository, '--amend', '--allow-empty')).toEqual(SILENT);
  expect(commits(repository)).toBe(3);
});

test('only the lines that a commit adds are its findings', () => {
  const repository = started();
  repository.commit('b.env', `${LINE}two\nthree\n`.replace(LINE, 'x\n'));
  repository.write('b.env', `x\n${LINE}two\nthree\n`);
  repository.git('add', '.');
  expect(commit(repository, '--no-verify').status).toBe(0);

  repository.write('b.env', `x\n${LINE}two\nthree\nfour\n`);
  repository.git('add', '.');
  expect(jsonReport(['staged'], { cwd: repository.directory })).toMatchObject({ status: 0, findings: [] });
  expect(places(jsonReport(['staged', '--whole-files'], { cwd: repository.directory }))).toEqual([
    'b.env:2:7 github-pat-classic',
  ]);
  expect(keepmum(['hook', 'pre-commit', '--whole-files'], { cwd: repository.directory }).status).toBe(1);
  expect(commit(repository)).toEqual(SILENT);
});

test('a secret in a file that a commit only moves is not its finding, one in a copy is', () => {
  const repository = started();
  repository.write('b.env', LINE);
  repository.git('add', '.');
  commit(repository, '--no-verify');
  repository.git('mv', 'b.env', 'c.env');
  expect(commit(repository)).toEqual(SILENT);
  repository.write('d.env', LINE);
  repository.git('add', '.');
  expectStopped(commit(repository), /^d\.env:1:7 /);
});

test('a commit that takes a secret out passes', () => {
  const repository = started();
  repository.write('b.env', `${LINE}rest\n`);
  repository.git('add', '.');
  commit(repository, '--no-verify');
  repository.write('b.env', 'rest\n');
  repository.git('add', '.');
  expect(commit(repository)).toEqual(SILENT);
});

test('commit -a is stopped by what it stages itself', () => {
  const repository = started();
  repository.write('a.txt', `one\n${LINE}`);
  expectStopped(commit(repository, '--all'), /^a\.txt:2:7 /);
});

test('a commit of named files is about these files', () => {
  const repository = started();
  repository.commit('b.txt', 'clean\n');
  repository.write('a.txt', LINE);
  repository.write('b.txt', 'clean too\n');
  repository.git('add', 'a.txt');
  expect(commit(repository, 'b.txt')).toEqual(SILENT);
  expectStopped(commit(repository, 'a.txt'), /^a\.txt:1:7 /);
});

test('a secret that is staged stops the commit although the file on disk is clean again', () => {
  const repository = started();
  repository.write('a.txt', LINE);
  repository.git('add', '.');
  repository.write('a.txt', 'clean\n');
  expectStopped(commit(repository), /^a\.txt:1:7 /);
});

test('a secret on disk that is not staged does not stop the commit', () => {
  const repository = started();
  repository.write('a.txt', 'staged\n');
  repository.git('add', '.');
  repository.write('a.txt', LINE);
  repository.write('untracked.env', LINE);
  expect(commit(repository)).toEqual(SILENT);
});

test('from a subfolder, all that is staged counts', () => {
  const repository = started();
  repository.write('sub/clean.txt', 'clean\n');
  repository.write('top.env', LINE);
  repository.git('add', '.');
  const sub = repository.path('sub');
  expectStopped(git(['commit', '--quiet', '-m', 'Change'], { cwd: sub }), /^top\.env:1:7 /);
  expect(places(jsonReport(['staged'], { cwd: sub }))).toEqual(['top.env:1:7 github-pat-classic']);
});

test('in a linked worktree its own index counts', () => {
  const repository = started();
  const folder = `${temporaryDirectory()}/tree`;
  repository.git('worktree', 'add', '--quiet', '-b', 'other', folder);
  const worktree = repositoryAt(folder);
  repository.write('main.env', LINE);
  repository.git('add', '.');
  worktree.write('b.txt', 'clean\n');
  worktree.git('add', '.');
  expect(commit(worktree)).toEqual(SILENT);
  worktree.write('c.env', LINE);
  worktree.git('add', '.');
  expectStopped(commit(worktree), /^c\.env:1:7 /);
  expect(places(jsonReport(['staged'], { cwd: folder }))).toEqual(['c.env:1:7 github-pat-classic']);
});

const HIDING_PLACES: readonly { readonly how: string; readonly hide: (repository: TemporaryRepository) => void }[] = [
  { how: 'color.ui=always', hide: ({ git: run }) => run('config', 'color.ui', 'always') },
  { how: 'diff.noprefix', hide: ({ git: run }) => run('config', 'diff.noprefix', 'true') },
  { how: 'diff.mnemonicPrefix', hide: ({ git: run }) => run('config', 'diff.mnemonicPrefix', 'true') },
  { how: 'diff.relative', hide: ({ git: run }) => run('config', 'diff.relative', 'true') },
  { how: 'diff.context', hide: ({ git: run }) => run('config', 'diff.context', '0') },
  { how: 'core.quotePath', hide: ({ git: run }) => run('config', 'core.quotePath', 'true') },
  { how: 'core.bigFileThreshold', hide: ({ git: run }) => run('config', 'core.bigFileThreshold', '1') },
  { how: 'a -diff attribute', hide: ({ write: put }) => put('.gitattributes', '* -diff\n') },
  { how: 'a binary attribute', hide: ({ write: put }) => put('.gitattributes', '* binary\n') },
  {
    how: 'textconv',
    hide: ({ git: run, write: put }) => {
      put('.gitattributes', '* diff=hidden\n');
      run('config', 'diff.hidden.textconv', 'echo nothing #');
    },
  },
  {
    how: 'an external diff',
    hide: ({ git: run, write: put }) => {
      put('.gitattributes', '* diff=hidden\n');
      run('config', 'diff.hidden.command', 'true');
      run('config', 'diff.external', 'true');
    },
  },
];

test.each(HIDING_PLACES)('$how hides nothing', ({ hide }) => {
  const repository = started();
  hide(repository);
  repository.write('sub/größe.txt', `clean\n${LINE}`);
  repository.git('add', '.');
  expectStopped(commit(repository), /^sub\/größe\.txt:2:7 /);
});

test('a staged file that is UTF-16 or holds NUL is read', () => {
  const repository = started();
  repository.write('a.reg', Buffer.from(`\ufeffone\r\n${LINE}`, 'utf16le'));
  repository.write('b.bin', Buffer.concat([Buffer.alloc(64), Buffer.from(` ${TOKEN} `)]));
  repository.git('add', '.');
  const run = commit(repository);
  expectStopped(run, /^a\.reg:2:7 /);
  expect(run.stderr).toMatch(/b\.bin:1:66/);
});

/** Two branches that both change a file, with the hook of merges. */
function diverged(): TemporaryRepository {
  const repository = started('pre-merge-commit');
  repository.git('checkout', '--quiet', '-b', 'feature');
  repository.commit('a.txt', 'one\ntwo\nthree\nfeature\n');
  repository.git('checkout', '--quiet', 'main');
  repository.commit('a.txt', 'main\none\ntwo\nthree\n');
  return repository;
}

function merge(repository: TemporaryRepository): Run {
  const run = git(['merge', '--quiet', '--no-edit', 'feature'], { cwd: repository.directory });
  // Quiet or not, git tells which files it merges.
  return { ...run, stdout: run.stdout.replace(/^Auto-merging .*\n/gm, '') };
}

test('a clean merge passes in silence', () => {
  const repository = diverged();
  expect(merge(repository)).toEqual(SILENT);
  expect(repository.git('rev-list', '--merges', '--count', 'HEAD')).toBe('1');
});

test('a merge that brings a secret which none of its parents has is stopped by its hook', () => {
  const repository = diverged();
  const merged = write(temporaryDirectory(), 'merged', `one\n${LINE}`).replaceAll('\\', '/');
  repository.git('config', 'merge.tool.driver', `cp "${merged}" %A`);
  repository.write('.git/info/attributes', 'a.txt merge=tool\n');
  expectStopped(merge(repository), /^a\.txt:2:7 /);
  expect(repository.git('rev-list', '--merges', '--count', 'HEAD')).toBe('0');
});

test('a conflict that is resolved with a secret is stopped by the hook of commits', () => {
  const repository = diverged();
  repository.git('checkout', '--quiet', 'feature');
  repository.commit('a.txt', 'other\none\ntwo\nthree\n');
  repository.git('checkout', '--quiet', 'main');
  expect(merge(repository).status).not.toBe(0);
  expect(commit(repository).status).not.toBe(0);
  repository.write('a.txt', `main\n${LINE}other\none\ntwo\nthree\n`);
  repository.git('add', '.');
  expectStopped(commit(repository), /^a\.txt:2:7 /);
  repository.write('a.txt', 'main\nother\none\ntwo\nthree\n');
  repository.git('add', '.');
  expect(commit(repository)).toEqual(SILENT);
});

test('a merge is not blamed for a secret that a parent has already', () => {
  const repository = diverged();
  repository.git('checkout', '--quiet', 'feature');
  repository.write('b.env', LINE);
  repository.git('add', '.');
  commit(repository, '--no-verify');
  repository.git('checkout', '--quiet', 'main');
  expect(merge(repository)).toEqual(SILENT);
});

/** A repository with the hook of pushes and a remote that has its first commit. */
function withRemote(): TemporaryRepository {
  const repository = started('pre-push');
  const remote = temporaryDirectory();
  repository.git('init', '--quiet', '--bare', remote);
  repository.git('remote', 'add', 'origin', remote);
  expect(push(repository, 'main')).toEqual(SILENT);
  return repository;
}

function push(repository: TemporaryRepository, ...args: string[]): Run {
  return git(['push', '--quiet', 'origin', ...args], { cwd: repository.directory });
}

function commitSecret(repository: TemporaryRepository, path = 'b.env'): void {
  repository.write(path, LINE);
  repository.git('add', '.');
  expect(commit(repository, '--no-verify').status).toBe(0);
}

function remoteRefs(repository: TemporaryRepository): string[] {
  return repository
    .git('ls-remote', '--heads', 'origin')
    .split('\n')
    .map((line) => line.replace(/^\w+\s/, ''));
}

test('a push of a secret that was committed with -n is stopped, on a branch that the remote has', () => {
  const repository = withRemote();
  commitSecret(repository);
  const run = push(repository, 'main');
  expectStopped(run, /^b\.env:1:7 /);
  expect(run.stderr).toMatch(/in {4}commit [0-9a-f]{12} by Test Author, 2024-02-01/);
  expect(repository.git('rev-parse', 'main~1')).toBe(repository.git('ls-remote', 'origin', 'main').slice(0, 40));
});

test('a push is stopped on a new branch, and by a secret that a later commit took out again', () => {
  const repository = withRemote();
  repository.git('checkout', '--quiet', '-b', 'feature');
  commitSecret(repository);
  repository.commit('b.env', 'clean\n');
  expectStopped(push(repository, 'feature'), /^b\.env:1:7 /);
  expect(remoteRefs(repository)).not.toContain('refs/heads/feature');
});

test('the first push to an empty remote is stopped', () => {
  const repository = started('pre-push');
  const remote = temporaryDirectory();
  repository.git('init', '--quiet', '--bare', remote);
  repository.git('remote', 'add', 'origin', remote);
  commitSecret(repository);
  expectStopped(push(repository, 'main'), /^b\.env:1:7 /);
});

test('a push to a path that is no named remote is stopped', () => {
  const repository = withRemote();
  commitSecret(repository);
  const other = temporaryDirectory();
  repository.git('init', '--quiet', '--bare', other);
  expectStopped(git(['push', '--quiet', other, 'main'], { cwd: repository.directory }), /^b\.env:1:7 /);
});

test('a push of a tag with a secret in its message is stopped', () => {
  const repository = withRemote();
  repository.git('tag', '--annotate', '--message', `The token is ${TOKEN}`, 'v1');
  const run = push(repository, 'v1');
  expectStopped(run, /^tag:[0-9a-f]{40}:1:14$/m);
  expect(run.stderr).not.toMatch(/no content was scanned/);
});

test('a push of a secret in a commit message is stopped', () => {
  const repository = withRemote();
  repository.git('commit', '--quiet', '--allow-empty', '--message', `Use ${TOKEN}`);
  expectStopped(push(repository, 'main'), /^commit:[0-9a-f]{40}:1:5$/m);
});

test('of several refs in one push, the secret of one stops all', () => {
  const repository = withRemote();
  repository.git('branch', 'clean');
  repository.git('checkout', '--quiet', '-b', 'feature');
  commitSecret(repository);
  expectStopped(push(repository, 'clean', 'feature'), /^b\.env:1:7 /);
  expect(remoteRefs(repository)).toEqual(['refs/heads/main']);
});

test('pushes without a secret pass in silence: new content, nothing new, a deletion', () => {
  const repository = withRemote();
  repository.commit('b.txt', 'clean\n');
  expect(push(repository, 'main')).toEqual(SILENT);
  expect(push(repository, 'main')).toEqual(SILENT);
  expect(push(repository, 'main:feature')).toEqual(SILENT);
  expect(push(repository, ':feature')).toEqual(SILENT);
  expect(remoteRefs(repository)).toEqual(['refs/heads/main']);
});

test('a deletion passes although there is a secret that was not pushed', () => {
  const repository = withRemote();
  expect(push(repository, 'main:feature')).toEqual(SILENT);
  commitSecret(repository);
  expect(push(repository, ':feature')).toEqual(SILENT);
});

test('a secret that the remote has already does not stop later pushes', () => {
  const repository = withRemote();
  commitSecret(repository);
  expect(push(repository, '--no-verify', 'main').status).toBe(0);
  repository.commit('c.txt', 'clean\n');
  expect(push(repository, 'main')).toEqual(SILENT);
});

test('a commit message with a secret is stopped', () => {
  const repository = started('commit-msg');
  const run = git(['commit', '--quiet', '--allow-empty', '--message', `Fix\n\nWith ${TOKEN}`], {
    cwd: repository.directory,
  });
  expectStopped(run, /:3:6 {2}GitHub personal access token/);
  expect(run.stderr).toMatch(/Write the message again without the secret/);
  expect(run.stderr).toMatch(/\(5\d bytes\)/);
  expect(commits(repository)).toBe(1);
});

test('what git leaves out of the message does not count: its comments, and the diff of commit -v', () => {
  const repository = started('commit-msg');
  commitSecret(repository);
  repository.write('b.env', 'clean\n');
  repository.git('add', '.');
  const run = git(['commit', '--quiet', '--verbose', '--edit', '--message', 'Take it out'], {
    cwd: repository.directory,
    env: { GIT_EDITOR: 'true' },
  });
  expect(run.status, run.stderr).toBe(0);
});

test('the hook of messages says how it is called', () => {
  expectComplaint(
    keepmum(['hook', 'commit-msg'], { cwd: started().directory }),
    /commit-msg needs the file with the message/,
    /keepmum hook commit-msg "\$1"/,
  );
});

test('staged says that nothing is staged', () => {
  const { stdout, status } = keepmum(['staged'], { cwd: started().directory });
  expect(status).toBe(0);
  expect(stdout).toMatch(/^Note: nothing new is staged: no content was scanned$/m);
  expect(stdout).toMatch(/^! Nothing was scanned\./m);
  expect(stdout).not.toMatch(/✔/);
});

test('--exit-zero lets a commit pass and still tells', () => {
  const repository = started();
  repository.write('b.env', LINE);
  repository.git('add', '.');
  const run = keepmum(['hook', 'pre-commit', '--exit-zero'], { cwd: repository.directory });
  expect(run).toMatchObject({ status: 0, stdout: '' });
  expect(run.stderr).toMatch(/1 secret found/);
});

test('an error stops the commit, with a way out', () => {
  const repository = started();
  repository.write('keepmum.yaml', 'confidance: high\n');
  repository.git('add', '.');
  const run = commit(repository);
  expect(run.status).not.toBe(0);
  expect(run.stderr).toMatch(/keepmum\.yaml:1: unknown key "confidance"\n {2}Did you mean "confidence"\?/);
  expect(commits(repository)).toBe(1);
});

test('staged --show-secrets shows what is staged', () => {
  const repository = started();
  repository.write('b.env', LINE);
  repository.git('add', '.');
  repository.write('b.env', 'clean\n');
  const { stdout } = keepmum(['staged', '--show-secrets'], { cwd: repository.directory, showsSecrets: true });
  expect(stdout).toContain(TOKEN);
});
