import { caskMonth, isCask, nugetKey } from '../../tokens/azure-cask.ts';
import { dayOf } from '../../tokens/dates.ts';
import { type Check, dismiss, fact, rightChecksum, WRONG_CHECKSUM } from './check.ts';

/**
 * Common annotated security keys (JQQJ99) say when they were made and end in a checksum. How it is written depends on who
 * made the key, so only NuGet's documentation makes a wrong one telling.
 */
export const azureCask: Check = ({ secret }) => {
  const month = caskMonth(secret);
  const made = month && `made in ${month}`;
  const nuget = nugetKey(secret);
  if (isCask(secret)) {
    const expiry = nuget && dayOf(nuget.expires.getTime());
    const user = nuget && `it belongs to user ${nuget.user} of NuGet`;
    return rightChecksum(made, user, expiry && `expires ${expiry}`);
  }
  if (nuget) return dismiss(WRONG_CHECKSUM);
  return made === undefined ? undefined : fact(made);
};
