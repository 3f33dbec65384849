import { expect, test } from 'vitest';
import { temporaryDirectory } from '../git/temporary-repository.ts';
import { githubToken, type JsonFinding, jsonReport, keepmum, write } from './run.ts';

const TOKEN = githubToken('encodings');
const SETTING = `export GITHUB_TOKEN=${TOKEN} # for the build`;

function only(content: string | Uint8Array, name = 'file.txt'): JsonFinding {
  const folder = temporaryDirectory();
  write(folder, name, content);
  const report = jsonReport(['scan'], { cwd: folder });
  expect(report.findings.map(({ ruleId }) => ruleId)).toEqual(['github-pat-classic']);
  const [finding] = report.findings;
  if (finding === undefined) throw new Error('nothing was found');
  return finding;
}

function utf16be(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16();
}

function utf16le(text: string): Buffer {
  return Buffer.from(text, 'utf16le');
}

const LINES = `first\r\n# größer ist schöner\r\n  token = "${TOKEN}"\r\nlast\r\n`;
const BYTE_ORDER_MARK = '\ufeff';

test.each([
  { name: 'UTF-16 LE with a byte order mark', content: utf16le(BYTE_ORDER_MARK + LINES), bytes: 2 },
  { name: 'UTF-16 LE without one', content: utf16le(LINES), bytes: 2 },
  { name: 'UTF-16 BE with a byte order mark', content: utf16be(BYTE_ORDER_MARK + LINES), bytes: 2 },
  { name: 'UTF-16 BE without one', content: utf16be(LINES), bytes: 2 },
  { name: 'UTF-8 with a byte order mark', content: Buffer.from(BYTE_ORDER_MARK + LINES), bytes: 1 },
  { name: 'UTF-8', content: Buffer.from(LINES), bytes: 1 },
  { name: 'Latin-1', content: Buffer.from(LINES, 'latin1'), bytes: 1 },
])('a token in $name is found at its line, column and byte', ({ content, bytes }) => {
  const finding = only(content);
  expect(finding).toMatchObject({ startLine: 3, startColumn: 12, endLine: 3, endColumn: 12 + TOKEN.length });
  const start = content.indexOf(
    bytes === 1 ? 'ghp_' : content[1] === 0 || content[0] === 0xff ? utf16le('ghp_') : utf16be('ghp_'),
  );
  expect(finding).toMatchObject({ startByte: start, endByte: start + bytes * TOKEN.length });
});

test('in UTF-16, a character with the byte of a newline in it is no newline', () => {
  // U+300A has the bytes 0A 30, U+0A05 the bytes 05 0A.
  for (const encode of [utf16le, utf16be]) {
    const text = `${BYTE_ORDER_MARK}\u300a title \u0a05\u0a0a\r\n\u300a${TOKEN}\r\n`;
    expect(only(encode(text))).toMatchObject({ startLine: 2, startColumn: 2 });
  }
});

test('a byte order mark is no column', () => {
  expect(only(`${BYTE_ORDER_MARK}TOKEN=${TOKEN}\n`)).toMatchObject({ startLine: 1, startColumn: 7 });
  expect(only(utf16le(`${BYTE_ORDER_MARK}TOKEN=${TOKEN}\n`))).toMatchObject({ startLine: 1, startColumn: 7 });
});

test('columns count UTF-16 code units', () => {
  expect(only(`é漢😀 ${TOKEN}\n`)).toMatchObject({ startColumn: 6, startByte: 10 });
});

test('a token in a binary file is found', () => {
  const content = Buffer.concat([Buffer.alloc(300), Buffer.from([1, 2, 0, 255]), Buffer.from(TOKEN), Buffer.alloc(20)]);
  expect(only(content, 'core.bin')).toMatchObject({ startByte: 304, endByte: 304 + TOKEN.length });
});

