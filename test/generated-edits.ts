import { expandTemplate } from '../src/rules/templates.ts';
import type { History, Tree } from './git/written-history.ts';

/** Numbers from 0 up to a bound, the same for the same seed. */
export type Below = (bound: number) => number;

export function numbers(seed: number): Below {
  let state = seed | 0;
  return (bound) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * bound);
  };
}

const SECRETS = [
  'GITHUB_TOKEN=ghp_{alnum:30}{crc32-base62}',
  'aws_access_key_id = AKIA{base32:16}',
  'password: "{alnum:18}"',
  'db_password = "{alnum:20}"',
  'export API_TOKEN={hex:40}',
  'ENV CLIENT_SECRET {alnum:24}',
  "CREATE USER app IDENTIFIED BY '{alnum:14}';",
  'postgres://app:{alnum:16}@db.internal:5432/app',
  'GITHUB_CLIENT_SECRET={hex:40}',
  '{jwt}',
  'curl -H "Authorization: Bearer {base64url:40}" https://api.internal/v1',
  'npm_{alnum:30}{crc32-base62}',
];
const WORDS = 'the value of a field is read when its file loads and then kept for each later call of this module'.split(
  ' ',
);

/** A history in which files are edited inside, moved and copied, and secrets come, go, move and break apart. */
export function generateHistory(seed: number, commits: number, lost: number): History {
  const below = numbers(seed);
  const trees: Tree[] = [];
  let files = new Map<string, string[]>();
  for (let commit = 0; commit < commits + lost; commit++) {
    files = edited(files, below, `${seed}/${commit}`);
    trees.push(new Map([...files].map(([path, lines]) => [path, Buffer.from(lines.join('\n'), 'latin1')])));
  }
  return { kept: trees.slice(0, commits), lost: trees.slice(commits) };
}

function edited(files: ReadonlyMap<string, string[]>, below: Below, seed: string): Map<string, string[]> {
  const next = new Map(files);
  if (next.size < 2 || below(8) === 0) next.set(newPath(below, seed), fillerLines(below, 20 + below(200)));
  for (let edit = 0; edit <= below(3); edit++) {
    const paths = [...next.keys()];
    const path = paths[below(paths.length)] ?? '';
    editFile(next, path, below, `${seed}/${edit}`);
  }
  return next;
}

function newPath(below: Below, seed: string): string {
  const name = `${'abcd'[below(4)]}${seed.replace('/', '-')}`;
  return (
    [`config/${name}.yaml`, `src/${name}.ts`, `${name}.env`, `docs/${name}.md`, `scripts/${name}.sh`][below(5)] ?? name
  );
}

function editFile(files: Map<string, string[]>, path: string, below: Below, seed: string): void {
  const lines = [...(files.get(path) ?? [])];
  const at = below(lines.length + 1);
  const count = 1 + below(5);
  switch (below(11)) {
    case 0:
      lines.splice(at, 0, ...fillerLines(below, count));
      break;
    case 1:
      lines.splice(at, count);
      break;
    case 2:
      lines.splice(at, count, ...fillerLines(below, count));
      break;
    case 3:
    case 4:
      lines.splice(at, below(2), secretLine(below, seed));
      break;
    case 5:
      breakApart(lines, below);
      break;
    case 6:
      changeInside(lines, below);
      break;
    case 7: {
      const extension = path.slice(path.lastIndexOf('.'));
      files.set(`${path.slice(0, -extension.length)}-${seed.replaceAll('/', '-')}${extension}`, lines);
      if (below(2) === 0) files.delete(path);
      return;
    }
    case 8: {
      const others = [...files.keys()];
      const target = others[below(others.length)] ?? path;
      const moved = lines.splice(at, count);
      const rest = target === path ? lines : [...(files.get(target) ?? [])];
      rest.splice(below(rest.length + 1), 0, ...moved);
      files.set(target, rest);
      break;
    }
    case 9:
      lines.splice(at, 0, encodedSecret(below, seed));
      break;
    case 10:
      if (files.size > 2 && below(3) === 0) {
        files.delete(path);
        return;
      }
      lines.push(...lines.slice(at, at + count));
      break;
  }
  files.set(path, lines);
}

function fillerLines(below: Below, count: number): string[] {
  return Array.from({ length: count }, () =>
    Array.from({ length: 1 + below(14) }, () => WORDS[below(WORDS.length)]).join(' '),
  );
}

function secretLine(below: Below, seed: string): string {
  return expandTemplate(SECRETS[below(SECRETS.length)] ?? '', seed);
}

function encodedSecret(below: Below, seed: string): string {
  const text = Buffer.from([...fillerLines(below, 3), secretLine(below, seed), ...fillerLines(below, 3)].join('\n'));
  const base64 = text.toString('base64');
  switch (below(4)) {
    case 0:
      return base64;
    case 1:
      return (base64.match(/.{1,76}/g) ?? []).join('\n');
    case 2:
      return text.toString('hex');
    default:
      return encodeURIComponent(text.toString('latin1'));
  }
}

/** Takes a character out of a line, which is often the middle of a secret, or breaks the line there. */
function breakApart(lines: string[], below: Below): void {
  const at = longestOf(lines, below);
  const line = lines[at] ?? '';
  const inside = below(line.length + 1);
  lines[at] = line.slice(0, inside) + (below(2) === 0 ? '\n' : '') + line.slice(inside + 1);
}

function changeInside(lines: string[], below: Below): void {
  const at = below(Math.max(1, lines.length));
  const line = lines[at] ?? '';
  const inside = below(line.length + 1);
  lines[at] = `${line.slice(0, inside)}${WORDS[below(WORDS.length)]}${line.slice(inside)}`;
}

/** The longest of a few lines: lines with secrets are long. */
function longestOf(lines: readonly string[], below: Below): number {
  const few = Array.from({ length: 6 }, () => below(Math.max(1, lines.length)));
  return few.reduce((best, at) => ((lines[at]?.length ?? 0) > (lines[best]?.length ?? 0) ? at : best));
}
