import { parseArgs } from 'node:util';
import { isCalendarDate } from './calendar-date.ts';
import { DEFAULTS, MIN_FILE_LIMIT_BYTES } from './config.ts';
import { UserError } from './errors.ts';
import { CONFIDENCES } from './model/rule.ts';
import { nearest } from './nearest.ts';
import { FORMATS } from './reporters/index.ts';

export const COMMAND_GROUPS = ['Scan', 'Set up', 'Rules', 'Triage'] as const;

/**
 * Every command. `arguments` is what the help shows and what the parser counts by: `[X]` may be left out, `...` repeats.
 */
// biome-ignore format: one command a row
export const COMMANDS = [
  { name: 'scan', arguments: '[PATH...]', group: 'Scan', description: 'files and folders; - is standard input' },
  { name: 'staged', arguments: '', group: 'Scan', description: 'what the next commit holds' },
  { name: 'history', arguments: '[RANGE...]', group: 'Scan', description: 'every commit, or those of the ranges' },
  { name: 'init', arguments: '', group: 'Set up', description: 'lay the git hooks (husky, lefthook, pre-commit, git)' },
  { name: 'hook pre-commit', arguments: '[ARGS...]', group: 'Set up', description: 'the hook of a commit' },
  { name: 'hook pre-merge-commit', arguments: '[ARGS...]', group: 'Set up', description: 'the hook of a clean merge' },
  { name: 'hook pre-push', arguments: '[ARGS...]', group: 'Set up', description: 'the hook of a push' },
  { name: 'hook commit-msg', arguments: '[ARGS...]', group: 'Set up', description: 'the hook of a commit message' },
  { name: 'rules list', arguments: '', group: 'Rules', description: 'the rules that run' },
  { name: 'rules show', arguments: 'ID', group: 'Rules', description: 'one rule as it is written' },
  { name: 'rules test', arguments: '[ID|FILE...]', group: 'Rules', description: 'try rules on their own examples' },
  { name: 'rules lint', arguments: '[ID|FILE...]', group: 'Rules', description: 'look for faults in how rules are written' },
  { name: 'explain', arguments: 'RULE|FILE:LINE', group: 'Rules', description: 'a rule, or how a line is judged and why' },
  { name: 'allow', arguments: 'FINGERPRINT', group: 'Triage', description: 'accept one finding, with a reason' },
  { name: 'baseline create', arguments: '', group: 'Triage', description: 'accept all present findings' },
  { name: 'baseline prune', arguments: '', group: 'Triage', description: 'drop what is gone or expired' },
] as const satisfies readonly CommandRow[];

interface CommandRow {
  readonly name: string;
  readonly arguments: string;
  readonly group: (typeof COMMAND_GROUPS)[number];
  readonly description: string;
}

export type CommandName = (typeof COMMANDS)[number]['name'];

const HOOKS = ['hook pre-commit', 'hook pre-merge-commit', 'hook pre-push', 'hook commit-msg'] as const;
const STAGED = ['staged', 'hook pre-commit', 'hook pre-merge-commit'] as const;
const REPORTS = ['scan', 'staged', 'history'] as const;
const BASELINES = ['baseline create', 'baseline prune'] as const;
const SCANS = [...REPORTS, ...HOOKS, ...BASELINES, 'allow'] as const;
/** They read as a scan does. */
const SCANNING = [...SCANS, 'explain'] as const;
const CONFIGURED = [...SCANNING, 'rules list', 'rules show', 'rules test', 'rules lint'] as const;
const REASONED = ['allow', 'baseline create'] as const;

export const OPTION_GROUPS = ['Input', 'Detection', 'Output', 'Triage', 'General'] as const;

export interface OptionRow {
  readonly name: string;
  readonly short?: string;
  /** flag: no value; count: a whole number; date: YYYY-MM-DD. */
  readonly type: 'flag' | 'text' | 'count' | 'date';
  /** How the help calls the value. */
  readonly value?: string;
  readonly choices?: readonly string[];
  /** The smallest count that is taken. */
  readonly least?: number;
  /** `--no-NAME` says the opposite of a flag. */
  readonly negatable?: boolean;
  readonly group: (typeof OPTION_GROUPS)[number];
  /** The commands that know the option; absent: all do. */
  readonly commands?: readonly CommandName[];
  readonly description: string;
}

