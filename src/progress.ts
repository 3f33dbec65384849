import { nowMs } from './clock.ts';

/** One line on the terminal that says how far long work has come; silent where nobody watches, or where work is short. */
export interface Progress {
  /** `done` of `total` units of `what`, or of a number not known yet; costs next to nothing when called often. */
  report(what: string, done: number, total?: number): void;
  /** Takes the line away. */
  end(): void;
}

const QUIET_MS = 500;
const INTERVAL_MS = 100;

interface Terminal {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

export const NO_PROGRESS: Progress = { report() {}, end() {} };

export function progressOn(terminal: Terminal, startedAt: number, clock: () => number = nowMs): Progress {
  if (terminal.isTTY !== true) return NO_PROGRESS;
  let shownAt = startedAt + QUIET_MS - INTERVAL_MS;
  let shown = false;
  return {
    report(what, done, total) {
      const now = clock();
      if (now - shownAt < INTERVAL_MS) return;
      shownAt = now;
      shown = true;
      const ofTotal = total
        ? ` of ${total.toLocaleString('en')} (${Math.min(100, Math.floor((100 * done) / total))} %)`
        : '';
      terminal.write(`\r\x1b[K${what}: ${done.toLocaleString('en')}${ofTotal}`);
    },
    end() {
      if (shown) terminal.write('\r\x1b[K');
      shown = false;
    },
  };
}
