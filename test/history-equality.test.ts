import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BEFORE_BYTES, createEngine, type Engine, NEAR_BYTES } from '../src/detect/detect.ts';
import { RULE_SET } from '../src/generated/rule-set.ts';
import { attribute } from '../src/git/attribution.ts';
import { openRepository, type Repository } from '../src/git/repository.ts';
import type { Finding } from '../src/model/finding.ts';
import { pathOf, wholeFragment } from '../src/model/fragment.ts';
import { Ledger } from '../src/model/receipt.ts';
import { NO_PROGRESS } from '../src/progress.ts';
import { expandTemplate } from '../src/rules/templates.ts';
import { fragmentScan, type Policy } from '../src/scan.ts';
import { history } from '../src/sources/history.ts';
import { scanWholeHistory } from '../src/whole-history.ts';
import { generateHistory, numbers } from './generated-edits.ts';
import { type History, type Packing, type Tree, type WrittenHistory, writeHistory } from './git/written-history.ts';

const POLICY: Policy = { confidence: 'low', allow: [], keepDismissed: false };
const engine: Engine = createEngine(RULE_SET);

/** The commit that brought each secret in, by `<rule> <fingerprint> <path>`. */
type Introductions = Readonly<Record<string, string | undefined>>;

async function wholeHistory(repository: Repository): Promise<{ found: Introductions; ledger: Ledger }> {
  const ledger = new Ledger();
  const findings = await scanWholeHistory({
    repository,
    ruleSet: RULE_SET,
    policy: POLICY,
    ledger,
    room: engine.room,
    scan: fragmentScan(engine, POLICY, ledger),
    jobs: 1,
    ignored: undefined,
    progress: NO_PROGRESS,
  });
  if (findings === undefined) throw new Error('the store was left to git');
  const found = findings.map(
    (finding) => [keyOf(finding, pathOf(finding.origin)), finding.introduced?.commit] as const,
  );
  expect(new Set(found.map(([key]) => key)).size).toBe(found.length);
  return { found: Object.fromEntries(found.sort()), ledger };
}

/** A fingerprint is of rule and secret; the provider that a generic finding is named after may change with its file. */
function keyOf({ fingerprint }: Finding, path: string | undefined): string {
  return `${fingerprint} ${path}`;
}

/** The same by the fragments of the history, each blob a whole: keys only. */
async function fromFragments(repository: Repository): Promise<{ keys: readonly string[]; ledger: Ledger }> {
  const ledger = new Ledger();
  const scan = fragmentScan(engine, POLICY, ledger);
  const findings: Finding[] = [];
  for await (const fragment of history(repository, engine.room, ledger)) findings.push(...scan(fragment).findings);
  const blobs = findings.flatMap(({ origin }) => (origin.kind === 'blob' ? [origin.blob] : []));
  const places = await attribute(repository, { blobs, commits: [] });
  const keys = findings.map((finding) => {
    const { origin } = finding;
    return keyOf(finding, origin.kind === 'blob' ? places.blobs.get(origin.blob)?.path : undefined);
  });
  return { keys: [...new Set(keys)].sort(), ledger };
}

/** What the generator knows: each content is scanned at the first path of the first tree that has it. */
function fromModel({ kept, lost }: History, commits: readonly string[]): Introductions {
  const found: Record<string, string | undefined> = {};
  const seen = new Set<string>();
  const scan = fragmentScan(engine, POLICY, new Ledger());
  let parent: Tree = new Map();
  [...kept, ...lost].forEach((tree, index) => {
    for (const [path, content] of [...tree].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const text = content.toString('latin1');
      if (parent.get(path)?.equals(content) || seen.has(text)) continue;
      seen.add(text);
      for (const finding of scan(wholeFragment(content, { kind: 'blob', path, blob: '' })).findings) {
        found[keyOf(finding, path)] ??= commits[index];
      }
    }
    parent = tree;
  });
  return Object.fromEntries(Object.entries(found).sort());
}

