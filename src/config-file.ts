import { readFile, stat } from 'node:fs/promises';
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLMap } from 'yaml';
import { type AllowEntry, type Config, DEFAULTS, MIN_FILE_LIMIT_BYTES } from './config.ts';
import { codeOf, UserError } from './errors.ts';
import { CONFIDENCES } from './model/rule.ts';
import { nearest } from './nearest.ts';

const KEYS = ['confidence', 'rules', 'disable', 'ignore', 'allow', 'baseline', 'max-file-size'] as const;
const ALLOW_KEYS = ['reason', 'rules', 'paths', 'secret'] as const;
const MAX_BYTES = 1024 * 1024;
const RULE_ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
// The baseline is written to: a repository must not be able to aim that write at a file outside of itself.
const INSIDE_PATH = /^(?![/\\]|[A-Za-z]:)(?!(?:.*[/\\])?\.\.(?:[/\\]|$)).+$/;

/**
 * Reads and checks a configuration file.
 * @throws UserError with file:line for anything that is not a configuration of docs/configuration.md.
 */
export async function readConfigFile(file: string): Promise<Config> {
  return parseConfig(await readText(file), file);
}

async function readText(file: string): Promise<string> {
  try {
    const stats = await stat(file);
    // A named pipe would be waited for without end.
    if (!stats.isFile() || stats.size > MAX_BYTES) throw new Error(`not a file of at most ${MAX_BYTES} bytes`);
    return await readFile(file, 'utf8');
  } catch (cause) {
    const why =
      codeOf(cause) === 'ENOENT' ? 'it does not exist' : (codeOf(cause) ?? `it is not a file of at most 1 MiB`);
    throw new UserError(`the configuration ${file} cannot be read: ${why}`, 'Check the path and its permissions', {
      cause,
    });
  }
}

/** Checks the text of a configuration file; `file` is only named in errors. */
export function parseConfig(text: string, file: string): Config {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const wrong = (node: unknown, message: string, hint = 'docs/configuration.md describes every key'): never => {
    const offset = (node as Node | undefined)?.range?.[0] ?? 0;
    throw new UserError(`${file}:${lines.linePos(offset).line}: ${message}`, hint);
  };
  const [error] = document.errors;
  if (error) {
    throw new UserError(`${file}:${lines.linePos(error.pos[0]).line}: not YAML: ${error.code}`, 'Mend the YAML syntax');
  }
  const { contents } = document;
  if (contents === null || (isScalar(contents) && contents.value === null)) return DEFAULTS;
  return config(mapping(contents, 'the configuration', KEYS));

  function config(map: YAMLMap): Config {
    return {
      confidence: choice(map, 'confidence', CONFIDENCES) ?? DEFAULTS.confidence,
      rules: list(map, 'rules') ?? DEFAULTS.rules,
      disable: ruleIds(map, 'disable') ?? DEFAULTS.disable,
      ignore: list(map, 'ignore') ?? DEFAULTS.ignore,
      allow: allowlist(map) ?? DEFAULTS.allow,
      baseline: baseline(map) ?? DEFAULTS.baseline,
      maxFileBytes: size(map, 'max-file-size') ?? DEFAULTS.maxFileBytes,
    };
  }

  function allowlist(map: YAMLMap): AllowEntry[] | undefined {
    const node = map.get('allow', true);
    if (node === undefined) return undefined;
    if (!isSeq(node)) return wrong(node, '"allow" must be a list');
    return node.items.map((item) => allowEntry(mapping(item, 'an entry of "allow"', ALLOW_KEYS)));
  }

  function allowEntry(map: YAMLMap): AllowEntry {
    const reason = text_(map, 'reason') ?? wrong(map, '"reason" is missing', 'Say why it is no secret, or no risk');
    const rules = nonEmpty(map, 'rules', ruleIds(map, 'rules'));
    const paths = nonEmpty(map, 'paths', list(map, 'paths'));
    const secret = regex(map, 'secret');
    // With none of them, every finding would be allowed.
    if (!rules && !paths && secret === undefined) {
      wrong(map, 'an entry of "allow" needs "rules", "paths" or "secret"', 'Say which findings it is about');
    }
    return { reason, ...(rules && { rules }), ...(paths && { paths }), ...(secret !== undefined && { secret }) };
  }

  function mapping(node: unknown, what: string, known: readonly string[]): YAMLMap {
    if (!isMap(node)) return wrong(node, `${what} must be a mapping of keys`);
    for (const { key } of node.items) {
      const name = isScalar(key) ? String(key.value) : '';
      if (!known.includes(name)) {
        wrong(key, `unknown key ${JSON.stringify(name)}`, `Did you mean "${nearest(name, known)}"?`);
      }
    }
    return node;
  }

  function text_(map: YAMLMap, key: string): string | undefined {
    const node = map.get(key, true);
    if (node === undefined) return undefined;
    return isScalar(node) && isText(node.value) ? node.value : wrong(node, `"${key}" must be text`);
  }

  function list(map: YAMLMap, key: string): string[] | undefined {
    const node = map.get(key, true);
    if (node === undefined) return undefined;
    if (!isSeq(node)) return wrong(node, `"${key}" must be a list of texts`);
    return node.items.map((item) =>
      isScalar(item) && isText(item.value) ? item.value : wrong(item, `"${key}" must hold texts only`),
    );
  }

  function nonEmpty(map: YAMLMap, key: string, items: string[] | undefined): string[] | undefined {
    return items?.length === 0 ? wrong(map.get(key, true), `"${key}" must not be empty`) : items;
  }

  function ruleIds(map: YAMLMap, key: string): string[] | undefined {
    const ids = list(map, key);
    const odd = ids?.find((id) => !RULE_ID.test(id));
    if (odd !== undefined)
      wrong(map.get(key, true), `${JSON.stringify(odd)} is not the id of a rule`, 'keepmum rules list');
    return ids;
  }

  function choice<T extends string>(map: YAMLMap, key: string, known: readonly T[]): T | undefined {
    const value = text_(map, key);
    if (value === undefined) return undefined;
    const found = known.find((candidate) => candidate === value);
    const hint = `Did you mean "${nearest(value, known)}"?`;
    return found ?? wrong(map.get(key, true), `"${key}" must be one of ${known.join(', ')}`, hint);
  }

  function baseline(map: YAMLMap): string | undefined {
    const path = text_(map, 'baseline');
    if (path === undefined || INSIDE_PATH.test(path)) return path;
    return wrong(
      map.get('baseline', true),
      '"baseline" must be a path below the configuration',
      'Use --baseline for any other',
    );
  }

  function regex(map: YAMLMap, key: string): string | undefined {
    const source = text_(map, key);
    if (source === undefined) return undefined;
    try {
      new RegExp(source);
    } catch {
      // The cause quotes the expression, which may hold the secret.
      wrong(map.get(key, true), `"${key}" is not a regular expression`, 'Use the syntax of JavaScript');
    }
    return source;
  }

  function size(map: YAMLMap, key: string): number | undefined {
    const node = map.get(key, true);
    if (node === undefined) return undefined;
    const value = isScalar(node) ? node.value : undefined;
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= MIN_FILE_LIMIT_BYTES) return value;
    return wrong(node, `"${key}" must be a whole number of bytes, ${MIN_FILE_LIMIT_BYTES} or more`);
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}
