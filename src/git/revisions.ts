import { UserError } from '../errors.ts';

// Any other argument with a dash could be an option that changes what git does.
const REVISION_OPTION = /^--(?:not|all|(?:branches|tags|remotes)(?:=.*)?)$/;

/**
 * Gives the revisions back as they may stand in git's arguments: names, ranges, and the options that select refs. Throws a
 * UserError at anything else.
 */
export function checkRevisions(revisions: readonly string[]): readonly string[] {
  const wrong = revisions.find(
    (revision) => revision === '' || (revision.startsWith('-') && !REVISION_OPTION.test(revision)),
  );
  if (wrong === undefined) return revisions;
  throw new UserError(
    `'${wrong}' is not a revision`,
    'Give commits or ranges such as main..feature or HEAD~5.., and of options --not, --all, --branches, --tags, --remotes.',
  );
}
