import { isAzureDevopsPat } from '../../tokens/azure-devops.ts';
import { type Check, dismiss, rightChecksum, WRONG_CHECKSUM } from './check.ts';

/** Azure DevOps tokens of 52 characters carry a CRC-32 in four of their bytes. */
export const azureDevopsChecksum: Check = ({ secret }) =>
  isAzureDevopsPat(secret) ? rightChecksum() : dismiss(WRONG_CHECKSUM);
