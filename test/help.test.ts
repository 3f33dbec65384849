import { expect, test } from 'vitest';
import { COMMANDS, OPTIONS } from '../src/arguments.ts';
import { helpText } from '../src/help.ts';

test('the help shows commands, options, examples and exit codes', () => {
  expect(helpText()).toMatchInlineSnapshot(`
    "keepmum finds hardcoded credentials in files, in the git index and in git
    history, and stops them before they are committed.

    Usage: keepmum COMMAND [ARGUMENTS] [OPTIONS]

    Scan
      scan [PATH...]                      files and folders; - is standard input
      staged                              what the next commit holds
      history [RANGE...]                  every commit, or those of the ranges

    Set up
      init                                lay the git hooks (husky, lefthook,
                                          pre-commit, git)
      hook pre-commit [ARGS...]           the hook of a commit
      hook pre-merge-commit [ARGS...]     the hook of a clean merge
      hook pre-push [ARGS...]             the hook of a push
      hook commit-msg [ARGS...]           the hook of a commit message

    Rules
      rules list                          the rules that run
      rules show ID                       one rule as it is written
      rules test [ID|FILE...]             try rules on their own examples
      rules lint [ID|FILE...]             look for faults in how rules are written
      explain RULE|FILE:LINE              a rule, or how a line is judged and why

    Triage
      allow FINGERPRINT                   accept one finding, with a reason
      baseline create                     accept all present findings
      baseline prune                      drop what is gone or expired

    Input options
          --include-ignored               read files that git ignores, too
          --whole-files                   report all lines of staged files, not only
                                          added ones
          --max-file-size BYTES           read larger files in pieces

    Detection options
      -c, --config FILE                   instead of the nearest keepmum.yaml
          --confidence low|medium|high    report findings from this level on
                                          (default: medium)
          --baseline FILE                 accepted findings, instead of the
                                          configured file
      -j, --jobs N                        threads to scan with

    Output options
      -f, --format text|json|jsonl|sarif  how the report is written (default: text)
      -o, --output FILE                   write the report there, readable by you
                                          only
          --show-secrets                  print secrets in full instead of masked
          --explain-dismissed             list what was not reported, and why
          --exit-zero                     exit with 0 although there are findings
          --color, --no-color             colour even where no terminal is, or never

    Triage options
          --reason TEXT                   why a finding is accepted (required)
          --owner NAME                    who answers for it
          --expires DATE                  last day on which it counts, as YYYY-MM-DD
          --path PATH                     accept it in this file only

    General options
          --profile                       tell on standard error what each rule cost
      -y, --yes                           make the changes without asking
      -v, --verbose                       say more on standard error
          --debug                         show stack traces of errors
      -h, --help                          show this help, or that of a command
      -V, --version                       show the version

    Examples
      keepmum scan                        this folder
      keepmum staged --whole-files        what the next commit holds
      keepmum history main..HEAD          the commits of a branch
      keepmum scan -f sarif -o out.sarif  a report for code scanning
      git show HEAD | keepmum scan -      anything that can be piped

    Exit codes
      0  clean: all that was asked for was scanned
      1  findings
      2  could not do it, or not all of it

    keepmum COMMAND --help lists the options of that command.
    "
  `);
});

test('the help of a command shows its own options only', () => {
  expect(helpText(['init'])).toMatchInlineSnapshot(`
    "Usage
      keepmum init                        lay the git hooks (husky, lefthook,
                                          pre-commit, git)

    Output options
          --color, --no-color             colour even where no terminal is, or never

    General options
      -y, --yes                           make the changes without asking
      -v, --verbose                       say more on standard error
          --debug                         show stack traces of errors
      -h, --help                          show this help, or that of a command
      -V, --version                       show the version
    "
  `);
});

test.each([
  [['rules'], ['rules list', 'rules show', 'rules test', 'rules lint']],
  [['rules', 'show', 'x'], ['rules show']],
  [['scan', 'src'], ['scan']],
])('the help of %j is about %j', (topic, names) => {
  const usage = helpText(topic).split('\n\n')[0] ?? '';
  const shown = COMMANDS.map((row) => row.name).filter((name) => new RegExp(`keepmum ${name}\\b`).test(usage));
  expect(shown).toEqual(names);
});

test('a topic that is no command gets the whole help', () => {
  expect(helpText(['nothing'])).toBe(helpText());
});

test.each([[[]], ...COMMANDS.map((row) => [row.name.split(' ')])])('the help of %j fits 80 columns', (topic) => {
  for (const line of helpText(topic).split('\n')) expect(line.length, line).toBeLessThanOrEqual(80);
});

test('every option is shown', () => {
  for (const { name } of OPTIONS) expect(helpText()).toContain(`--${name}`);
});
