import { asciiJson } from '../model/ascii-json.ts';
import type { RuleDocument } from '../model/rule.ts';

/** Documents as they are stored: one a line, in ASCII, so that the few of a report are found without reading the others. */
export function storeDocuments(documents: readonly RuleDocument[]): string {
  return documents.map((document) => `\n${asciiJson(document)}`).join('');
}

/** The stored documents of these rules, of all where none are given; unknown ids are passed over. */
export function storedDocuments(stored: string, ids?: Iterable<string>): RuleDocument[] {
  if (ids === undefined) return stored.slice(1).split('\n').map(parse);
  const found: RuleDocument[] = [];
  for (const id of ids) {
    const start = stored.indexOf(`\n${idPart(id)},`);
    if (start >= 0) found.push(parse(stored.slice(start + 1, endOfLine(stored, start + 1))));
  }
  return found;
}

function parse(line: string): RuleDocument {
  return JSON.parse(line);
}

/** How the line of a rule begins. */
function idPart(id: string): string {
  return JSON.stringify({ id }).slice(0, -1);
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}
