import { decodeStrkey } from '../../tokens/strkey.ts';
import { type Check, dismiss, rightChecksum } from './check.ts';

/** Seeds of NATS and of Stellar end in a checksum. */
export const strkeyChecksum: Check = ({ secret }) =>
  decodeStrkey(secret) === undefined ? dismiss('its checksum is wrong, so no program made it') : rightChecksum();
