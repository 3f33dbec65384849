import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keywordTables, wasmPrefilter } from '../../src/detect/prefilter.ts';
import { plainPrefilter } from '../../src/detect/prefilter-plain.ts';
import { RULE_SET } from '../../src/generated/rule-set.ts';
import type { Keyword } from '../../src/model/rule.ts';

const extra: Keyword[] = [
  { text: 'hf_', fold: false, anchor: 0, assignment: false, rules: [0] },
  { text: 'sk-', fold: true, anchor: 0, assignment: false, rules: [0] },
  { text: 'password', fold: true, anchor: 2, assignment: true, rules: [0] },
  { text: 'AKIA', fold: false, anchor: 0, assignment: false, rules: [0] },
];
const keywords = [...RULE_SET.keywords, ...extra];
const wasm = wasmPrefilter({ keywords });
const plain = plainPrefilter(keywords);

const pieces = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...keywords.map(({ text }) => text)) },
  { weight: 1, arbitrary: fc.constantFrom(...keywords.map(({ text }) => text.toUpperCase())) },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      '=',
      ': ',
      '"',
      "'",
      ' ',
      '\n',
      '--',
      'ENV ',
      ' by ',
      '_x',
      ' string = ',
      '%41',
      '%zz',
      '\\u0041',
      '\\x41',
      '&#65;',
      'cGFzc3dvcmQ9aHVudGVyMg',
      '70617373776f72643d68756e7465723221',
      'p\0a\0s\0s\0w\0o\0r\0d\0',
      '\0p\0a\0s\0s\0w\0o\0r\0d',
      'x1'.repeat(30),
      'x.1-'.repeat(15),
      ':x@y.z',
      'ab1" + "cd2',
      "Ab3'\n  'cd4",
      'ab5\\\n  cd6',
      ['$', '{"ab7"}cd8'].join(''),
      '.join("")',
      "join('', [",
      '"", ["a", "b"]',
      '}, "")',
      '=="..f"x1y',
      "'",
      '`',
      '}',
      ' . ',
      ' <> ',
    ),
  },
  { weight: 2, arbitrary: fc.string({ unit: 'binary-ascii', maxLength: 20 }) },
);
const texts = fc.array(pieces, { maxLength: 40 }).map((parts) => Buffer.from(parts.join(''), 'latin1'));

function pairs(found: Uint32Array): string[] {
  return Array.from({ length: found.length / 2 }, (_, at) => `${found[2 * at]}:${found[2 * at + 1]}`).sort();
}

test('the WebAssembly prefilter finds what its plain twin finds', () => {
  fc.assert(
    fc.property(texts, (bytes) => {
      expect(pairs(wasm.keywords(bytes))).toEqual(pairs(plain.keywords(bytes)));
      expect(pairs(wasm.keywords(bytes, true))).toEqual(pairs(plain.keywords(bytes, true)));
      expect(pairs(wasm.encoded(bytes))).toEqual(pairs(plain.encoded(bytes)));
    }),
    // The example: two literals with nothing between them.
    { numRuns: 2000, examples: [[Buffer.from('ab_1``cd_2')]] },
  );
});

test('random bytes are read as the plain twin reads them', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      expect(pairs(wasm.keywords(bytes))).toEqual(pairs(plain.keywords(bytes)));
      expect(pairs(wasm.encoded(bytes))).toEqual(pairs(plain.encoded(bytes)));
    }),
    { numRuns: 2000 },
  );
});

test('more results than fit into one pass are all found', () => {
  const bytes = Buffer.from('AKIA%41'.repeat(300_000));
  expect(pairs(wasm.keywords(bytes))).toHaveLength(300_000);
  expect(pairs(wasm.encoded(bytes))).toHaveLength(300_000);
});

test('bytes beside the input leave the input as it is', () => {
  const input = wasm.room(5);
  input.set(Buffer.from('AKIA='));
  wasm.keywords(Buffer.from('something else entirely'));
  expect(Buffer.from(input).toString()).toBe('AKIA=');
});

test('the tables that the build made are those of its keywords', () => {
  const { slots, texts } = keywordTables([...RULE_SET.keywords]);
  expect(Buffer.from(slots).equals(RULE_SET.tables?.slots ?? Buffer.alloc(0))).toBe(true);
  expect(Buffer.from(texts).equals(RULE_SET.tables?.texts ?? Buffer.alloc(0))).toBe(true);
});
