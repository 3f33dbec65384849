import { parse, TomlError } from 'smol-toml';
import { UserError } from '../../errors.ts';

/** An allowlist as its file writes it. A finding is let through by any of its parts, or by all of them. */
export interface TomlAllowlist {
  readonly description: string | undefined;
  readonly condition: 'OR' | 'AND';
  readonly paths: readonly string[];
  readonly regexes: readonly string[];
  readonly regexTarget: 'secret' | 'match' | 'line';
  readonly stopwords: readonly string[];
  readonly commits: readonly string[];
  /** Only in a list for all rules: those that it is for. */
  readonly targetRules: readonly string[];
}

/** A rule as its file writes it. */
export interface TomlRule {
  readonly id: string;
  readonly description: string | undefined;
  readonly regex: string | undefined;
  readonly path: string | undefined;
  readonly secretGroup: number | undefined;
  readonly entropy: number | undefined;
  readonly keywords: readonly string[];
  readonly tags: readonly string[];
  readonly allowlists: readonly TomlAllowlist[];
  readonly skipReport: boolean;
  readonly hasRequired: boolean;
}

export interface TomlFile {
  readonly rules: readonly TomlRule[];
  readonly allowlists: readonly TomlAllowlist[];
  readonly extendPath: string | undefined;
  readonly disabledRules: readonly string[];
}

type Table = Readonly<Record<string, unknown>>;

/**
 * Reads a configuration in the TOML format of gitleaks and betterleaks, as their documentation describes it. Keys that it
 * does not know are passed over, as these programs do. `file` is only named in errors.
 * @throws UserError for what is not TOML and for values of another kind than the format has
 */
export function parseTomlFile(text: string, file: string): TomlFile {
  const top = table(parsed(text, file), 'the file');
  const extend = top['extend'] === undefined ? {} : table(top['extend'], '"extend"');
  return {
    rules: tables(top, 'rules').map(rule),
    allowlists: allowlistsOf(top, 'the file'),
    extendPath: textOf(extend, 'path', '"extend"'),
    disabledRules: textsOf(extend, 'disabledRules', '"extend"'),
  };

  function wrong(what: string, expected: string): never {
    throw new UserError(`${file}: ${what} must be ${expected}`, 'The README of gitleaks describes the format');
  }

  function table(value: unknown, what: string): Table {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return wrong(what, 'a table');
    // JSON's objects and those of the parser alike have texts as keys.
    return value as Table;
  }

  function tables(owner: Table, key: string): Table[] {
    const value = owner[key] ?? [];
    if (!Array.isArray(value)) return wrong(`"${key}"`, `a list: write [[${key}]]`);
    return value.map((item) => table(item, `each of "${key}"`));
  }

  function textOf(owner: Table, key: string, where: string): string | undefined {
    const value = owner[key];
    return value === undefined || typeof value === 'string' ? value : wrong(`"${key}" of ${where}`, 'text');
  }

  function numberOf(owner: Table, key: string, where: string): number | undefined {
    const value = owner[key];
    return value === undefined || typeof value === 'number' ? value : wrong(`"${key}" of ${where}`, 'a number');
  }

  function textsOf(owner: Table, key: string, where: string): string[] {
    const value = owner[key] ?? [];
    if (!Array.isArray(value)) return wrong(`"${key}" of ${where}`, 'a list of texts');
    return value.map((item) => (typeof item === 'string' ? item : wrong(`"${key}" of ${where}`, 'a list of texts')));
  }

  function rule(owner: Table, index: number): TomlRule {
    const id = textOf(owner, 'id', `rule ${index + 1}`) ?? wrong(`"id" of rule ${index + 1}`, 'there');
    const where = `rule ${JSON.stringify(id)}`;
    return {
      id,
      description: textOf(owner, 'description', where),
      regex: textOf(owner, 'regex', where),
      path: textOf(owner, 'path', where),
      secretGroup: numberOf(owner, 'secretGroup', where),
      entropy: numberOf(owner, 'entropy', where),
      keywords: textsOf(owner, 'keywords', where),
      tags: textsOf(owner, 'tags', where),
      allowlists: allowlistsOf(owner, where),
      skipReport: owner['skipReport'] === true,
      hasRequired: tables(owner, 'required').length > 0,
    };
  }

  /** `[[allowlists]]`, and the one `[allowlist]` of older files. */
  function allowlistsOf(owner: Table, where: string): TomlAllowlist[] {
    const old = owner['allowlist'] === undefined ? [] : [table(owner['allowlist'], `"allowlist" of ${where}`)];
    return [...old, ...tables(owner, 'allowlists')].map((list) => allowlist(list, `an allowlist of ${where}`));
  }

  function allowlist(owner: Table, where: string): TomlAllowlist {
    const condition = textOf(owner, 'condition', where)?.toUpperCase() ?? 'OR';
    const target = textOf(owner, 'regexTarget', where) ?? 'secret';
    return {
      description: textOf(owner, 'description', where),
      condition: /^(?:AND|&&)$/.test(condition) ? 'AND' : 'OR',
      paths: textsOf(owner, 'paths', where),
      regexes: textsOf(owner, 'regexes', where),
      regexTarget: target === 'match' || target === 'line' ? target : 'secret',
      stopwords: textsOf(owner, 'stopwords', where),
      commits: textsOf(owner, 'commits', where),
      targetRules: textsOf(owner, 'targetRules', where),
    };
  }
}

function parsed(text: string, file: string): unknown {
  try {
    return parse(text);
  } catch (cause) {
    const line = cause instanceof TomlError ? `:${cause.line}` : '';
    // The message quotes the line, which may hold a secret.
    throw new UserError(`${file}${line}: not TOML`, 'Mend the TOML syntax');
  }
}
