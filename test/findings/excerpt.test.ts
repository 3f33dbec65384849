import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cropExcerpt, excerptOf, type HiddenSpan } from '../../src/findings/excerpt.ts';
import { maskSecret } from '../../src/findings/mask.ts';
import type { Excerpt } from '../../src/model/finding.ts';
import { expandTemplate } from '../../src/rules/templates.ts';

const TOKEN = expandTemplate('ghp_{alnum:30}{crc32-base62}', 'excerpt');
const PASSWORD = expandTemplate('{alnum:12}', 'password');
const MASK = maskSecret(TOKEN);

function spanOf(line: string, secret: string): HiddenSpan {
  const start = line.indexOf(secret);
  return { start, end: start + secret.length, mask: maskSecret(secret) };
}

/** The excerpt of the first of the secrets, each hidden where it first stands. */
function excerptIn(line: string, ...secrets: readonly [string, ...string[]]): Excerpt {
  return excerptOf(
    line,
    line.indexOf(secrets[0]) + 1,
    secrets.map((secret) => spanOf(line, secret)),
  );
}

function marked({ text, start, end }: Excerpt): string {
  return `${text.slice(0, start)}[${text.slice(start, end)}]${text.slice(end)}`;
}

test.each([
  ['the secret is masked in its line', excerptIn(`token = "${TOKEN}"`, TOKEN), `token = "[${MASK}]"`],
  ['white space round the line is left out', excerptIn(`\t\t${TOKEN};\t \r`, TOKEN), `[${MASK}];`],
  ['tabs become spaces', excerptIn(`a\tb ${TOKEN}\tc`, TOKEN), `a b [${MASK}] c`],
  ['other secrets of the line are masked too', excerptIn(`${PASSWORD}:${TOKEN}`, TOKEN, PASSWORD), `****:[${MASK}]`],
  [
    'so are copies that nobody found',
    excerptIn(`x=${TOKEN} # ${TOKEN}${TOKEN}`, TOKEN),
    `x=[${MASK}] # ${MASK}${MASK}`,
  ],
  ['controls are escaped', excerptIn(`\x1b[2J\u202e\0 ${TOKEN}`, TOKEN), `\\x1b[2J\\u{202e}\\x00 [${MASK}]`],
])('%s', (_what, excerpt, expected) => {
  expect(marked(excerpt)).toBe(expected);
});

test('where secrets overlap, no end of one shows what lies inside the other', () => {
  const line = `url=https://user:${PASSWORD}@host.example/path?and=more`;
  const outer = { start: 4, end: line.length, mask: maskSecret(line.slice(4)) };
  expect(marked(excerptOf(line, 5, [outer, spanOf(line, PASSWORD)]))).toBe('url=[****]');
});

test('a secret whose end is unknown hides the rest of the line', () => {
  expect(marked(excerptOf(`key ${TOKEN} and more`, 5, []))).toBe('key [****]');
});

test('nothing is shown of a line that ends before its secret', () => {
  expect(marked(excerptOf('short', 40, []))).toBe('[****]');
});

test('a long line is cut round the secret', () => {
  const line = `${'before '.repeat(50_000)}${TOKEN}${' after'.repeat(50_000)}`;
  const excerpt = excerptIn(line, TOKEN);
  expect(excerpt.text).toHaveLength(160);
  expect(excerpt.text).toMatch(/^…[before ]+ ghp_….{4} [after ]+…$/);
  expect(excerpt.text.slice(excerpt.start, excerpt.end)).toBe(MASK);
  expect(marked(cropExcerpt(excerpt, 40))).toMatchInlineSnapshot(`"…before before [ghp_…KwJx] after after af…"`);
});

test('a copy of the secret that the cut goes through shows nothing', () => {
  for (let gap = 100; gap < 220; gap++) {
    const line = `${TOKEN}${'.'.repeat(gap)}${TOKEN}${'.'.repeat(gap)}${TOKEN}`;
    const { text } = excerptOf(line, TOKEN.length + gap + 1, [
      { start: TOKEN.length + gap, end: 2 * TOKEN.length + gap, mask: MASK },
    ]);
    expect(text).not.toContain(TOKEN.slice(4, 12));
    expect(text).not.toContain(TOKEN.slice(-12, -4));
  }
});

test('any line gives a short, printable excerpt that holds the mask and no secret', () => {
  const texts = fc.string({ unit: 'binary', maxLength: 300 });
  fc.assert(
    fc.property(texts, texts, texts, (before, between, after) => {
      const line = before + TOKEN + between + PASSWORD + after;
      const excerpt = excerptIn(line, TOKEN, PASSWORD);
      expect(excerpt.text.length).toBeLessThanOrEqual(160);
      expect(excerpt.text.slice(excerpt.start, excerpt.end)).toBe(MASK);
      expect(excerpt.text).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      expect(excerpt.text).not.toContain(TOKEN);
      expect(excerpt.text).not.toContain(PASSWORD);
    }),
  );
});
