import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createEngine } from '../../src/detect/detect.ts';
import { plainPrefilter } from '../../src/detect/prefilter-plain.ts';
import { RULE_SET } from '../../src/generated/rule-set.ts';
import { RULE_SOURCES } from '../../src/generated/rule-sources.ts';
import type { Match } from '../../src/model/finding.ts';
import { FILE_START } from '../../src/model/fragment.ts';
import { compileRules } from '../../src/rules/compile.ts';
import { parseRules } from '../../src/rules/parse.ts';
import { expandTemplate } from '../../src/rules/templates.ts';
import { pieces } from '../../src/sources/pieces.ts';
import { crc32Base62 } from '../../src/tokens/base62.ts';
import { ENGINE, githubToken, keptIn } from './samples.ts';

const EXAMPLES = RULE_SOURCES.flatMap(({ id, examples, negatives }) =>
  [...examples, ...negatives].map((template, index) => expandTemplate(template, `${id}/detect/${index}`)),
);
const PATHS = ['a.ts', 'a.yaml', 'a.env', 'a.md', 'a.sh', 'a.xml'];

const example = fc.constantFrom(...EXAMPLES);
const path = fc.constantFrom(...PATHS);
const texts = fc.array(example, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('\n'));

function described(matches: readonly Match[], shift = 0): string[] {
  return matches.map(
    ({ rule, start, end, secret, verdict }) =>
      `${rule.id} ${start - shift}-${end - shift} ${secret} ${verdict.kind === 'kept' ? verdict.confidence : verdict.check}`,
  );
}

test('lines before and after change no finding', () => {
  const lines = fc.array(fc.constantFrom('some words', '', '// more (words)', '    x'), {
    minLength: 30,
    maxLength: 40,
  });
  fc.assert(
    fc.property(texts, path, lines, (text, name, padding) => {
      // Beyond every pattern that looks back or on along a statement.
      const around = `${padding.join('\n')};\n${'-- \n'.repeat(60)};\n`;
      const padded = keptIn(`${around}${text}\n;${around}`, name);
      expect(described(padded, around.length)).toEqual(described(keptIn(`${text}\n;`, name)));
    }),
    { numRuns: 600 },
  );
});

test('line ends of Windows change no secret', () => {
  fc.assert(
    fc.property(texts, path, (text, name) => {
      const secrets = (content: string): string[] =>
        keptIn(content, name)
          .map(({ rule, secret }) => `${rule.id} ${secret.replaceAll('\r\n', '\n')}`)
          .sort();
      const unix = text.replaceAll('\r\n', '\n');
      expect(secrets(unix.replaceAll('\n', '\r\n'))).toEqual(secrets(unix));
    }),
    { numRuns: 600 },
  );
});

// What a suspicion remembers of one place must not answer for another.
test('what is found in a file is suspected, whatever was searched before', () => {
  const engine = createEngine(RULE_SET);
  const neighbours = fc.tuple(example, example, fc.constantFrom(' ', '&', '\n', '), ', ';'));
  fc.assert(
    fc.property(neighbours, fc.array(texts, { maxLength: 3 }), path, ([one, two, between], others, name) => {
      const contents = [`${one}${between}${two}`, `${one}${between}${one}`, ...others, `${two}${between}${one}`];
      for (const content of contents) {
        const suspected = new Set(engine.suspect(Buffer.from(content, 'latin1')).matches.map(placeOf));
        for (const match of keptIn(content, name)) expect(suspected).toContain(placeOf(match));
      }
    }),
    { numRuns: 400 },
  );
});

/** What a generic rule finds may go by the name of a provider, which is seen only where all keywords are. */
function placeOf({ rule, start, end }: Match): string {
  return `${rule.id} ${start}-${end}`;
}

test('the same key twice on a line is suspected twice', () => {
  const [first, second] = [1, 2].map((seed) => expandTemplate('{alnum:24}', `twice/${seed}`));
  const text = Buffer.from(`https://host/?api_token=${first}&api_token=${second}&x=1`);
  expect(ENGINE.suspect(text).matches.map(({ secret }) => secret)).toEqual([first, second]);
});

test('an address is suspected at the end of what is searched, however far its @ is', () => {
  const [rule] = parseRules(
    [
      'provider: acme',
      'name: Acme',
      'remediation: x',
      'rules:',
      '  - id: acme-url',
      '    name: Acme',
      '    severity: high',
      "    keywords: ['acme://']",
      "    pattern: 'acme://[a-z0-9]{1,500}@x'",
      '    window: 600',
    ].join('\n'),
    'acme.yaml',
  );
  if (rule === undefined) throw new Error('no rule');
  const engine = createEngine(compileRules([rule]));
  const text = `acme://${expandTemplate('{lowernum:450}', 'address')}@x ${'y'.repeat(900)}`;
  expect(engine.suspect(Buffer.from(text), [{ start: 0, end: 7 }]).matches).toHaveLength(1);
});

test('the plain prefilter leads to the same matches', () => {
  const plain = createEngine(RULE_SET, plainPrefilter([...RULE_SET.keywords]));
  fc.assert(
    fc.property(texts, path, (text, name) => {
      expect(described(keptIn(text, name, plain))).toEqual(described(keptIn(text, name)));
    }),
    { numRuns: 120 },
  );
});

test('an engine answers the same again, whatever it searched before', () => {
  fc.assert(
    fc.property(texts, texts, path, (text, other, name) => {
      const first = described(keptIn(text, name));
      keptIn(other, name);
      expect(described(keptIn(text, name))).toEqual(first);
    }),
    { numRuns: 200 },
  );
});

