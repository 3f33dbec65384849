import { spawnSync } from 'node:child_process';
import { type TemporaryRepository, temporaryRepository } from './temporary-repository.ts';

/** One version of all files, by path. */
export type Tree = ReadonlyMap<string, Buffer>;

/** A line of commits. Those of `lost` stand on the last of `kept`, and no ref reaches them. */
export interface History {
  readonly kept: readonly Tree[];
  readonly lost: readonly Tree[];
}

export interface Packing {
  readonly depth: number;
  readonly window: number;
  /** Where objects go that no ref reaches: into the pack or into files of their own. */
  readonly lost: 'packed' | 'loose';
}

export interface WrittenHistory {
  readonly repository: TemporaryRepository;
  /** The ids of `kept`, then of `lost`. */
  readonly commits: readonly string[];
}

/** Commits all trees with one process, which fast-import can, and packs them. */
export function writeHistory({ kept, lost }: History, packing: Packing, ...initOptions: string[]): WrittenHistory {
  const repository = temporaryRepository(...initOptions);
  const trees = [...kept, ...lost];
  const input = Buffer.concat(trees.flatMap((tree, index) => commitCommand(tree, index, index < kept.length)));
  const imported = spawnSync('git', ['fast-import', '--quiet', '--depth=0'], { cwd: repository.directory, input });
  if (imported.status !== 0) throw new Error(String(imported.stderr));
  const last = lost.length > 0 ? 'lost' : 'main';
  const commits = repository.git('rev-list', '--reverse', last).split('\n');
  if (lost.length > 0) repository.git('update-ref', '-d', 'refs/heads/lost');
  const sizes = [`--depth=${packing.depth}`, `--window=${packing.window}`];
  repository.git('repack', '-q', '-f', '-d', ...(packing.lost === 'packed' ? ['-a', '-k'] : ['-A']), ...sizes);
  return { repository, commits };
}

function commitCommand(tree: Tree, index: number, kept: boolean): Buffer[] {
  const head = [
    `commit refs/heads/${kept ? 'main' : 'lost'}`,
    `mark :${index + 1}`,
    `committer Test Author <author@example.invalid> ${1_700_000_000 + 60 * index} +0000`,
    `data <<END\nCommit ${index}\nEND`,
    ...(index > 0 ? [`from :${index}`] : []),
    'deleteall\n',
  ];
  const files = [...tree].flatMap(([path, content]) => [
    Buffer.from(`M 100644 inline ${path}\ndata ${content.length}\n`),
    content,
    Buffer.from('\n'),
  ]);
  return [Buffer.from(head.join('\n')), ...files];
}
