import { isDeepStrictEqual } from 'node:util';
import {
  type Document,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  parse,
  parseDocument,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';

/**
 * Appends lines of YAML to the collection at a path (none: the whole document) and leaves every other byte as it is, which
 * printing the parsed document would not. Gives undefined where the text cannot be extended so.
 */
export function appendYaml(text: string, path: readonly string[], lines: readonly string[]): string | undefined {
  const document = parseDocument(text);
  if (document.errors.length > 0) return undefined;
  const edited = insert(text, document, path, lines);
  return edited !== undefined && saysSo(edited, document, path, lines) ? edited : undefined;
}

function insert(
  text: string,
  document: Document,
  path: readonly string[],
  lines: readonly string[],
): string | undefined {
  if (document.contents === null && path.length === 0) return `${withFinalNewline(text)}${lines.join('\n')}\n`;
  const collection = path.length === 0 ? document.contents : document.getIn(path, true);
  if (!isMap(collection) && !isSeq(collection)) return undefined;
  const first = firstOffset(collection);
  const last = lastOffset(text, collection);
  if (first === undefined || last === undefined) return undefined;
  if (collection.flow) {
    return isSeq(collection)
      ? text.slice(0, last) + lines.map((line) => line.replace(/^-/, ',')).join('') + text.slice(last)
      : undefined;
  }
  const indent = ' '.repeat(first - (text.lastIndexOf('\n', first - 1) + 1));
  const lineEnd = text.indexOf('\n', last);
  const at = lineEnd === -1 ? text.length : lineEnd;
  return `${text.slice(0, at)}\n${lines.map((line) => indent + line).join('\n')}${text.slice(at)}`;
}

function withFinalNewline(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}

/** Where the first entry begins; for a list, its dash. */
function firstOffset(collection: YAMLMap | YAMLSeq): number | undefined {
  const key = isMap(collection) ? collection.items[0]?.key : undefined;
  return isScalar(key) ? key.range?.[0] : collection.range?.[0];
}

/** Behind the last character of the last entry. */
function lastOffset(text: string, collection: YAMLMap | YAMLSeq): number | undefined {
  const last = collection.flow && isSeq(collection) ? collection.items.at(-1) : collection;
  const end = isScalar(last) || isCollection(last) ? last.range?.[1] : undefined;
  return end === undefined ? undefined : text.slice(0, end).trimEnd().length;
}

/** Whether the edited text says what the old one did and the new lines, and nothing else. */
function saysSo(edited: string, before: Document, path: readonly string[], lines: readonly string[]): boolean {
  const after = parseDocument(edited);
  if (after.errors.length > 0) return false;
  const added: unknown = parse(lines.join('\n'));
  const expected = merged(before.toJS(), path, added);
  return isDeepStrictEqual(after.toJS(), expected);
}

function merged(value: unknown, [key, ...path]: readonly string[], added: unknown): unknown {
  if (key !== undefined) return { ...asObject(value), [key]: merged(asObject(value)[key], path, added) };
  return Array.isArray(value) && Array.isArray(added)
    ? [...value, ...added]
    : { ...asObject(value), ...asObject(added) };
}

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
