import { type Invocation, parseCommandLine } from './arguments.ts';
import type { ExitCode } from './commands/outcome.ts';
import { hookStreams, openStreams } from './commands/streams.ts';
import { messageOf, UserError } from './errors.ts';

const FAILED: ExitCode = 2;

/** Runs a command line and sets the exit code of the process. */
async function main(argv: readonly string[]): Promise<void> {
  let invocation: Invocation | undefined;
  try {
    invocation = parseCommandLine(argv);
    process.exitCode = await run(invocation);
  } catch (error) {
    process.exitCode = FAILED;
    complain(error, invocation?.options.debug ?? argv.includes('--debug'));
  }
}

async function run({ command, options, positionals }: Invocation): Promise<ExitCode> {
  if (command !== 'help' && command !== 'version') checkCurrentFolder();
  const streams = openStreams(options.color);
  const [first = ''] = positionals;
  switch (command) {
    case 'hook pre-commit':
    case 'hook pre-merge-commit':
    case 'hook pre-push':
    case 'hook commit-msg': {
      const { hook } = await import('./commands/hook.ts');
      const name = command.slice('hook '.length);
      return hook(name as Parameters<typeof hook>[0], positionals, options, hookStreams(options.color));
    }
    case 'staged': {
      const [{ staged }, { openRepository }] = await Promise.all([
        import('./commands/staged.ts'),
        import('./git/repository.ts'),
      ]);
      return staged(openRepository('.', { hook: 'GIT_INDEX_FILE' in process.env }), options, streams);
    }
    case 'scan':
      return (await import('./commands/scan.ts')).scan(positionals, options, streams);
    case 'history': {
      const [{ history }, { openRepository }] = await Promise.all([
        import('./commands/history.ts'),
        import('./git/repository.ts'),
      ]);
      return history(openRepository('.'), positionals, options, streams);
    }
    case 'init': {
      const { initProject } = await import('./commands/init-project.ts');
      return initProject(options, streams);
    }
    case 'rules list':
      return (await import('./commands/rules.ts')).listRules(options, streams);
    case 'rules show':
      return (await import('./commands/rules.ts')).showRule(first, options, streams);
    case 'rules test':
      return (await import('./commands/rules.ts')).testRuleFiles(positionals, options, streams);
    case 'rules lint':
      return (await import('./commands/rules.ts')).lintRuleFiles(positionals, options, streams);
    case 'explain':
      return (await import('./commands/explain.ts')).explain(first, options, streams);
    case 'allow':
      return (await import('./commands/triage.ts')).allowFinding(first, options, streams);
    case 'baseline create':
      return (await import('./commands/triage.ts')).createProjectBaseline(options, streams);
    case 'baseline prune':
      return (await import('./commands/triage.ts')).pruneProjectBaseline(options, streams);
    case 'version': {
      const { VERSION } = await import('./generated/version.ts');
      streams.report(`keepmum ${VERSION}\n`);
      return 0;
    }
    case 'help': {
      const { helpText } = await import('./help.ts');
      streams.report(helpText(positionals));
      return 0;
    }
  }
}

/** Paths are relative to the current folder, so that nothing can be done where it was removed. */
function checkCurrentFolder(): void {
  try {
    process.cwd();
  } catch (cause) {
    throw new UserError('the current folder cannot be found', 'Change to a folder that is there', { cause });
  }
}

function complain(error: unknown, debug: boolean): void {
  const streams = openStreams(undefined);
  streams.tell(`keepmum: ${messageOf(error)}`);
  if (error instanceof UserError) streams.tell(`  ${error.hint}`);
  else streams.tell('  This is a fault of keepmum. Run the command again with --debug and report what it prints.');
  if (debug && error instanceof Error) {
    for (const line of (error.stack ?? '').split('\n')) streams.tell(line);
    if (error.cause instanceof Error) for (const line of (error.cause.stack ?? '').split('\n')) streams.tell(line);
  }
}

void main(process.argv.slice(2));
