import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expandTemplate } from '../../src/rules/templates.ts';
import { githubToken, keptIn } from './samples.ts';

type Encode = (text: string) => Buffer;

const base64: Encode = (text) => Buffer.from(Buffer.from(text, 'latin1').toString('base64'));
const base64url: Encode = (text) => Buffer.from(Buffer.from(text, 'latin1').toString('base64url'));
const hex: Encode = (text) => Buffer.from(Buffer.from(text, 'latin1').toString('hex'));
const percent: Encode = eachCharacter((code) => `%${code.toString(16).padStart(2, '0')}`);
const unicode: Encode = eachCharacter((code) => `\\u${code.toString(16).padStart(4, '0')}`);
const backslashX: Encode = eachCharacter((code) => `\\x${code.toString(16).padStart(2, '0')}`);
const decimal: Encode = eachCharacter((code) => `&#${code};`);
const hexEntity: Encode = eachCharacter((code) => `&#x${code.toString(16)};`);

function eachCharacter(encode: (code: number) => string): Encode {
  return (text) => Buffer.from([...text].map((character) => encode(character.charCodeAt(0))).join(''));
}

const PER_CHARACTER: readonly [name: string, decoding: string, encode: Encode][] = [
  ['percent', 'percent', percent],
  ['\\u', 'escape', unicode],
  ['\\x', 'escape', backslashX],
  ['decimal entities', 'entity', decimal],
  ['hex entities', 'entity', hexEntity],
];

const words = fc
  .array(fc.constantFrom('the', 'value', 'of', 'a', 'field', '-', '(x)', '12', 'é'), { maxLength: 8 })
  .map((parts) => parts.join(' '));
const token = fc.nat().map((seed) => githubToken(String(seed)));

test.each(PER_CHARACTER)('a token in %s is found, and its span is the encoded text', (_name, decoding, encode) => {
  fc.assert(
    fc.property(words, token, words, (before, secret, after) => {
      const encoded = encode(secret);
      const bytes = Buffer.concat([Buffer.from(`${before} "`), encoded, Buffer.from(`" ${after}`)]);
      const start = Buffer.byteLength(before) + 2;
      expect(keptIn(bytes)).toMatchObject([
        { secret, start, end: start + encoded.length, decodedFrom: [decoding], rule: { id: 'github-pat-classic' } },
      ]);
    }),
    { numRuns: 60 },
  );
});

test.each(PER_CHARACTER)('a token in %s inside a text that is not encoded is found', (_name, decoding, encode) => {
  const secret = githubToken('partly');
  const first = encode(secret.slice(0, 1));
  const text = `x=${first}${secret.slice(1)}`;
  expect(keptIn(text)).toMatchObject([{ secret, start: 2, end: text.length, decodedFrom: [decoding] }]);
});

test.each<[string, string, Encode]>([
  ['base64', 'base64', base64],
  ['base64url', 'base64', base64url],
])('a token in a text in %s is found, and its span is the digits that hold it', (_name, decoding, encode) => {
  fc.assert(
    fc.property(words, words, token, words, (outer, before, secret, after) => {
      const inside = `${before.replace(/é/g, 'e')} token: ${secret} ${after}`;
      const encoded = encode(inside).toString('latin1').replace(/=+$/, '');
      const prefix = `${outer}\n"`;
      const at = inside.indexOf(secret);
      const from = Buffer.byteLength(prefix);
      const [found, ...others] = keptIn(Buffer.from(`${prefix}${encoded}"\n`));
      expect(others).toEqual([]);
      expect(found).toMatchObject({ secret, decodedFrom: [decoding] });
      // Digits hold 6 bits: the first that holds any of the secret, and the last.
      const first = from + Math.floor((at * 4) / 3);
      const last = from + Math.ceil(((at + secret.length) * 4) / 3);
      expect(Math.abs((found?.start ?? 0) - first)).toBeLessThanOrEqual(1);
      expect(found?.end).toBe(last);
    }),
    { numRuns: 100 },
  );
});

test('a token in hex is found, and its span is its digits', () => {
  fc.assert(
    fc.property(words, words, token, (outer, before, secret) => {
      const inside = `token ${before.replace(/é/g, 'e')} ${secret}`;
      const bytes = Buffer.concat([Buffer.from(`${outer}\n`), hex(inside), Buffer.from('\n')]);
      const start = Buffer.byteLength(outer) + 1 + 2 * inside.indexOf(secret);
      expect(keptIn(bytes)).toMatchObject([{ secret, start, end: start + 2 * secret.length, decodedFrom: ['hex'] }]);
    }),
    { numRuns: 100 },
  );
});

test.each([
  ['little', false],
  ['big', true],
])('a token in UTF-16, %s endian, is found with its bytes', (_order, swap) => {
  fc.assert(
    fc.property(fc.boolean(), words, token, words, (mark, before, secret, after) => {
      const text = `${mark ? '\ufeff' : ''}${before}\ntoken ${secret}\n${after}`;
      const bytes = Buffer.from(text, 'utf16le');
      if (swap) bytes.swap16();
      const start = 2 * text.indexOf(secret);
      expect(keptIn(bytes)).toMatchObject([{ secret, start, end: start + 2 * secret.length, decodedFrom: ['utf16'] }]);
    }),
    { numRuns: 100 },
  );
});

