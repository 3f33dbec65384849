import { isBech32 } from '../../tokens/bech32.ts';
import { type Check, dismiss, RIGHT_CHECKSUM, support } from './check.ts';

/** Keys in bech32, such as those of age and of Nostr, end in a checksum. */
export const bech32Checksum: Check = ({ secret }) =>
  isBech32(secret) ? support('high', RIGHT_CHECKSUM) : dismiss('its checksum is wrong, so no program made it');
