import { decodeBase58Check } from '../../tokens/base58.ts';
import { isSecp256k1Key } from '../../tokens/secp256k1.ts';
import { type Check, dismiss, rightChecksum } from './check.ts';

const KEY_BYTES = 32;
const EXTENDED_BYTES = 78;
/** Behind version, depth, parent, number, chain code and a zero byte. */
const EXTENDED_KEY_AT = 46;

/** Keys of Bitcoin, single (WIF) and extended (BIP-32), end in a checksum and hold a number that is a key. */
export const base58Checksum: Check = ({ secret }) => {
  const bytes = decodeBase58Check(secret);
  if (bytes === undefined) return dismiss('its checksum is wrong, so no program made it');
  const from = bytes.length === EXTENDED_BYTES ? EXTENDED_KEY_AT : 1;
  const key = bytes.subarray(from, from + KEY_BYTES);
  return key.length === KEY_BYTES && isSecp256k1Key(Buffer.from(key).toString('hex'))
    ? rightChecksum()
    : dismiss('it holds no private key');
};
