import { fileURLToPath } from 'node:url';

export const PROJECT = fileURLToPath(new URL('..', import.meta.url));
/** Where everything is that a run makes or installs. Git ignores it; to start afresh, delete it. */
export const SCRATCH = fileURLToPath(new URL('scratch', import.meta.url));

// Nothing listens on the discard port: whatever a program tries to send goes nowhere, at once.
const NOWHERE = 'http://127.0.0.1:9';

/** What measured programs run in: without the network, without this project's repository round the trees in scratch. */
export function quietEnvironment() {
  const kept = Object.entries(process.env).filter(([name]) => !/^(GIT_|no_proxy$)/i.test(name));
  const proxies = ['http_proxy', 'https_proxy', 'all_proxy'].flatMap((name) => [
    [name, NOWHERE],
    [name.toUpperCase(), NOWHERE],
  ]);
  // Caches stay where they are: kingfisher takes no folder that others may write to, and compiles its rules anew each time.
  return { ...Object.fromEntries([...kept, ...proxies]), GIT_CEILING_DIRECTORIES: SCRATCH };
}
