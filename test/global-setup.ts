import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Runs once, before the workers start and inherit the environment. */
export function setup(): void {
  // Under a git hook these name the repository of the commit: git children of tests would read it, or write to it.
  for (const name of Object.keys(process.env)) {
    if (name.toUpperCase().startsWith('GIT_')) delete process.env[name];
  }
  const program = fileURLToPath(new URL('../dist/cli.cjs', import.meta.url));
  if (!existsSync(program)) throw new Error(`${program} is missing: run \`npm run build\` before the tests`);
}
