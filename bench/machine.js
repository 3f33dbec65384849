import { availableParallelism, cpus, loadavg, platform, totalmem } from 'node:os';

/** The lines that a table of figures is worth nothing without. */
export function describeMachine() {
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`;
  const system = `${platform()}, Node ${process.versions.node}`;
  const load = platform() === 'win32' ? '' : `, load ${loadavg()[0].toFixed(1)} at the start`;
  const cores = `${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? 'unknown'})`;
  return `${new Date().toISOString().slice(0, 10)}: ${cores}, ${memory}, ${system}${load}`;
}
