import { decodeStrkey } from '../../tokens/strkey.ts';
import { type Check, dismiss, RIGHT_CHECKSUM, support } from './check.ts';

/** Seeds of NATS and of Stellar end in a checksum. */
export const strkeyChecksum: Check = ({ secret }) =>
  decodeStrkey(secret) === undefined
    ? dismiss('its checksum is wrong, so no program made it')
    : support('high', RIGHT_CHECKSUM);
