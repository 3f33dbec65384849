const NEWLINE = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/**
 * Which lines of `next` stand in none of the `olds`, by index from 0. Lines that only moved within the middle that
 * changed, or whose end changed between LF and CRLF, are not added.
 */
export function addedLines(next: Uint8Array, olds: readonly Uint8Array[]): readonly boolean[] {
  const lines = splitLines(next);
  const added = lines.map(() => true);
  for (const old of olds) markKnown(lines, splitLines(old), added);
  return added;
}

function markKnown(lines: readonly string[], oldLines: readonly string[], added: boolean[]): void {
  const shorter = Math.min(lines.length, oldLines.length);
  let head = 0;
  while (head < shorter && lines[head] === oldLines[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && lines.at(-1 - tail) === oldLines.at(-1 - tail)) tail += 1;
  added.fill(false, 0, head);
  added.fill(false, lines.length - tail);

  const left = new Map<string, number>();
  for (const line of oldLines.slice(head, oldLines.length - tail)) left.set(line, (left.get(line) ?? 0) + 1);
  for (let index = head; index < lines.length - tail; index++) {
    const line = lines[index] ?? '';
    const count = left.get(line) ?? 0;
    if (count === 0) continue;
    left.set(line, count - 1);
    added[index] = false;
  }
}

function splitLines(bytes: Uint8Array): readonly string[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const lines: string[] = [];
  for (let start = 0; start <= buffer.length; ) {
    const newline = buffer.indexOf(NEWLINE, start);
    const end = newline === -1 ? buffer.length : newline;
    const contentEnd = end > start && buffer[end - 1] === CARRIAGE_RETURN ? end - 1 : end;
    lines.push(buffer.toString('latin1', start, contentEnd));
    start = end + 1;
  }
  return lines;
}
