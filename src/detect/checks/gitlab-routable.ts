import { parseRoutableToken } from '../../tokens/gitlab.ts';
import { type Check, dismiss, rightChecksum, WRONG_CHECKSUM } from './check.ts';

const NAMES: readonly (readonly [letter: string, name: string])[] = [
  ['u', 'user'],
  ['p', 'project'],
  ['g', 'group'],
  ['o', 'organization'],
];

/** Routable tokens of GitLab end in a checksum and name what they belong to. */
export const gitlabRoutable: Check = ({ secret }) => {
  const token = parseRoutableToken(secret);
  if (token === undefined) return undefined;
  if (!token.valid) return dismiss(WRONG_CHECKSUM);
  const owners = NAMES.flatMap(([letter, name]) => (token.ids.has(letter) ? [`${name} ${token.ids.get(letter)}`] : []));
  const owner = owners.length === 0 ? undefined : `it belongs to ${owners.join(' of ')}`;
  return rightChecksum(owner);
};
