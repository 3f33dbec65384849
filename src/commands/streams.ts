import { codeOf } from '../errors.ts';
import { escapeUnprintable } from '../findings/escape.ts';
import type { View } from '../reporters/report.ts';

/** Where a command writes: the report on standard output and nothing else there, all else on standard error. */
export interface Streams {
  readonly report: (text: string) => void;
  readonly reportView: () => View;
  /** One line for the user. */
  readonly tell: (line: string) => void;
}

const DEFAULT_WIDTH = 80;

/** The streams are opened when they are first written to: a hook that has nothing to say is done without. */
export function openStreams(color: boolean | undefined): Streams {
  return {
    report: (text) => writeReport(text),
    reportView: () => viewOf(process.stdout, color),
    tell: (line) => process.stderr.write(`${escapeUnprintable(line)}\n`),
  };
}

/** Hooks report on standard error: git shows nothing else for certain. */
export function hookStreams(color: boolean | undefined): Streams {
  return {
    ...openStreams(color),
    report: (text) => process.stderr.write(text),
    reportView: () => viewOf(process.stderr, color),
  };
}

function writeReport(text: string): void {
  if (process.stdout.listenerCount('error', forgiveClosedPipe) === 0) process.stdout.on('error', forgiveClosedPipe);
  process.stdout.write(text);
}

/** A reader such as `head` that has seen enough closes the pipe: no error of ours. */
function forgiveClosedPipe(error: Error): void {
  if (codeOf(error) !== 'EPIPE') throw error;
}

function viewOf(stream: NodeJS.WriteStream, color: boolean | undefined): View {
  return { color: color ?? hasColor(stream), width: stream.columns ?? DEFAULT_WIDTH };
}

/** NO_COLOR and FORCE_COLOR as their conventions say, then whether a terminal that knows colour reads it. */
function hasColor(stream: NodeJS.WriteStream): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false;
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return stream.isTTY === true && TERM !== 'dumb';
}
