import { grafanaChecksum } from '../../tokens/grafana.ts';
import { type Check, dismiss, rightChecksum, WRONG_CHECKSUM } from './check.ts';

const CHECKSUM_CHARACTERS = 8;

/** Service account tokens of Grafana end in the checksum of what stands before it. */
export const grafanaTokenChecksum: Check = ({ secret }) => {
  const checksum = secret.slice(-CHECKSUM_CHARACTERS).toLowerCase();
  return grafanaChecksum(secret.slice(0, -CHECKSUM_CHARACTERS - 1)) === checksum
    ? rightChecksum()
    : dismiss(WRONG_CHECKSUM);
};