test('a token in lines that end with CRLF has its line and column, and the report its line without the CR', () => {
  const content = `one\r\ntwo\r\nTOKEN=${TOKEN}\r\n`;
  expect(only(content)).toMatchObject({ startLine: 3, startColumn: 7, endColumn: 7 + TOKEN.length });
  const folder = temporaryDirectory();
  write(folder, 'file.txt', content);
  expect(keepmum(['scan'], { cwd: folder }).stdout).not.toMatch(/\r|\\r/);
});

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const base64url = (text: string): string => Buffer.from(text).toString('base64url');
const hex = (text: string): string => Buffer.from(text).toString('hex');
const percent = (text: string): string =>
  [...Buffer.from(text)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
const escapes = (text: string): string =>
  [...text].map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
const hexEscapes = (text: string): string =>
  [...Buffer.from(text)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
const entities = (text: string): string => [...text].map((unit) => `&#${unit.charCodeAt(0)};`).join('');
const hexEntities = (text: string): string =>
  [...text].map((unit) => `&#x${unit.charCodeAt(0).toString(16)};`).join('');

test.each([
  { decodedFrom: ['base64'], encoded: base64(SETTING), how: 'base64' },
  { decodedFrom: ['base64'], encoded: base64(`x${SETTING}`), how: 'base64 at another offset' },
  { decodedFrom: ['base64'], encoded: base64url(SETTING), how: 'base64url' },
  { decodedFrom: ['hex'], encoded: hex(SETTING), how: 'hex' },
  { decodedFrom: ['hex'], encoded: hex(SETTING).toUpperCase(), how: 'hex in capitals' },
  { decodedFrom: ['percent'], encoded: percent(SETTING), how: 'percent encoding' },
  { decodedFrom: ['percent'], encoded: `token%3D${TOKEN.replace('_', '%5F')}`, how: 'percent encoding of a part' },
  { decodedFrom: ['escape'], encoded: escapes(TOKEN), how: '\\u escapes' },
  { decodedFrom: ['escape'], encoded: hexEscapes(TOKEN), how: '\\x escapes' },
  { decodedFrom: ['entity'], encoded: entities(TOKEN), how: 'decimal HTML entities' },
  { decodedFrom: ['entity'], encoded: hexEntities(TOKEN), how: 'hexadecimal HTML entities' },
  { decodedFrom: ['base64', 'base64'], encoded: base64(base64(SETTING)), how: 'base64 in base64' },
  { decodedFrom: ['base64', 'hex'], encoded: base64(hex(SETTING)), how: 'hex in base64' },
  { decodedFrom: ['percent', 'base64'], encoded: percent(base64(SETTING)), how: 'base64 in percent encoding' },
  { decodedFrom: ['escape', 'base64'], encoded: escapes(base64(SETTING)), how: 'base64 in \\u escapes' },
  { decodedFrom: ['base64', 'percent'], encoded: base64(`a ${percent(SETTING)} b`), how: 'percent encoding in base64' },
  {
    decodedFrom: ['base64', 'percent', 'hex'],
    encoded: base64(`a ${percent(hex(SETTING))} b`),
    how: 'hex in percent encoding in base64',
  },
])('a token in $how is found, at the place of the encoded text', ({ encoded, decodedFrom }) => {
  const finding = only(`first\nvalue: "${encoded}"\nlast\n`);
  expect(finding.decodedFrom).toEqual(decodedFrom);
  expect(finding.startLine).toBe(2);
  expect(finding.startColumn).toBeGreaterThanOrEqual(9);
  expect(finding.endColumn).toBeLessThanOrEqual(9 + encoded.length);
});

test('base64 that is wrapped at 76 characters is joined', () => {
  const long = base64(`${'# a comment that makes the text longer\n'.repeat(4)}${SETTING}\n${'# more\n'.repeat(9)}`);
  const finding = only(`${long.replace(/.{76}/g, '$&\n')}\n`);
  expect(finding.decodedFrom).toEqual(['base64']);
});

test('a token in base64 in UTF-16 is found with both steps', () => {
  expect(only(utf16le(`${BYTE_ORDER_MARK}value: "${base64(SETTING)}"\r\n`)).decodedFrom).toEqual(['utf16', 'base64']);
});

test('a token in UTF-16 in base64, as PowerShell takes its commands, is found with both steps', () => {
  expect(only(`powershell -EncodedCommand ${utf16le(SETTING).toString('base64')}\n`).decodedFrom).toEqual([
    'base64',
    'utf16',
  ]);
});

test('the text report names the chain of encodings', () => {
  const folder = temporaryDirectory();
  write(folder, 'a.txt', `value: "${base64(base64(SETTING))}"\n`);
  expect(keepmum(['scan'], { cwd: folder }).stdout).toMatch(/note {2}decoded from base64, then base64/);
});
