import { readFileSync, statSync } from 'node:fs';
import { codeOf, UserError } from '../errors.ts';
import { type BaselineEntry, parseBaseline, serializeBaseline } from '../findings/baseline.ts';

/** Reads the entries of a baseline file; one that does not exist has none. */
export function readBaseline(file: string): readonly BaselineEntry[] {
  try {
    const stats = statSync(file);
    // A named pipe would be waited for without end.
    if (!stats.isFile()) throw new UserError(`the baseline ${file} is not a file`, 'Name a file');
    return parseBaseline(readFileSync(file, 'utf8'), file);
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return [];
    if (cause instanceof UserError) throw cause;
    const why = codeOf(cause) ?? 'unknown error';
    throw new UserError(`the baseline ${file} cannot be read: ${why}`, 'Check its permissions', { cause });
  }
}

/** Writes a baseline file as a whole. */
export async function writeBaseline(file: string, entries: readonly BaselineEntry[]): Promise<void> {
  const { replaceFile } = await import('../replace-file.ts');
  await replaceFile(file, serializeBaseline(entries));
}
