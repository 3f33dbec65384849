import { crc32 } from './crc32.ts';
import { littleEndianBytes } from './marvin32.ts';

/**
 * The end of a service account token: CRC-32 of `glsa_` and the secret, least significant byte first, in hex.
 * Source: grafana/grafana, pkg/components/satokengen.
 */
export function grafanaChecksum(checked: string): string {
  return Buffer.from(littleEndianBytes(crc32(Buffer.from(checked, 'latin1')))).toString('hex');
}