/** Every option. */
// biome-ignore format: one option a row
export const OPTIONS = [
  { name: 'include-ignored', type: 'flag', group: 'Input', commands: ['scan'], description: 'read files that git ignores, too' },
  { name: 'whole-files', type: 'flag', group: 'Input', commands: STAGED, description: 'report all lines of staged files, not only added ones' },
  { name: 'max-file-size', type: 'count', value: 'BYTES', least: MIN_FILE_LIMIT_BYTES, group: 'Input', commands: SCANNING, description: 'read larger files in pieces' },
  { name: 'config', short: 'c', type: 'text', value: 'FILE', group: 'Detection', commands: CONFIGURED, description: 'instead of the nearest keepmum.yaml' },
  { name: 'confidence', type: 'text', value: 'LEVEL', choices: CONFIDENCES, group: 'Detection', commands: SCANNING, description: `report findings from this level on (default: ${DEFAULTS.confidence})` },
  { name: 'baseline', type: 'text', value: 'FILE', group: 'Detection', commands: SCANNING, description: 'accepted findings, instead of the configured file' },
  { name: 'jobs', short: 'j', type: 'count', value: 'N', least: 1, group: 'Detection', commands: SCANS, description: 'threads to scan with' },
  { name: 'format', short: 'f', type: 'text', value: 'FORMAT', choices: FORMATS, group: 'Output', commands: REPORTS, description: 'how the report is written (default: text)' },
  { name: 'output', short: 'o', type: 'text', value: 'FILE', group: 'Output', commands: REPORTS, description: 'write the report there, readable by you only' },
  { name: 'show-secrets', type: 'flag', group: 'Output', commands: REPORTS, description: 'print secrets in full instead of masked' },
  { name: 'explain-dismissed', type: 'flag', group: 'Output', commands: [...REPORTS, ...HOOKS], description: 'list what was not reported, and why' },
  { name: 'exit-zero', type: 'flag', group: 'Output', commands: [...REPORTS, ...HOOKS], description: 'exit with 0 although there are findings' },
  { name: 'color', type: 'flag', negatable: true, group: 'Output', description: 'colour even where no terminal is, or never' },
  { name: 'reason', type: 'text', value: 'TEXT', group: 'Triage', commands: REASONED, description: 'why a finding is accepted (required)' },
  { name: 'owner', type: 'text', value: 'NAME', group: 'Triage', commands: REASONED, description: 'who answers for it' },
  { name: 'expires', type: 'date', value: 'DATE', group: 'Triage', commands: REASONED, description: 'last day on which it counts, as YYYY-MM-DD' },
  { name: 'path', type: 'text', value: 'PATH', group: 'Triage', commands: ['allow'], description: 'accept it in this file only' },
  { name: 'profile', type: 'flag', group: 'General', commands: ['scan'], description: 'tell on standard error what each rule cost' },
  { name: 'yes', short: 'y', type: 'flag', group: 'General', commands: ['init'], description: 'make the changes without asking' },
  { name: 'verbose', short: 'v', type: 'flag', group: 'General', description: 'say more on standard error' },
  { name: 'debug', type: 'flag', group: 'General', description: 'show stack traces of errors' },
  { name: 'help', short: 'h', type: 'flag', group: 'General', description: 'show this help, or that of a command' },
  { name: 'version', short: 'V', type: 'flag', group: 'General', description: 'show the version' },
] as const satisfies readonly OptionRow[];

type Row = (typeof OPTIONS)[number];
type CamelCase<Name extends string> = Name extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : Name;
type ValueOf<Option extends OptionRow> = Option extends { type: 'flag' }
  ? boolean
  : Option extends { type: 'count' }
    ? number
    : Option extends { choices: readonly (infer Choice)[] }
      ? Choice
      : string;

/** The options that were given, by name in camel case: `--max-file-size 9` is `maxFileSize: 9`. */
export type Options = { readonly [Option in Row as CamelCase<Option['name']>]?: ValueOf<Option> };

/** A command line that was understood. For `help`, the positionals are the command that help is asked for, if any. */
export interface Invocation {
  readonly command: CommandName | 'help' | 'version';
  readonly options: Options;
  readonly positionals: readonly string[];
}

/**
 * Reads a command line (without node and the script).
 * @throws UserError for anything that is not in the tables, with the nearest name that is.
 */
export function parseCommandLine(argv: readonly string[]): Invocation {
  const { given, words } = split(argv);
  const options: Options = Object.fromEntries(given.map(({ row, value }) => [camelCase(row.name), value]));
  if (options.version) return { command: 'version', options, positionals: [] };
  if (words.length === 0 || words[0] === 'help') return { command: 'help', options, positionals: words.slice(1) };
  if (options.help) return { command: 'help', options, positionals: words };
  const { row: command, positionals } = commandOf(words);
  const foreign = given.find(({ row }) => row.commands !== undefined && !row.commands.includes(command.name));
  if (foreign) throw foreignOption(foreign.row, command.name);
  checkCount(command, positionals);
  return { command: command.name, options, positionals };
}

interface Given {
  readonly row: OptionRow;
  readonly value: string | number | boolean;
}

function split(argv: readonly string[]): { given: Given[]; words: string[] } {
  // Not strict: the messages of node:util name neither the nearest option nor the allowed values.
  const config = Object.fromEntries(
    OPTIONS.map((row: OptionRow) => [
      row.name,
      {
        type: row.type === 'flag' ? ('boolean' as const) : ('string' as const),
        ...(row.short && { short: row.short }),
      },
    ]),
  );
  const { tokens } = parseArgs({
    args: [...argv],
    options: config,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const given: Given[] = [];
  const words: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value);
    if (token.kind === 'option') given.push(optionOf(token));
  }
  return { given, words };
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}

