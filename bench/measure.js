import { spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const METER = fileURLToPath(new URL('rusage.py', import.meta.url));

/**
 * @typedef {object} Cost what one run cost, from outside; CPU and peak memory are absent where nothing here measures them
 * @property {number} wallMs
 * @property {number} [cpuMs] user and system time of the command and of all processes that it waited for
 * @property {number} [peakBytes] of the largest of these processes
 */
/** @typedef {{ readonly cost: Cost, readonly failure?: undefined } | { readonly failure: string }} Run */

/** What measures here: python3, whose os.wait4 tells CPU and memory; else node's clock, which tells the wall time alone. */
export const meter = hasWait4() ? 'wait4' : 'clock';

function hasWait4() {
  return spawnSync('python3', ['-c', 'import os; os.wait4; os.posix_spawnp']).status === 0;
}

/**
 * Runs a command once, its standard output thrown away.
 * @param {readonly string[]} command
 * @param {{ readonly directory: string, readonly environment: NodeJS.ProcessEnv, readonly exits: readonly number[],
 *   readonly limitMs: number }} how
 * @returns {Promise<Run>}
 */
export async function measure(command, { directory, environment, exits, limitMs }) {
  const [program, ...rest] = meter === 'wait4' ? ['python3', METER, ...command] : command;
  const startedMs = performance.now();
  const child = spawn(program, rest, {
    cwd: directory,
    env: environment,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    timeout: limitMs,
  });
  const [complaint, report, end] = await Promise.all([text(child.stderr), text(child.stdio[3]), ended(child)]);
  if (end.error !== undefined) return { failure: end.error.message };
  if (end.signal !== null || performance.now() - startedMs > limitMs)
    return { failure: `more than ${limitMs / 1000} s` };
  // Without a report the meter could not start the command.
  const { exit, ...cost } =
    report === '' ? { exit: end.code, wallMs: performance.now() - startedMs } : JSON.parse(report);
  if (exits.includes(exit) && (report !== '' || meter === 'clock')) return { cost };
  return { failure: `exit ${exit}: ${lastLine(complaint)}` };
}

function ended(child) {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ error }));
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
}

async function text(stream) {
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function lastLine(complaint) {
  return complaint.trim().split('\n').at(-1)?.slice(0, 100) ?? '';
}
