import { isAzureKey } from '../../tokens/azure-keys.ts';
import { type Check, dismiss, rightChecksum, WRONG_CHECKSUM } from './check.ts';

/** Keys of Azure with a signature such as +ASt end in a checksum; those without one are left alone. */
export const azureKey: Check = ({ secret }) => {
  switch (isAzureKey(secret)) {
    case true:
      return rightChecksum();
    case false:
      return dismiss(WRONG_CHECKSUM);
    case undefined:
      return undefined;
  }
};
