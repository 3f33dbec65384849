import { escapeUnprintable } from '../findings/escape.ts';

/** Text from outside (paths, lines, authors, rules) as one line that a terminal only shows. */
export const printable: (text: string) => string = escapeUnprintable;

/**
 * A path for the start of a line. `./` in front of an unusual first character keeps it a path that can be clicked on, and
 * keeps a file name from being a command of the log's reader (`::error::`) or a heading in it (`--- `, `+++ `).
 */
export function printablePath(path: string): string {
  const shown = printable(path);
  return /^[\p{L}\p{N}._/@<~]/u.test(shown) ? shown : `./${shown}`;
}

/**
 * Makes finished text harmless to readers of CI logs that obey commands in it. GitHub's runner takes `::name::` after
 * white space at the start of a line and `##[name]` anywhere; Azure and TeamCity take `##vso[` and `##teamcity[`.
 */
export function disarmCommands(text: string): string {
  return text.replace(/^([^\S\n]*):(?=:)/gm, '$1\\x3a').replace(/#(?=#\w*\[)/g, '\\x23');
}
