/** Says whether a path (relative, with forward slashes) is meant by a list of globs. */
export type PathMatcher = (path: string) => boolean;

/**
 * Compiles globs: `*` and `?` stay within a name, `**` spans folders, `{a,b}` is a choice, `a/` and `a/**` mean all below
 * `a`. Names that begin with a dot are as good as others; brackets stand for themselves. The last glob that matches
 * decides, so `!` takes back what an earlier one said.
 */
export function matchGlobs(globs: readonly string[]): PathMatcher {
  const compiled = globs.map((glob) => {
    const negated = glob.startsWith('!');
    return { negated, pattern: globPattern(negated ? glob.slice(1) : glob) };
  });
  return (path) => {
    const deciding = compiled.findLast(({ pattern }) => pattern.test(path));
    return deciding !== undefined && !deciding.negated;
  };
}

// `**` with its slash, else stars within a name, else one character.
const TOKEN = /\*\*(?:\/\*\*)*(?!\*)\/?|\*+|[^*]/gsu;

function globPattern(glob: string): RegExp {
  const rooted = glob.replace(/^(?:\.?\/)+/, '');
  const whole = rooted.endsWith('/') ? `${rooted}**/*` : rooted;
  const choices = choicesOf(whole);
  const startsName = (at: number): boolean => at === 0 || whole[at - 1] === '/' || choices.has(at - 1);
  const endsPath = (at: number): boolean => at === whole.length || choices.has(at);
  const source = whole.replace(TOKEN, (token, at: number) => {
    if (!token.includes('*')) return choices.get(at) ?? literal(token);
    const spans = token.startsWith('**') && startsName(at);
    if (spans && token.endsWith('/')) return '(?:.*/)?';
    if (spans && endsPath(at + token.length)) return '.*';
    return token.endsWith('/') ? '[^/]*/' : '[^/]*';
  });
  return new RegExp(`^${source}$`, 'su');
}

function literal(character: string): string {
  return character === '?' ? '[^/]' : character.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&');
}

/** What the braces and commas of choices become, by offset; braces without a partner or a comma stand for themselves. */
function choicesOf(glob: string): Map<number, string> {
  const choices = new Map<number, string>();
  const open: { at: number; commas: number[] }[] = [];
  for (let at = 0; at < glob.length; at++) {
    if (glob[at] === '{') open.push({ at, commas: [] });
    if (glob[at] === ',') open.at(-1)?.commas.push(at);
    const group = glob[at] === '}' ? open.pop() : undefined;
    if (group === undefined || group.commas.length === 0) continue;
    choices.set(group.at, '(?:').set(at, ')');
    for (const comma of group.commas) choices.set(comma, '|');
  }
  return choices;
}