async function expectEqualAnswers(generated: History, { repository, commits }: WrittenHistory): Promise<number> {
  const opened = openRepository(repository.directory);
  const { found, ledger } = await wholeHistory(opened);
  const source = await fromFragments(opened);
  expect(Object.keys(found)).toEqual(source.keys);
  expect(found).toEqual(fromModel(generated, commits));
  const { blobs, commits: commitCount, tags, failed } = ledger.receipt(0);
  expect({ blobs, commits: commitCount, tags, failed }).toEqual({
    blobs: source.ledger.blobs,
    commits: source.ledger.commits,
    tags: 0,
    failed: [],
  });
  return Object.keys(found).length;
}

test('a scan of the packs finds what a scan of every blob finds, and names the commits that brought it in', async () => {
  const packings = fc.record<Packing>({
    depth: fc.constantFrom(1, 3, 10, 50),
    window: fc.constantFrom(2, 10, 50),
    lost: fc.constantFrom('packed', 'loose'),
  });
  let findings = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.integer(),
      fc.integer({ min: 20, max: 60 }),
      fc.integer({ min: 0, max: 5 }),
      packings,
      async (seed, commits, lost, packing) => {
        const generated = generateHistory(seed, commits, lost);
        findings += await expectEqualAnswers(generated, writeHistory(generated, packing));
      },
    ),
    // The example: a token in wrapped base64, far from where its lines begin.
    { numRuns: 20, endOnFailure: true, examples: [[-16, 38, 3, { depth: 3, window: 50, lost: 'packed' }]] },
  );
  expect(findings).toBeGreaterThan(200);
});

// No two parts are alike, so that git copies each from its own place.
const FILLER = fillerText(9000);
// Round the margins that are searched again: BEFORE_BYTES behind an edit and NEAR_BYTES before it, and what a secret takes.
const DISTANCES = Array.from({ length: 280 }, (_, index) =>
  index < 140 ? BEFORE_BYTES - 120 + index : NEAR_BYTES - 260 + index,
);

function fillerText(length: number): string {
  const below = numbers(1);
  const word = (): string => String.fromCharCode(...Array.from({ length: 2 + below(5) }, () => 97 + below(26)));
  let text = '';
  while (text.length < length) text += `${word()}, ${word()} ${word()}; ${word()}\n`;
  return text;
}

function wrapped(text: string, width: number, leadBytes: number): string {
  const long = `${FILLER.slice(0, leadBytes)}\n${text}\n${FILLER.slice(140, 280)}`;
  return (
    Buffer.from(long)
      .toString('base64')
      .match(new RegExp(`.{1,${width}}`, 'g')) ?? []
  ).join('\n');
}

/** Over 3 KB of literals that are put together; the text stands in two of them, in the middle. */
function manyLiterals(text: string, count: number): string {
  const pieces = Array.from(
    { length: count },
    (_, index) => `${FILLER.slice(60 * index, 60 * index + 48)} Part${index}`,
  );
  pieces.splice(count / 2, 1, ` ${text.slice(0, -9)}`, `${text.slice(-9)} `);
  return `const page = ${pieces.map((piece) => JSON.stringify(piece)).join(' +\n    ')};`;
}

/** A list of short literals that is joined at its end: what makes it one stands far from its start. */
function joinedList(seed: string, count: number): string {
  const pieces = Array.from({ length: count }, (_, index) => expandTemplate('"{alnum:6}"', `${seed}/${index}`));
  return `[${pieces.join(',\n    ')}].join('')`;
}

type Carrier = readonly [carrier: string, extension: string, content: (seed: string) => string];

