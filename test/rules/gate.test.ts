import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Gate } from '../../src/model/rule.ts';
import { eitherGate, gateBehind, gateNear } from '../../src/rules/gate.ts';

function gate(text: string | undefined, near = false): Gate | undefined {
  if (text === undefined) return undefined;
  const [name, count] = text.split(' ');
  return { class: name as Gate['class'], count: Number(count), near };
}

test.each([
  ['[A-Za-z0-9]{36})\\b', 'alphanumeric 36'],
  ['[a-f0-9]{32}', 'alphanumeric 32'],
  ['[A-Za-z0-9]{8}_[A-Za-z0-9]{24})\\b', 'identifier 33'],
  ['[A-Za-z0-9_-]{20,80})(?![A-Za-z0-9_-])', 'identifier 20'],
  ['\\d{10}:AA[\\w-]{33}', 'word 46'],
  ['(?=[A-Z]{0,9}[0-9])[A-Za-z0-9]{18,48}', 'alphanumeric 18'],
  ['(?:live|test)_[a-z0-9]{20}', 'identifier 25'],
  ['(?:v\\d\\.)?[a-z0-9]{20}', 'identifier 20'],
  ['[A-Za-z0-9]{80}', 'alphanumeric 63'],
  ['[^\\s:/@"\'`]{0,80}:([^\\s/@"\'`]{3,200})@[a-z]', 'userinfo 0'],
  // No more than these say is sure.
  ['\\s{0,4}=\\s{0,4}[a-z0-9]{32}', undefined],
  ['[a-z]{8}|[0-9]{2} x', undefined],
  ['x?y?z?', undefined],
  ['(a)\\1{20}', undefined],
])('behind its keyword, %j asks for %s', (rest, expected) => {
  expect(gateBehind(rest)).toEqual(gate(expected));
});

test.each([
  ['[a-f0-9]{24}|[A-Za-z0-9]{32}', 'alphanumeric 24'],
  ['sk_[a-f0-9]{40}', 'identifier 43'],
  ['[a-z ]{40}', undefined],
])('near its keyword, %j asks for %s', (value, expected) => {
  expect(gateNear(value)).toEqual(gate(expected, true));
});

test.each([
  ['alphanumeric 30', 'identifier 20', 'identifier 20'],
  ['word 8', 'alphanumeric 20', 'word 8'],
  ['userinfo 0', 'userinfo 0', 'userinfo 0'],
  ['userinfo 0', 'word 8', undefined],
  ['word 8', undefined, undefined],
])('what lets through %s and %s is %s', (one, other, expected) => {
  expect(eitherGate(gate(one), gate(other))).toEqual(gate(expected));
  expect(eitherGate(gate(other), gate(one))).toEqual(gate(expected));
});

const BYTES = { alphanumeric: '[A-Za-z0-9]', identifier: '[A-Za-z0-9_.-]', word: '[^\\t\\n\\v\\f\\r "\'`]' } as const;

// Parts of expressions, so that any order and nesting of them is read.
const part = fc.constantFrom(
  '[a-f0-9]{6,9}',
  'key_',
  '\\w{3}',
  '(?:ab|c-d)',
  '[A-Z]?',
  '\\.',
  '[^\\s"]{2}',
  '(?:x y)?',
  '=',
  '\\d+',
);
const expression = fc
  .array(
    fc.oneof(
      part,
      fc.tuple(part, part).map(([one, other]) => `(?:${one}|${other})`),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts) => parts.join(''));

test('whatever an expression matches begins with what its gate asks for', () => {
  fc.assert(
    fc.property(
      expression.chain((source) => fc.tuple(fc.constant(source), fc.stringMatching(new RegExp(`^${source}$`)))),
      ([source, text]) => {
        const asked = gateBehind(source);
        if (asked === undefined || asked.class === 'userinfo') return;
        expect(text).toMatch(new RegExp(`^${BYTES[asked.class]}{${asked.count}}`));
      },
    ),
    { numRuns: 3000 },
  );
});
