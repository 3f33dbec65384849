import fc from 'fast-check';
import { expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import {
  Baseline,
  type BaselineEntry,
  type Identity,
  mergeBaseline,
  parseBaseline,
  serializeBaseline,
} from '../../src/findings/baseline.ts';

const TODAY = '2030-06-15';

function finding(fingerprint: string, ruleId = 'private-key', path = 'a.pem'): Identity {
  return { fingerprint, ruleId, origin: { kind: 'file', path } };
}

function entry(fingerprint: string, more: Partial<BaselineEntry> = {}): BaselineEntry {
  return { fingerprint, rule: 'private-key', reason: 'a test key', ...more };
}

function mistake(text: string): string {
  try {
    parseBaseline(text, 'base.jsonl');
  } catch (thrown) {
    if (thrown instanceof UserError) return `${thrown.message} | ${thrown.hint}`;
    throw thrown;
  }
  return 'valid';
}

test('a baseline is one sorted line each, with the keys in one order', () => {
  const entries: BaselineEntry[] = [
    { reason: 'third', rule: 'b-rule', fingerprint: '1' },
    { reason: 'second', rule: 'a-rule', fingerprint: '2' },
    { expires: '2031-01-01', owner: 'security', reason: 'first', path: 'x/y', rule: 'a-rule', fingerprint: '1' },
  ];
  expect(serializeBaseline(entries)).toMatchInlineSnapshot(`
    "{"fingerprint":"1","rule":"a-rule","path":"x/y","reason":"first","owner":"security","expires":"2031-01-01"}
    {"fingerprint":"2","rule":"a-rule","reason":"second"}
    {"fingerprint":"1","rule":"b-rule","reason":"third"}
    "
  `);
});

test('an entry that is written twice is kept once', () => {
  expect(serializeBaseline([entry('1'), entry('1', { reason: 'again' })])).toBe(serializeBaseline([entry('1')]));
});

const text = fc.string({ minLength: 1 }).filter((value) => value.trim() !== '');
const anyEntry = fc.record(
  {
    fingerprint: fc.stringMatching(/^[0-9a-f]{4}$/),
    rule: fc.constantFrom('a', 'b-c'),
    reason: text,
    path: text,
    owner: text,
    expires: fc.constantFrom('2030-01-01', '2031-12-31'),
  },
  { requiredKeys: ['fingerprint', 'rule', 'reason'] },
);

test('what is written is read again, in any order of lines', () => {
  fc.assert(
    fc.property(fc.array(anyEntry), (entries) => {
      const written = serializeBaseline(entries);
      const shuffled = written.split('\n').reverse().join('\r\n');
      expect(serializeBaseline(parseBaseline(shuffled, 'base.jsonl'))).toBe(written);
    }),
  );
});

test('a mistake is told with its line, and never with its text', () => {
  const good = JSON.stringify(entry('1'));
  expect([
    mistake(`${good}\n{"fingerprint": "f0f0`),
    mistake('[]'),
    mistake('null'),
    mistake(JSON.stringify({ ...entry('1'), line: 5 })),
    mistake(JSON.stringify({ ...entry('1'), resaon: 'x' })),
    mistake('\n\n{"fingerprint": "1", "rule": "a"}'),
    mistake(JSON.stringify({ ...entry('1'), reason: ' ' })),
    mistake(JSON.stringify({ ...entry('1'), owner: 7 })),
    mistake(JSON.stringify({ ...entry('1'), expires: '2030-02-30' })),
    mistake(`<<<<<<< ours\n${good}`),
  ]).toMatchInlineSnapshot(`
    [
      "base.jsonl:2: not JSON | Every line is one entry: {"fingerprint": ..., "rule": ..., "reason": ...}",
      "base.jsonl:1: not an entry | Every line is one entry: {"fingerprint": ..., "rule": ..., "reason": ...}",
      "base.jsonl:1: not an entry | Every line is one entry: {"fingerprint": ..., "rule": ..., "reason": ...}",
      "base.jsonl:1: unknown key "line" | Did you mean "rule"?",
      "base.jsonl:1: unknown key "resaon" | Did you mean "reason"?",
      "base.jsonl:3: "reason" is missing | Every entry has "fingerprint", "rule" and "reason"",
      "base.jsonl:1: "reason" must be text | Mend the line, or drop it and accept the finding again",
      "base.jsonl:1: "owner" must be text | Mend the line, or drop it and accept the finding again",
      "base.jsonl:1: "expires" is not a day of the calendar | Write it as YYYY-MM-DD",
      "base.jsonl:1: a merge conflict | Keep the lines of both sides; order does not matter",
    ]
  `);
});

test('a finding is accepted by its fingerprint, wherever it stands and whatever provider it is named after', () => {
  const baseline = new Baseline([entry('1')], TODAY);
  expect(baseline.match(finding('1', 'private-key', 'moved/to.pem'))).toEqual(entry('1'));
  expect(baseline.match(finding('2'))).toBeUndefined();
  expect(baseline.match(finding('1', 'other-name'))).toEqual(entry('1'));
});

test('an entry with a path accepts in that file only', () => {
  const baseline = new Baseline([entry('1', { path: 'test/a.pem' })], TODAY);
  expect(baseline.match(finding('1', 'private-key', 'test/a.pem'))).toBeDefined();
  expect(baseline.match(finding('1', 'private-key', 'src/a.pem'))).toBeUndefined();
  expect(baseline.match({ ...finding('1'), origin: { kind: 'stdin' } })).toBeUndefined();
});

test.each([
  ['2030-06-16', true],
  ['2030-06-15', true],
  ['2030-06-14', false],
])('an entry that expires on %s accepts today: %s', (expires, accepted) => {
  const baseline = new Baseline([entry('1', { expires })], TODAY);
  expect(baseline.match(finding('1')) !== undefined).toBe(accepted);
  expect(baseline.expired()).toHaveLength(accepted ? 0 : 1);
});

test('a valid entry accepts beside an expired one', () => {
  const baseline = new Baseline([entry('1', { expires: '2029-01-01' }), entry('1', { path: 'a.pem' })], TODAY);
  expect(baseline.match(finding('1'))?.path).toBe('a.pem');
});

test('unused and expired entries are listed, and pruning drops both', () => {
  const entries = [entry('used'), entry('unused'), entry('old', { expires: '2029-01-01' })];
  const baseline = new Baseline(entries, TODAY);
  baseline.match(finding('used'));
  baseline.match(finding('old'));
  expect(baseline.unused()).toEqual([entries[1]]);
  expect(baseline.expired()).toEqual([entries[2]]);
  expect(baseline.pruned()).toEqual([entries[0]]);
});

test('a merge keeps the reasons that are there and adds what is new once', () => {
  const before = [entry('1', { owner: 'security' }), entry('9')];
  const found = [finding('1'), finding('2'), finding('2', 'private-key', 'b.pem')];
  expect(mergeBaseline(before, found, { reason: 'accepted at once', expires: '2031-01-01' }, TODAY)).toEqual([
    ...before,
    { fingerprint: '2', rule: 'private-key', reason: 'accepted at once', expires: '2031-01-01' },
  ]);
});

test('a merge renews an expired entry that is still needed, and keeps its reason', () => {
  const before = [entry('1', { expires: '2029-01-01' }), entry('2', { expires: '2029-01-01' })];
  const after = mergeBaseline(before, [finding('1')], { reason: 'new', expires: '2031-01-01' }, TODAY);
  expect(after).toEqual([entry('1', { expires: '2031-01-01' }), before[1]]);
});

test('a merge covers every finding', () => {
  const anyFinding = fc.record({
    fingerprint: fc.constantFrom('1', '2', '3'),
    ruleId: fc.constantFrom('a', 'b'),
    path: fc.constantFrom('x', 'y'),
  });
  const few = fc.record(
    {
      fingerprint: fc.constantFrom('1', '2', '3'),
      rule: fc.constantFrom('a', 'b'),
      reason: fc.constant('r'),
      path: fc.constantFrom('x', 'y'),
      expires: fc.constantFrom('2029-01-01', '2031-01-01'),
    },
    { requiredKeys: ['fingerprint', 'rule', 'reason'] },
  );
  fc.assert(
    fc.property(fc.array(few), fc.array(anyFinding), (entries, drafts) => {
      const found = drafts.map(({ path, ...rest }): Identity => ({ ...rest, origin: { kind: 'file', path } }));
      const merged = new Baseline(mergeBaseline(entries, found, { reason: 'n' }, TODAY), TODAY);
      expect(found.filter((each) => merged.match(each) === undefined)).toEqual([]);
    }),
  );
});