const CARRIERS: readonly Carrier[] = [
  ['a YAML value', 'yaml', (seed) => expandTemplate('password: "{alnum:20}"', seed)],
  ['an option of ENV', 'dockerfile', (seed) => expandTemplate('ENV DB_PASSWORD {alnum:20}', seed)],
  ['an SQL statement', 'sql', (seed) => expandTemplate("CREATE USER x IDENTIFIED BY '{alnum:14}';", seed)],
  ['an AWS key', 'txt', (seed) => expandTemplate('key AKIA{base32:16} end', seed)],
  ['a URL', 'txt', (seed) => expandTemplate('postgres://app:{alnum:16}@db.internal:5432/app', seed)],
  ['wrapped base64', 'txt', (seed) => wrapped(expandTemplate('password = "{alnum:20}"', seed), 76, 40)],
  ['a long text in base64', 'txt', (seed) => wrapped(expandTemplate('password = "{alnum:20}"', seed), 75, 1800)],
  ['base64', 'txt', (seed) => Buffer.from(expandTemplate('password = "{alnum:20}"', seed)).toString('base64')],
  ['percent encoding', 'txt', (seed) => encodeURIComponent(expandTemplate('{"password": "{alnum:20}"}', seed))],
  ['escapes', 'json', (seed) => expandTemplate('"{\\u0022password\\u0022: \\u0022{alnum:20}\\u0022}"', seed)],
  ['a text of two literals', 'js', (seed) => expandTemplate('let password = "{alnum:10}" +\n  "{alnum:14}";', seed)],
  ['a text of many literals', 'js', (seed) => manyLiterals(expandTemplate('AKIA{base32:16}', seed), 40)],
  ['a joined list', 'js', (seed) => `password = ${joinedList(seed, 60)};`],
  ['a key pair', 'env', (seed) => expandTemplate('AWS_SECRET_ACCESS_KEY={base64:40}', seed)],
];

/** For each distance a file whose second version has an edit that far from the secret. */
function editsNear([, extension, content]: Carrier, side: 'before' | 'after', wide: boolean): History {
  const write = (edit: string): Tree =>
    new Map(
      DISTANCES.map((distance) => {
        const secret = content(`${distance}/${side}`);
        const gap = FILLER.slice(0, distance);
        const middle = side === 'before' ? `${edit}${gap}\n${secret}\n` : `${secret}\n${gap}${edit}\n`;
        const text = `file ${distance}\n${FILLER.slice(2000, 4500)}\n${middle}${FILLER.slice(5000, 8000)}`;
        return [`at-${distance}.${extension}`, Buffer.from(text, wide ? 'utf16le' : 'latin1')];
      }),
    );
  return { kept: [write('one'), write('another text here')], lost: [] };
}

const SEAMS = CARRIERS.flatMap((carrier) =>
  (['before', 'after'] as const).map((side) => ({ carrier, side, name: carrier[0] })),
);

test.each(SEAMS)('an edit at any distance $side $name loses no version of it', async ({ carrier, side }) => {
  const generated = editsNear(carrier, side, false);
  const { repository, commits } = writeHistory(generated, { depth: 50, window: 250, lost: 'packed' });
  const { found } = await wholeHistory(openRepository(repository.directory));
  const expected = fromModel(generated, commits);
  expect(Object.keys(expected)).not.toHaveLength(0);
  expect(found).toEqual(expected);
});

test.each(['before', 'after'] as const)('an edit at any distance %s a secret in UTF-16 loses none', async (side) => {
  const generated = editsNear(CARRIERS[0] ?? ['', '', () => ''], side, true);
  const { repository, commits } = writeHistory(generated, { depth: 50, window: 250, lost: 'packed' });
  const { found } = await wholeHistory(openRepository(repository.directory));
  expect(found).toEqual(fromModel(generated, commits));
});

test('an edit anywhere in a value of many literals that stand far apart loses no version of it', async () => {
  const pieces = Array.from({ length: 24 }, (_, index) => expandTemplate('{alnum:4}', `piece ${index}`));
  const indent = ' '.repeat(80);
  const valueWith = (edited: number, seed: string): string => {
    const all = pieces.map((piece, index) => (index === edited ? expandTemplate('{alnum:4}', seed) : piece));
    return `const apiToken = ${all.map((piece) => JSON.stringify(piece)).join(` +\n${indent}`)};`;
  };
  const write = (seed: string): Tree =>
    new Map(
      pieces.map((_, index) => {
        const content = `${FILLER.slice(index, 2500)}\n${valueWith(index, seed)}\n${FILLER.slice(5000)}`;
        return [`at-${index}.js`, Buffer.from(content)];
      }),
    );
  const generated: History = { kept: [write('one'), write('two')], lost: [] };
  const { repository, commits } = writeHistory(generated, { depth: 50, window: 250, lost: 'packed' });
  const { found } = await wholeHistory(openRepository(repository.directory));
  const expected = fromModel(generated, commits);
  expect(Object.keys(expected)).toHaveLength(2 * pieces.length);
  expect(found).toEqual(expected);
});
