import { entraChecksum } from '../../tokens/entra.ts';
import { type Check, rightChecksum } from './check.ts';

/** Client secrets of Microsoft Entra with 8Q~ end in half a checksum; a wrong one says nothing, since nobody documents it. */
export const entraSecretChecksum: Check = ({ secret }) =>
  entraChecksum(secret.slice(0, -3)) === secret.slice(-3) ? rightChecksum() : undefined;
