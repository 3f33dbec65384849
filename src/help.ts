import {
  COMMAND_GROUPS,
  COMMANDS,
  type CommandName,
  OPTION_GROUPS,
  OPTIONS,
  type OptionRow,
  usageOf,
} from './arguments.ts';

const WIDTH = 80;
const DESCRIPTION_COLUMN = 38;

const PURPOSE = `keepmum finds hardcoded credentials in files, in the git index and in git
history, and stops them before they are committed.`;

const EXAMPLES: readonly (readonly [command: string, purpose: string])[] = [
  ['keepmum scan', 'this folder'],
  ['keepmum staged --whole-files', 'what the next commit holds'],
  ['keepmum history main..HEAD', 'the commits of a branch'],
  ['keepmum scan -f sarif -o out.sarif', 'a report for code scanning'],
  ['git show HEAD | keepmum scan -', 'anything that can be piped'],
];

const EXIT_CODES = [
  '0  clean: all that was asked for was scanned',
  '1  findings',
  '2  could not do it, or not all of it',
];

/** The help of the whole program or, where `topic` starts with the words of a command, of that command. */
export function helpText(topic: readonly string[] = []): string {
  const commands = COMMANDS.filter(({ name }) => isAbout(name, topic));
  const sections =
    topic.length > 0 && commands.length > 0 ? topicSections(commands.map(({ name }) => name)) : allSections();
  return `${sections.join('\n\n')}\n`;
}

function isAbout(name: CommandName, topic: readonly string[]): boolean {
  const [first, second] = name.split(' ');
  const whole = COMMANDS.some((row) => row.name === `${topic[0]} ${topic[1]}`);
  return first === topic[0] && (second === undefined || !whole || second === topic[1]);
}

function allSections(): string[] {
  return [
    PURPOSE,
    'Usage: keepmum COMMAND [ARGUMENTS] [OPTIONS]',
    ...COMMAND_GROUPS.map((group) => section(group, commandLines(COMMANDS.filter((row) => row.group === group)))),
    ...optionSections(OPTIONS),
    section(
      'Examples',
      EXAMPLES.map(([command, purpose]) => entry(command, purpose)),
    ),
    section(
      'Exit codes',
      EXIT_CODES.map((line) => `  ${line}`),
    ),
    'keepmum COMMAND --help lists the options of that command.',
  ];
}

function topicSections(names: readonly CommandName[]): string[] {
  const commands = COMMANDS.filter((row) => names.includes(row.name));
  const options = OPTIONS.filter((row: OptionRow) => row.commands?.some((name) => names.includes(name)) ?? true);
  return [section('Usage', commandLines(commands, 'keepmum ')), ...optionSections(options)];
}

function commandLines(commands: readonly (typeof COMMANDS)[number][], prefix = ''): string[] {
  return commands.map((row) => entry(`${prefix}${row.name} ${row.arguments}`.trimEnd(), row.description));
}

function optionSections(options: readonly OptionRow[]): string[] {
  return OPTION_GROUPS.map((group) => ({ group, rows: options.filter((row) => row.group === group) }))
    .filter(({ rows }) => rows.length > 0)
    .map(({ group, rows }) => section(`${group} options`, rows.map(optionLine)));
}

function optionLine(row: OptionRow): string {
  return entry(`${row.short === undefined ? '    ' : `-${row.short}, `}${usageOf(row)}`, row.description);
}

function section(title: string, lines: readonly string[]): string {
  return [title, ...lines].join('\n');
}

/** A term with its description in a column of its own, from the next line on where the term is too long. */
function entry(term: string, description: string): string {
  const head = `  ${term}`;
  const [first = '', ...rest] = wrap(description, WIDTH - DESCRIPTION_COLUMN);
  const margin = ' '.repeat(DESCRIPTION_COLUMN);
  const fits = head.length < DESCRIPTION_COLUMN - 1;
  const start = fits ? head.padEnd(DESCRIPTION_COLUMN) + first : `${head}\n${margin}${first}`;
  return [start, ...rest.map((line) => margin + line)].join('\n');
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
