import { isAzureDevopsPat } from '../../tokens/azure-devops.ts';
import { type Check, dismiss, RIGHT_CHECKSUM, support, WRONG_CHECKSUM } from './check.ts';

/** Azure DevOps tokens of 52 characters carry a CRC-32 in four of their bytes. */
export const azureDevopsChecksum: Check = ({ secret }) =>
  isAzureDevopsPat(secret) ? support('high', RIGHT_CHECKSUM) : dismiss(WRONG_CHECKSUM);
