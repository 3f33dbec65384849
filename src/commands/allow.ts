import { type BaselineEntry, baselineEntry, type EntryDraft } from '../findings/baseline.ts';
import { requiredReason } from './baseline.ts';
import { readBaseline, writeBaseline } from './baseline-file.ts';

/**
 * Adds one entry to a baseline file, or replaces the one about the same rule, fingerprint and path. Gives the entry.
 * @throws UserError where no reason is given or the file cannot be read or written.
 */
export async function allow(
  file: string,
  draft: Omit<EntryDraft, 'reason'> & { readonly reason: string | undefined },
): Promise<BaselineEntry> {
  const entry = baselineEntry({ ...draft, reason: requiredReason(draft.reason) });
  const others = readBaseline(file).filter((each) => !isSame(each, entry));
  await writeBaseline(file, [...others, entry]);
  return entry;
}

function isSame(a: BaselineEntry, b: BaselineEntry): boolean {
  return a.rule === b.rule && a.fingerprint === b.fingerprint && a.path === b.path;
}