test('what is suspected without a path holds what is found with any path', () => {
  fc.assert(
    fc.property(texts, path, (text, name) => {
      const nameOf = ({ rule, secret }: Match): string => `${rule.id} ${secret}`;
      const suspects = new Set(ENGINE.suspect(Buffer.from(text, 'latin1')).matches.map(nameOf));
      for (const match of keptIn(text, name)) expect(suspects).toContain(nameOf(match));
    }),
    { numRuns: 600 },
  );
});

test('a structured token is not reported by a generic rule too', () => {
  const secret = githubToken('structured');
  for (const [name, text] of [
    ['a.env', `API_TOKEN=${secret}`],
    ['a.yaml', `token: "${secret}"`],
    ['a.js', `const password = '${secret}';`],
  ] as const) {
    expect(keptIn(text, name)).toMatchObject([{ rule: { id: 'github-pat-classic' } }]);
  }
});

test('a token with a wrong checksum is not reported by a generic rule instead', () => {
  expect(keptIn(expandTemplate('token: "ghp_{alnum:36}"', 'wrong checksum'), 'a.yaml')).toEqual([]);
});

test('a near rule wins over a generic one at the same place', () => {
  const text = expandTemplate('GITHUB_CLIENT_SECRET={hex:40}', 'near');
  expect(keptIn(text, 'a.env')).toMatchObject([{ rule: { id: 'github-oauth-app-secret' } }]);
});

test('a generic expression knows only the place: rules of a provider and keys speak before it', () => {
  const secret = expandTemplate('{alnum:32}', 'generic-rank');
  expect(described(keptIn(`curl -u "ci:${githubToken('rank')}" https://acme.dev`))).toEqual([
    expect.stringMatching(/^github-/),
  ]);
  expect(described(keptIn(`Authorization: Bearer ${secret}`))).toEqual([expect.stringMatching(/^generic-credential /)]);
  expect(described(keptIn(`- Bearer ${secret}`))).toEqual([expect.stringMatching(/^generic-bearer-token /)]);
});

test('secrets that stand side by side are all found, in order', () => {
  const secrets = ['a', 'b', 'c'].map(githubToken);
  expect(keptIn(secrets.join(' ')).map(({ secret }) => secret)).toEqual(secrets);
});

test('a match belongs to the piece that owns its keyword', () => {
  const secret = githubToken('owned');
  const bytes = Buffer.from(`${' '.repeat(100)}${secret}`);
  const found = (ownedBytes: number): Match[] =>
    ENGINE.detect({ bytes, origin: { kind: 'stdin' }, start: FILE_START, ownedBytes });
  expect(found(100)).toEqual([]);
  expect(found(101)).toMatchObject([{ secret }]);
});

test('an assignment belongs to the piece that owns its key', () => {
  const bytes = Buffer.from(expandTemplate('password = "{alnum:20}"', 'owned'));
  const found = (ownedBytes: number): Match[] =>
    ENGINE.detect({ bytes, origin: { kind: 'file', path: 'a.py' }, start: FILE_START, ownedBytes });
  expect(found(0)).toEqual([]);
  expect(found(1)).toHaveLength(1);
});

test('a line of base64 that is longer than a piece is decoded in every piece', () => {
  const secrets = Array.from({ length: 40 }, (_, index) => githubToken(`piece/${index}`));
  const text = secrets.map((secret) => `${'some words '.repeat(60)} ${secret}\n`).join('');
  const content = Buffer.from(`data: ${Buffer.from(text).toString('base64')}\n`);
  let at = 0;
  const read = (target: Uint8Array): number => {
    at += content.copy(target, 0, at);
    return target.length;
  };
  const found = new Set<string>();
  for (const piece of pieces(content.length, { kind: 'stdin' }, (length) => new Uint8Array(length), read, 10_000)) {
    for (const { secret } of ENGINE.detect(piece)) found.add(secret);
  }
  expect([...found].sort()).toEqual([...secrets].sort());
});

test('what precedes a secret counts, wherever other keywords stand', () => {
  const text = expandTemplate("docsearch({\n  apiKey: '{hex:32}',\n})\n", 'search key');
  const padding = 'some words\n'.repeat(40);
  expect(keptIn(`${text}${padding}token = "{}"`, 'a.js')).toEqual([]);
  expect(keptIn(text.replace('docsearch', 'client'), 'a.js')).toHaveLength(1);
});

test('nothing is found in nothing', () => {
  expect(keptIn('')).toEqual([]);
  expect(keptIn(new Uint8Array(1000))).toEqual([]);
});

test.each(['FAKE', 'Todo', 'DUMMY', 'abcdefghijklmnopqr'])(
  'a right checksum outweighs a word by chance: %s',
  (word) => {
    const random = word + expandTemplate(`{alnum:${30 - word.length}}`, word);
    const secret = `ghp_${random}${crc32Base62(random)}`;
    expect(keptIn(`token ${secret}`)).toMatchObject([{ secret, verdict: { confidence: 'high' } }]);
  },
);

test('what was judged is not recalled where another name stands on lines further on', () => {
  const engine = createEngine(RULE_SET);
  const value = expandTemplate('{hex:31}', 'further on');
  const request = (host: string): Buffer =>
    Buffer.from(`POST /v1 HTTP/1.1\nX-Api-Key: ${value}\nAccept: x\nTE: y\nVia: z\nHost: api.${host}.com\n`);
  const suspected = (host: string): number =>
    new Set(
      engine
        .suspect(request(host))
        .matches.filter(isReported)
        .map(({ start }) => start),
    ).size;
  expect(suspected('bugsnag')).toBe(0);
  expect(suspected('example-shop')).toBe(1);
});

function isReported({ verdict }: Match): boolean {
  return verdict.kind === 'kept' && verdict.confidence !== 'low';
}
