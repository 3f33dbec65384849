import { isAzureDevopsPat } from '../../tokens/azure-devops.ts';
import { type Check, dismiss, support } from './check.ts';

/** Azure DevOps tokens of 52 characters carry a CRC-32 in four of their bytes. */
export const azureDevopsChecksum: Check = ({ secret }) =>
  isAzureDevopsPat(secret)
    ? support('high', 'its checksum is right')
    : dismiss('its checksum is wrong, so no provider issued it');
