// A rule, then what is left of the line or of the comment: the reason.
const COMMENT = /(?<!\w)keepmum:allow[ \t]+([a-z0-9]+(?:-[a-z0-9]+)*)(?![\w-])((?:(?!keepmum:allow)[^\r\n])*)/g;
// Where a comment ends before its line does: what follows is code and no reason.
const CLOSERS = /\*\/|--+!?>|%>|#}|\}\}|\*\)|-\}|#>|\]\]|"""|'''/;
// All that may stand before a comment that has its line to itself; batch files and m4 begin comments with a word.
const ONLY_COMMENT = /^[^\p{L}\p{N}]*(?:rem\s|dnl\s)?[^\p{L}\p{N}]*$/iu;

/**
 * Whether a comment accepts a finding of `ruleId` on `line`: `keepmum:allow RULE reason` in any comment syntax, on the same
 * line or alone on the line before. The rule is named by its id and the reason has a word; else the comment counts for
 * nothing.
 */
export function isAllowedByComment(line: string, previousLine: string | undefined, ruleId: string): boolean {
  return (
    allows(line, ruleId) || (previousLine !== undefined && standsAlone(previousLine) && allows(previousLine, ruleId))
  );
}

function allows(line: string, ruleId: string): boolean {
  for (const [, rule, rest = ''] of line.matchAll(COMMENT)) {
    const [reason = ''] = rest.split(CLOSERS, 1);
    if (rule === ruleId && /\p{L}{2}/u.test(reason)) return true;
  }
  return false;
}

// Else the comment of one finding would accept another one on the line below.
function standsAlone(line: string): boolean {
  return ONLY_COMMENT.test(line.slice(0, Math.max(0, line.indexOf('keepmum:allow'))));
}
