import { isBech32 } from '../../tokens/bech32.ts';
import { type Check, dismiss, rightChecksum } from './check.ts';

/** Keys in bech32, such as those of age and of Nostr, end in a checksum. */
export const bech32Checksum: Check = ({ secret }) =>
  isBech32(secret) ? rightChecksum() : dismiss('its checksum is wrong, so no program made it');
