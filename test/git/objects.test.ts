import { expect, test } from 'vitest';
import {
  type ObjectAnswer,
  type ReadOptions,
  readObjects,
  readObjectsSync,
  WHOLE_OBJECTS,
} from '../../src/git/objects.ts';
import { openRepository, type Repository } from '../../src/git/repository.ts';
import { garble, noise, remove, truncate } from './damage.ts';
import { type TemporaryRepository, temporaryRepository } from './temporary-repository.ts';

const NOWHERE = '1234567890'.repeat(4);

/** One line an answer: `<index> <type> <size> <first bytes>`, and of failures `<index> failed`. */
const READERS = [
  [
    'streamed',
    async (repository: Repository, oids: readonly string[], options: ReadOptions) => {
      const lines: string[] = [];
      for await (const answer of readObjects(repository, oids, options)) lines.push(line(answer));
      return lines;
    },
  ],
  [
    'at once',
    async (repository: Repository, oids: readonly string[], options: ReadOptions) =>
      Array.from(readObjectsSync(repository, oids, options), line),
  ],
] as const;

function line(answer: ObjectAnswer): string {
  if (answer.kind === 'failed') return `${answer.index} failed`;
  const { index, type, size, offset, bytes } = answer;
  return `${index} ${type} ${size} @${offset} ${Buffer.from(bytes.subarray(0, 12)).toString('latin1')}`;
}

function store(repository: TemporaryRepository, content: string | Uint8Array): string {
  repository.write('content', content);
  return repository.git('hash-object', '-w', '--no-filters', 'content');
}

test.each(READERS)('objects come %s in the order of the questions, missing ones among them', async (_how, read) => {
  const repository = temporaryRepository();
  const commit = repository.commit('a.txt', 'a text');
  const oids = [store(repository, 'text\n'), commit, NOWHERE, store(repository, ''), store(repository, 'a\0\n\n')];
  expect(await read(openRepository(repository.directory), oids, WHOLE_OBJECTS)).toEqual([
    '0 blob 5 @0 text\n',
    expect.stringMatching(/^1 commit \d+ @0 tree [0-9a-f]{7}$/),
    '2 failed',
    '3 blob 0 @0 ',
    '4 blob 4 @0 a\0\n\n',
  ]);
});

test.each(READERS)('%s, the objects after a damaged one are read', async (_how, read) => {
  const repository = temporaryRepository();
  const sound = store(repository, 'sound');
  const broken = store(repository, noise(200_000));
  const garbled = store(repository, 'garbled');
  const gone = store(repository, 'gone');
  truncate(repository, broken);
  garble(repository, garbled);
  remove(repository, gone);
  const lines = await read(
    openRepository(repository.directory),
    [sound, broken, sound, garbled, gone, sound],
    WHOLE_OBJECTS,
  );
  expect(lines).toEqual([
    '0 blob 5 @0 sound',
    '1 failed',
    '2 blob 5 @0 sound',
    '3 failed',
    '4 failed',
    '5 blob 5 @0 sound',
  ]);
});

test.each(READERS)('%s, an object over the limit comes in parts that overlap as the cut says', async (_how, read) => {
  const repository = temporaryRepository();
  const content = Buffer.from(Array.from({ length: 25 }, (_, index) => 0x61 + index));
  const memory = new Uint8Array(10);
  const options = { room: (length: number) => memory.subarray(0, length), maxBytes: 10, cut: () => 8 };
  const oids = [store(repository, content), store(repository, 'next')];
  expect(await read(openRepository(repository.directory), oids, options)).toEqual([
    '0 blob 25 @0 abcdefghij',
    '0 blob 25 @8 ijklmnopqr',
    '0 blob 25 @16 qrstuvwxy',
    '1 blob 4 @0 next',
  ]);
});

test.each(READERS)(
  '%s, more questions and answers than the pipes hold do not block either side',
  async (_how, read) => {
    const repository = temporaryRepository();
    const oids = new Array<string>(20_000).fill(store(repository, 'x'.repeat(1000)));
    expect(await read(openRepository(repository.directory), oids, WHOLE_OBJECTS)).toHaveLength(20_000);
  },
);

test('a reader that is left early leaves no git behind', async () => {
  const repository = temporaryRepository();
  const oids = new Array<string>(20_000).fill(store(repository, 'x'.repeat(1000)));
  for await (const answer of readObjects(openRepository(repository.directory), oids, WHOLE_OBJECTS)) {
    if (answer.index === 10) break;
  }
  await expect.poll(() => process.getActiveResourcesInfo().filter((name) => name === 'ProcessWrap')).toEqual([]);
});
