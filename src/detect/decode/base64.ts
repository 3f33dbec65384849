import type { Decoded } from './layer.ts';

const WRAPPED_LINE = /^\r?\n[ \t]{0,40}([A-Za-z0-9+/]{1,100})(?![A-Za-z0-9+/_-])/;
const MIN_WRAPPED_LENGTH = 56;
const WRAP_LOOKAHEAD = 160;

/** Decodes a run of base64 or base64url; lines that go on with a full line before them are joined. */
export function decodeBase64(bytes: Buffer, start: number, end: number): Decoded & { readonly end: number } {
  const lines = [{ start, end }];
  for (let last = lines[0]; last !== undefined && last.end - last.start >= MIN_WRAPPED_LENGTH; ) {
    const next = WRAPPED_LINE.exec(bytes.toString('latin1', last.end, last.end + WRAP_LOOKAHEAD));
    const [whole = '', run = ''] = next ?? [];
    if (run === '' || run.length > last.end - last.start) break;
    const lineEnd = last.end + whole.length;
    last = { start: lineEnd - run.length, end: lineEnd };
    lines.push(last);
  }
  const digits = lines.map((line) => bytes.toString('latin1', line.start, line.end)).join('');
  const decoded = Buffer.from(digits, 'base64');
  const sourceOfDigit = (digit: number): number => {
    let rest = digit;
    for (const line of lines) {
      if (rest <= line.end - line.start) return line.start + rest;
      rest -= line.end - line.start;
    }
    return lines.at(-1)?.end ?? end;
  };
  return {
    bytes: decoded,
    sourceOf: (offset) => sourceOfDigit(Math.min(digits.length, Math.ceil((offset * 4) / 3))),
    end: lines.at(-1)?.end ?? end,
  };
}