function optionOf({ name, rawName, value, inlineValue }: OptionToken): Given {
  const rows: readonly OptionRow[] = OPTIONS;
  const opposite = rows.find((row) => row.negatable && name === `no-${row.name}`);
  const row = opposite ?? rows.find((candidate) => candidate.name === name);
  // A single dash takes short names only: `-format` is -f with "ormat" to the parser, so only the name can be unknown.
  if (!row) throw unknownOption(rawName);
  if (row.type === 'flag') {
    if (value !== undefined) throw new UserError(`${rawName} takes no value`, `Write ${rawName} alone`);
    return { row, value: opposite === undefined };
  }
  const missing = value === undefined || value === '' || (!inlineValue && value.startsWith('-') && value !== '-');
  if (missing) throw new UserError(`${rawName} needs a value`, `Write ${usageOf(row)}`);
  return { row, value: checkedValue(row, value) };
}

function checkedValue(row: OptionRow, text: string): string | number {
  const wrong = (expected: string): UserError =>
    new UserError(`--${row.name} ${JSON.stringify(text)} is not ${expected}`, `Write ${usageOf(row)}`);
  if (row.choices && !row.choices.includes(text)) {
    throw new UserError(
      `--${row.name} ${JSON.stringify(text)} is not one of ${row.choices.join(', ')}`,
      `Did you mean --${row.name} ${nearest(text, row.choices)}?`,
    );
  }
  if (row.type === 'date' && !isCalendarDate(text)) throw wrong('a day of the calendar, such as 2030-12-31');
  if (row.type !== 'count') return text;
  const least = row.least ?? 0;
  const count = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!Number.isSafeInteger(count) || count < least) throw wrong(`a whole number from ${least} on`);
  return count;
}

/** An option with its value, as the help and the hints write it: `--format text|json`. */
export function usageOf(row: OptionRow): string {
  const name = row.negatable ? `--${row.name}, --no-${row.name}` : `--${row.name}`;
  return row.type === 'flag' ? name : `${name} ${row.choices?.join('|') ?? row.value ?? ''}`;
}

function unknownOption(typed: string): UserError {
  const names = OPTIONS.flatMap((row: OptionRow) => [`--${row.name}`, ...(row.negatable ? [`--no-${row.name}`] : [])]);
  const guess = typed.startsWith('--') ? `Did you mean ${nearest(typed, names)}? ` : '';
  const hint = `${guess}keepmum --help lists all options; after -- everything is an argument`;
  return new UserError(`unknown option ${JSON.stringify(typed)}`, hint);
}

function foreignOption(row: OptionRow, command: CommandName): UserError {
  return new UserError(`keepmum ${command} has no option --${row.name}`, `It belongs to: ${row.commands?.join(', ')}`);
}

function commandOf(words: readonly string[]): { row: (typeof COMMANDS)[number]; positionals: string[] } {
  const [first = '', second = ''] = words;
  const pair = COMMANDS.find((row) => row.name === `${first} ${second}`);
  if (pair) return { row: pair, positionals: words.slice(2) };
  const single = COMMANDS.find((row) => row.name === first);
  if (single) return { row: single, positionals: words.slice(1) };
  const actions = COMMANDS.map((row) => row.name).filter((name) => name.startsWith(`${first} `));
  if (actions.length > 0) throw unknownAction(first, second, actions);
  throw unknownCommand(first);
}

function unknownAction(command: string, typed: string, actions: readonly string[]): UserError {
  const names = actions.map((action) => action.slice(command.length + 1));
  const message =
    typed === ''
      ? `keepmum ${command} needs one of ${names.join(', ')}`
      : `keepmum ${command} has no ${JSON.stringify(typed)}`;
  return new UserError(
    message,
    typed === '' ? `keepmum ${command} --help says more` : `Did you mean keepmum ${command} ${nearest(typed, names)}?`,
  );
}

function unknownCommand(typed: string): UserError {
  const likePath = /[./\\]/.test(typed);
  const names = [...new Set(COMMANDS.map((row) => row.name.split(' ')[0] ?? ''))];
  const scan = `To scan a path: keepmum scan ${typed}`;
  return new UserError(
    `unknown command ${JSON.stringify(typed)}`,
    likePath ? scan : `Did you mean keepmum ${nearest(typed, names)}? ${scan}`,
  );
}

function checkCount(command: (typeof COMMANDS)[number], positionals: readonly string[]): void {
  const pattern: string = command.arguments;
  const least = pattern === '' || pattern.startsWith('[') ? 0 : 1;
  const most = pattern.includes('...') ? Infinity : pattern === '' ? 0 : 1;
  const usage = `Write keepmum ${`${command.name} ${pattern}`.trim()}`;
  if (positionals.length < least) throw new UserError(`keepmum ${command.name} needs ${pattern}`, usage);
  if (positionals.length > most) {
    throw new UserError(`keepmum ${command.name} does not take ${JSON.stringify(positionals[most])}`, usage);
  }
}

function camelCase(name: string): string {
  return name.replace(/-([a-z])/g, (_dash, letter: string) => letter.toUpperCase());
}
