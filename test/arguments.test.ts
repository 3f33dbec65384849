import { expect, test } from 'vitest';
import { COMMANDS, OPTIONS, type OptionRow, parseCommandLine } from '../src/arguments.ts';
import { UserError } from '../src/errors.ts';

function mistake(...argv: string[]): string {
  try {
    parseCommandLine(argv);
  } catch (thrown) {
    if (thrown instanceof UserError) return `${thrown.message} | ${thrown.hint}`;
    throw thrown;
  }
  return 'understood';
}

test.each([
  [['scan'], { command: 'scan', options: {}, positionals: [] }],
  [['scan', 'src', '-'], { command: 'scan', options: {}, positionals: ['src', '-'] }],
  [['scan', '--', '-x', '--help'], { command: 'scan', options: {}, positionals: ['-x', '--help'] }],
  [['scan', '--format', 'sarif'], { command: 'scan', options: { format: 'sarif' }, positionals: [] }],
  [['--format=jsonl', 'scan'], { command: 'scan', options: { format: 'jsonl' }, positionals: [] }],
  [['scan', '-fjson', '-o', '-'], { command: 'scan', options: { format: 'json', output: '-' }, positionals: [] }],
  [['scan', '--max-file-size', '70000'], { command: 'scan', options: { maxFileSize: 70000 }, positionals: [] }],
  [['scan', '--no-color', '-v'], { command: 'scan', options: { color: false, verbose: true }, positionals: [] }],
  [['scan', '--no-color', '--color'], { command: 'scan', options: { color: true }, positionals: [] }],
  [['staged', '--whole-files'], { command: 'staged', options: { wholeFiles: true }, positionals: [] }],
  [['history', 'a..b', 'c'], { command: 'history', options: {}, positionals: ['a..b', 'c'] }],
  [['hook', 'pre-push', 'origin', 'url'], { command: 'hook pre-push', options: {}, positionals: ['origin', 'url'] }],
  [['rules', 'show', 'x'], { command: 'rules show', options: {}, positionals: ['x'] }],
  [['rules', 'test'], { command: 'rules test', options: {}, positionals: [] }],
  [
    ['allow', 'f', '--reason', 'a fixture', '--expires', '2031-01-31'],
    { command: 'allow', options: { reason: 'a fixture', expires: '2031-01-31' }, positionals: ['f'] },
  ],
])('%j is understood', (argv, invocation) => {
  expect(parseCommandLine(argv)).toEqual(invocation);
});

test.each([
  [[], []],
  [['--help'], []],
  [['-h', '--verbose'], []],
  [['help'], []],
  [['help', 'scan'], ['scan']],
  [['rules', '--help'], ['rules']],
  [
    ['hook', 'pre-push', '-h'],
    ['hook', 'pre-push'],
  ],
])('%j asks for help', (argv, positionals) => {
  expect(parseCommandLine(argv)).toMatchObject({ command: 'help', positionals });
});

test.each([[['--version']], [['-V']], [['scan', '--version']]])('%j asks for the version', (argv) => {
  expect(parseCommandLine(argv).command).toBe('version');
});

test('a mistake is told together with the way out', () => {
  expect([
    mistake('scna'),
    mistake('src/app'),
    mistake('rules'),
    mistake('rules', 'lsit'),
    mistake('hook', 'pre-comit'),
    mistake('scan', '--fromat', 'json'),
    mistake('scan', '-x'),
    mistake('scan', '-format'),
    mistake('scan', '--no-colour'),
    mistake('scan', '--format', 'jsno'),
    mistake('scan', '--format'),
    mistake('scan', '--output', '--debug'),
    mistake('scan', '--config='),
    mistake('scan', '--debug=yes'),
    mistake('scan', '--jobs', '0'),
    mistake('scan', '--jobs', '1e3'),
    mistake('scan', '--max-file-size', '10MB'),
    mistake('allow', 'f', '--expires', '2030-02-30'),
    mistake('scan', '--whole-files'),
    mistake('staged', 'src'),
    mistake('explain'),
    mistake('explain', 'a', 'b'),
  ]).toMatchInlineSnapshot(`
    [
      "unknown command "scna" | Did you mean keepmum scan? To scan a path: keepmum scan scna",
      "unknown command "src/app" | To scan a path: keepmum scan src/app",
      "keepmum rules needs one of list, show, test, lint | keepmum rules --help says more",
      "keepmum rules has no "lsit" | Did you mean keepmum rules list?",
      "keepmum hook has no "pre-comit" | Did you mean keepmum hook pre-commit?",
      "unknown option "--fromat" | Did you mean --format? keepmum --help lists all options; after -- everything is an argument",
      "unknown option "-x" | keepmum --help lists all options; after -- everything is an argument",
      "--format "ormat" is not one of text, json, jsonl, sarif | Did you mean --format text?",
      "unknown option "--no-colour" | Did you mean --no-color? keepmum --help lists all options; after -- everything is an argument",
      "--format "jsno" is not one of text, json, jsonl, sarif | Did you mean --format json?",
      "--format needs a value | Write --format text|json|jsonl|sarif",
      "--output needs a value | Write --output FILE",
      "--config needs a value | Write --config FILE",
      "--debug takes no value | Write --debug alone",
      "--jobs "0" is not a whole number from 1 on | Write --jobs N",
      "--jobs "1e3" is not a whole number from 1 on | Write --jobs N",
      "--max-file-size "10MB" is not a whole number from 65536 on | Write --max-file-size BYTES",
      "--expires "2030-02-30" is not a day of the calendar, such as 2030-12-31 | Write --expires DATE",
      "keepmum scan has no option --whole-files | It belongs to: staged, hook pre-commit, hook pre-merge-commit",
      "keepmum staged does not take "src" | Write keepmum staged",
      "keepmum explain needs RULE|FILE:LINE | Write keepmum explain RULE|FILE:LINE",
      "keepmum explain does not take "b" | Write keepmum explain RULE|FILE:LINE",
    ]
  `);
});

test('names and short names are given once', () => {
  const rows: readonly OptionRow[] = OPTIONS;
  const names = rows.map((row) => row.name);
  const shorts = rows.flatMap((row) => row.short ?? []);
  expect(new Set(names).size).toBe(names.length);
  expect(new Set(shorts).size).toBe(shorts.length);
  expect(new Set(COMMANDS.map((row) => row.name)).size).toBe(COMMANDS.length);
});