test('a value of a settings file in UTF-16 is read as that file is', () => {
  const secret = expandTemplate('{alnum:20}', 'wide');
  expect(keptIn(Buffer.from(`\ufeffpassword = ${secret}\r\n`, 'utf16le'), 'a.ini')).toMatchObject([{ secret }]);
});

test.each([56, 60, 64, 76, 100])('base64 that is wrapped at %d characters is one text', (width) => {
  for (let lead = 0; lead < 120; lead += 7) {
    const secret = githubToken(`${width}/${lead}`);
    const inside = `${'some words '.repeat(20).slice(0, lead)} ${secret} ${'more words '.repeat(20)}`;
    const lines =
      base64(inside)
        .toString()
        .match(new RegExp(`.{1,${width}}`, 'g')) ?? [];
    for (const end of ['\n', '\r\n', '\n    ']) {
      const text = `data: |\n    ${lines.join(end)}\n`;
      const found = keptIn(text, 'a.yaml');
      expect(found).toMatchObject([{ secret, decodedFrom: ['base64'] }]);
      const digits = text.slice(found[0]?.start, found[0]?.end).replace(/\s/g, '');
      expect(Buffer.from(digits, 'base64').length).toBeGreaterThanOrEqual(secret.length - 3);
    }
  }
});

test.each<[string, readonly Encode[], string[]]>([
  ['base64 in base64', [base64, base64], ['base64', 'base64']],
  ['base64 three times', [base64, base64, base64], ['base64', 'base64', 'base64']],
  ['hex in base64', [hex, base64], ['base64', 'hex']],
  ['base64 in hex', [base64, hex], ['hex', 'base64']],
  ['escapes in base64', [unicode, base64], ['base64', 'escape']],
  ['base64 in escapes', [base64, unicode], ['escape', 'base64']],
  ['entities in percent in base64', [decimal, percent, base64], ['base64', 'percent', 'entity']],
  ['percent twice', [percent, percent], ['percent', 'percent']],
])('%s is decoded', (_what, encodings, decodedFrom) => {
  const secret = githubToken('nested');
  const encoded = encodings.reduce((text, encode) => encode(text).toString('latin1'), `the token ${secret} is here`);
  const [found, ...others] = keptIn(`x "${encoded}" y`);
  expect(others).toEqual([]);
  expect(found).toMatchObject({ secret, decodedFrom });
  expect(found?.start).toBeGreaterThanOrEqual(3);
  expect(found?.end).toBeLessThanOrEqual(3 + encoded.length);
});

test('a fourth encoding is not decoded', () => {
  let text = `the token ${githubToken('deep')} is here`;
  for (let depth = 0; depth < 4; depth++) text = base64(text).toString();
  expect(keptIn(text)).toEqual([]);
});

test('UTF-16 in base64, as PowerShell takes it, is decoded', () => {
  const secret = githubToken('powershell');
  const encoded = Buffer.from(`$token = '${secret}'`, 'utf16le').toString('base64');
  expect(keptIn(`powershell -EncodedCommand ${encoded}`, 'run.bat')).toMatchObject([
    { secret, decodedFrom: ['base64', 'utf16'] },
  ]);
});

test('no match reaches over two encoded pieces', () => {
  const secret = githubToken('pieces');
  for (const encode of [base64, hex]) {
    const first = encode(`some words and then ${secret.slice(0, 20)}`).toString();
    const second = encode(`${secret.slice(20)} and some more words`).toString();
    expect(keptIn(`"${first}", "${second}"`)).toEqual([]);
  }
});

test.each([
  ['a byte order mark', '\xef\xbb\xbf'],
  ['a letter beyond ASCII', Buffer.from('Zugänge: ').toString('latin1')],
])('base64 of a text that begins with %s is decoded', (_what, start) => {
  const secret = githubToken('beyond');
  const text = `${start}\n# the token of the robot\n${secret}\n`;
  expect(keptIn(`data: ${base64(text)}\n`, 'a.yaml')).toMatchObject([{ secret }]);
});

test.each([
  '{&quot;password&quot;:&quot;<V>&quot;}',
  '{&quot;user&quot;: &quot;app&quot;, &quot;password&quot;: &quot;<V>&quot;}',
  '{&#34;password&#34;:&#34;<V>&#34;}',
  '{&#34;password&#34;: &#34;<V>&#34;}',
  '{&#x22;password&#x22; : &#x22;<V>&#x22;}',
])('JSON in an attribute, %s, is read with the exact span', (template) => {
  const secret = expandTemplate('{alnum:20}', 'quotes');
  const text = `<x data="${template.replace('<V>', secret)}"/>`;
  const at = text.indexOf(secret);
  expect(keptIn(text, 'a.html')).toMatchObject([{ secret, start: at, end: at + secret.length }]);
});
