import { expect, test } from 'vitest';
import { temporaryDirectory, temporaryRepository } from '../git/temporary-repository.ts';
import { githubToken, type JsonReport, jsonReport, keepmum, write } from './run.ts';

const MIB = 1024 * 1024;
const BORDER = 16 * MIB;
const FIRST = githubToken('over the border');
const LAST = githubToken('at the end');

/** 20 MB in which FIRST lies across the border of 16 MiB and LAST is the end. */
function largeFile(line: string): { readonly content: Buffer; readonly places: readonly object[] } {
  const content = Buffer.alloc(20_000_000, line);
  const firstByte = BORDER - 20;
  const lastByte = content.length - LAST.length;
  content.write(` ${FIRST} `, firstByte - 1, 'latin1');
  content.write(` ${LAST}`, lastByte - 1, 'latin1');
  return { content, places: [placeOf(content, firstByte), placeOf(content, lastByte)] };
}

function placeOf(content: Buffer, startByte: number): object {
  let startLine = 1;
  let lineStart = 0;
  for (let at = content.indexOf(10); at >= 0 && at < startByte; at = content.indexOf(10, at + 1)) {
    startLine += 1;
    lineStart = at + 1;
  }
  return { startByte, endByte: startByte + FIRST.length, startLine, startColumn: startByte - lineStart + 1 };
}

const KINDS = [
  { kind: 'of lines', line: 'a line of an ordinary log file with nothing in it\n' },
  { kind: 'of one endless line', line: 'words and no newline ' },
];

test.each(KINDS)('in a file of 20 MB $kind both tokens have their line, column and byte', ({ line }) => {
  const { content, places } = largeFile(line);
  const repository = temporaryRepository();
  repository.write('large.txt', content);
  repository.git('add', '.');
  const scans: Record<string, JsonReport> = {
    whole: jsonReport(['scan'], { cwd: repository.directory }),
    'in pieces of 16 MiB': jsonReport(['scan', '--max-file-size', String(BORDER)], { cwd: repository.directory }),
    'in pieces of 1 MiB': jsonReport(['scan', '--max-file-size', String(MIB)], { cwd: repository.directory }),
    stdin: jsonReport(['scan', '-', '--max-file-size', String(BORDER)], { cwd: repository.directory, input: content }),
    staged: jsonReport(['staged'], { cwd: repository.directory }),
    history: jsonReport(['history'], { cwd: repository.directory }),
  };
  for (const [how, { findings, receipt }] of Object.entries(scans)) {
    expect(findings, how).toMatchObject(places);
    expect(receipt, how).toMatchObject({ bytes: content.length, complete: true });
  }
});

/** Thousands of small files, some with a token, some with what is turned away. */
function manyFiles(folder: string, count: number): void {
  for (let index = 0; index < count; index++) {
    const name = `d${index % 40}/f${index}.txt`;
    const token = index % 500 === 0 ? `TOKEN=${githubToken(`many ${index}`)}\n` : '';
    const placeholder = index % 300 === 0 ? `token: ghp_${'x'.repeat(36)}\n` : '';
    write(folder, name, `one ${index}\n${token}${placeholder}last\n`);
  }
}

test('one thread and four give the same report, and the same scan the same bytes', () => {
  const folder = temporaryDirectory();
  manyFiles(folder, 6100);
  for (const format of ['json', 'jsonl', 'sarif']) {
    const scan = (...args: string[]) =>
      keepmum(['scan', '--format', format, '--explain-dismissed', ...args], { cwd: folder });
    const alone = scan('-j1');
    expect(alone.status).toBe(1);
    expect(alone.stderr).toBe('');
    expect(scan('-j4').stdout).toBe(alone.stdout);
    expect(scan('-j4').stdout).toBe(alone.stdout);
  }
  const { findings, receipt } = jsonReport(['scan', '-j4'], { cwd: folder });
  expect(findings).toHaveLength(13);
  expect(receipt).toMatchObject({ files: 6100, complete: true });
});
