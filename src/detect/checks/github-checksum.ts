import { crc32Base62 } from '../../tokens/base62.ts';
import { type Check, dismiss, rightChecksum, WRONG_CHECKSUM } from './check.ts';

/** GitHub and npm tokens end in six characters that are the checksum of the part behind the prefix. */
export const githubChecksum: Check = ({ secret }) => {
  const random = secret.slice(secret.lastIndexOf('_') + 1, -6);
  return crc32Base62(random) === secret.slice(-6) ? rightChecksum() : dismiss(WRONG_CHECKSUM);
};
