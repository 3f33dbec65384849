// What each program's report says of lines.

/** @typedef {import('./score.js').Report} Report */

/** @type {Record<string, (output: string) => Report[]>} */
export const READERS = {
  keepmum: (output) =>
    linesOf(output)
      .map((line) => JSON.parse(line))
      .filter(({ type }) => type === 'finding')
      .map(({ path, startLine, endLine, score }) => ({ path, line: startLine, endLine, score })),
  kingfisher: (output) =>
    // Behind the report stands a line of counts, which is JSON as well.
    JSON.parse(output.slice(0, output.lastIndexOf('\n{"findings":'))).findings.map(({ finding }) => ({
      path: finding.path,
      line: finding.line,
      endLine: finding.line,
    })),
  betterleaks: (output) =>
    JSON.parse(output).findings.map(({ location: { path, start_line, end_line } }) => ({
      path,
      line: start_line,
      endLine: Math.max(start_line, end_line),
    })),
  gitleaks: ofLeaks,
  'gitleaks-re2': ofLeaks,
  'detect-secrets': (output) =>
    Object.entries(JSON.parse(output).results).flatMap(([path, found]) =>
      found.map(({ line_number }) => ({ path, line: line_number, endLine: line_number })),
    ),
  secretlint: (output) =>
    linesOf(output).flatMap((line) => {
      const [, path, number] = /^(.*): line (\d+), col \d+, /.exec(line) ?? [];
      return path === undefined ? [] : [{ path, line: Number(number), endLine: Number(number) }];
    }),
};

function ofLeaks(output) {
  return (JSON.parse(output.trim() || '[]') ?? []).map(({ File, StartLine, EndLine }) => ({
    path: File,
    line: StartLine,
    endLine: Math.max(StartLine, EndLine),
  }));
}

function linesOf(output) {
  return output.split('\n').filter((line) => line !== '');
}
