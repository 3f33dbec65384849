import { type StagedChange, stagedChanges } from '../git/index-entries.ts';
import { isLastPart, readObjectsSync, WHOLE_OBJECTS } from '../git/objects.ts';
import type { Repository } from '../git/repository.ts';
import { FILE_START, type Fragment, type Room } from '../model/fragment.ts';
import type { Ledger } from '../model/receipt.ts';
import { addedLines } from './added-lines.ts';
import { cutOf, pieceBytes, pieceFragment, startAfter } from './pieces.ts';

export interface StagedOptions {
  /** Report what stands in a changed file already, not only the lines that the commit adds. */
  readonly wholeFiles: boolean;
  /** Paths that the configuration leaves out; absent where it names none. */
  readonly ignored?: ((path: string) => boolean) | undefined;
}

/**
 * What the next commit would bring, as it stands in the index. Synchronous throughout: a hook has nothing to do meanwhile,
 * and waiting by promises would be most of its time.
 */
export function* staged(
  repository: Repository,
  room: Room,
  ledger: Ledger,
  options: StagedOptions,
): Generator<Fragment, void, undefined> {
  const { changes, unmerged } = stagedChanges(repository);
  for (const path of unmerged)
    ledger.fail(path, 'the merge conflict is not resolved, so the index holds no content for it');
  if (changes.length === 0 && unmerged.length === 0) ledger.note('nothing new is staged: no content was scanned');
  const wanted = options.wholeFiles ? changes : changes.filter(bringsContent);
  if (wanted.length < changes.length)
    ledger.skip('content unchanged (moved, or another mode)', changes.length - wanted.length);
  const { ignored } = options;
  const kept = ignored === undefined ? wanted : wanted.filter(({ path }) => !ignored(path));
  if (kept.length < wanted.length) ledger.skip('ignored by the configuration', wanted.length - kept.length);
  yield* readChanges(repository, kept, room, ledger, options);
}

function bringsContent(change: StagedChange): boolean {
  return !change.oldBlobs.includes(change.blob);
}

function* readChanges(
  repository: Repository,
  changes: readonly StagedChange[],
  room: Room,
  ledger: Ledger,
  options: StagedOptions,
): Generator<Fragment, void, undefined> {
  const oids = changes.map((change) => change.blob);
  let start = FILE_START;
  for (const answer of readObjectsSync(repository, oids, { room, maxBytes: pieceBytes, cut: cutOf })) {
    const change = changes[answer.index];
    if (change === undefined) return;
    if (answer.kind === 'failed') {
      ledger.fail(change.path, `its staged content cannot be read: ${answer.reason}`);
      start = FILE_START;
      continue;
    }
    const last = isLastPart(answer);
    const piece = pieceFragment(answer.bytes, { kind: 'index', path: change.path, blob: change.blob }, start, last);
    start = last ? FILE_START : startAfter(piece);
    ledger.bytes += piece.ownedBytes;
    if (last) ledger.files += 1;
    yield options.wholeFiles || isNewFile(change) ? piece : { ...piece, inScope: addedLinesOf(repository, change) };
  }
}

function isNewFile(change: StagedChange): boolean {
  return change.oldBlobs.every((blob) => blob === undefined);
}

/** Reads old and new content only when the first finding asks: a clean commit does without that git process. */
function addedLinesOf(repository: Repository, change: StagedChange): (firstLine: number, lastLine: number) => boolean {
  let added: readonly boolean[] | undefined;
  return (firstLine, lastLine) => {
    added ??= compareContents(repository, change);
    return added.slice(firstLine - 1, lastLine).includes(true);
  };
}

// Old content that cannot be read counts as empty, so that the doubt is reported.
function compareContents(repository: Repository, change: StagedChange): readonly boolean[] {
  const olds = change.oldBlobs.filter((blob) => blob !== undefined);
  const contents = readObjectsSync(repository, [change.blob, ...olds], WHOLE_OBJECTS);
  const [next = EMPTY, ...known] = [...contents].map((answer) => (answer.kind === 'part' ? answer.bytes : EMPTY));
  return addedLines(next, known);
}

const EMPTY = new Uint8Array();
