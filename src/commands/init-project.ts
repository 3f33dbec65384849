import type { Options } from '../arguments.ts';
import { asker } from '../ask.ts';
import { VERSION } from '../generated/version.ts';
import { init } from './init.ts';
import type { ExitCode } from './outcome.ts';
import type { Streams } from './streams.ts';

/** `keepmum init`, with the terminal to ask on. Exits with 2 where the hooks are not in place afterwards. */
export async function initProject(options: Options, streams: Streams): Promise<ExitCode> {
  const done = await init({
    cwd: process.cwd(),
    yes: options.yes ?? false,
    ask: asker({ input: process.stdin, output: process.stderr }),
    print: (line) => streams.report(`${line}\n`),
    version: VERSION,
  });
  return done ? 0 : 2;
}
