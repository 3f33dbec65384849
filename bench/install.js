import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { SCRATCH } from './scratch.js';

const WINDOWS = process.platform === 'win32';
const VENV = join(SCRATCH, 'venv');
const PYTHON = WINDOWS ? join(VENV, 'Scripts', 'python.exe') : join(VENV, 'bin', 'python');
const NPM = join(SCRATCH, 'npm');
const GO = join(SCRATCH, 'go');

/**
 * Gives a peer as it can be run, installing it first where that is wanted and needed.
 * @param {import('./peers.js').Peer} peer
 * @returns {import('./peers.js').Program | { readonly missing: string }}
 */
export function obtain(peer, mayInstall, environment) {
  try {
    if (findProgram(peer) === undefined) {
      if (!mayInstall) return { missing: 'not installed' };
      install(peer);
    }
    const program = findProgram(peer);
    if (program === undefined) return { missing: `${peer.packages[0]} has no ${peer.file}` };
    const start = startOf(peer, program);
    return {
      name: peer.name,
      start,
      exits: peer.exits,
      commands: peer.commands,
      version: versionOf(peer, start, environment),
    };
  } catch (error) {
    return { missing: error.message };
  }
}

function findProgram({ registry, file }) {
  const found = join(packagesOf(registry), file);
  return [found, `${found}.exe`].find((path) => existsSync(path));
}

function packagesOf(registry) {
  switch (registry) {
    case 'npm':
      return join(NPM, 'node_modules');
    case 'go':
      return join(GO, 'bin');
    default:
      return pythonPackages();
  }
}

function pythonPackages() {
  if (!existsSync(PYTHON)) return VENV;
  return run(PYTHON, ['-c', "import sysconfig; print(sysconfig.get_path('platlib'))"]);
}

function install({ registry, packages }) {
  switch (registry) {
    case 'npm':
      return installWithNpm(packages);
    case 'go':
      return installWithGo(packages);
    default:
      return installWithPip(packages);
  }
}

function installWithNpm(packages) {
  mkdirSync(NPM, { recursive: true });
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel', 'error'];
  run('npm', ['install', '--prefix', NPM, ...quiet, ...packages], { shell: WINDOWS });
}

function installWithGo(packages) {
  // Go writes its module cache read-only unless told not to, and then the scratch folder could not be deleted.
  const env = { ...process.env, GOPATH: GO, GOBIN: join(GO, 'bin'), GOFLAGS: '-modcacherw', GOTOOLCHAIN: 'local' };
  run('go', ['install', ...packages], { env });
}

function installWithPip(packages) {
  if (!existsSync(PYTHON)) run(WINDOWS ? 'python' : 'python3', ['-m', 'venv', VENV]);
  run(PYTHON, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...packages]);
}

function startOf({ runBy }, program) {
  switch (runBy) {
    case 'node':
      return [process.execPath, program];
    case 'python -m':
      return [PYTHON, '-m'];
    default:
      return [program];
  }
}

function versionOf({ versionArguments, packages }, [program, ...rest], environment) {
  if (versionArguments === undefined) return packages[0].split('@v').at(-1);
  const said = run(program, [...rest, ...versionArguments], { env: environment });
  return /\d+\.\d+\.\d+[\w.-]*/.exec(said)?.[0] ?? '';
}

function run(program, args, options = {}) {
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: 'utf8', ...options });
  if (error !== undefined) throw new Error(`${program}: ${error.code}`);
  if (status !== 0) throw new Error(`${program} ${args[0]}: ${stderr.trim().split('\n').at(-1)}`);
  return stdout.trim();
}
