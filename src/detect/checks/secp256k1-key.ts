import { isSecp256k1Key } from '../../tokens/secp256k1.ts';
import { type Check, dismiss, doubt } from './check.ts';

const SMALL = /^0{32}/;

/** A private key of Ethereum and the like is a number in the range of its curve. Small ones are for tests. */
export const secp256k1Key: Check = ({ secret }) => {
  const hex = secret.replace(/^0x/i, '');
  if (!isSecp256k1Key(hex)) return dismiss('no private key of its curve');
  return SMALL.test(hex) ? doubt('low', 'a number so small that it is a key for tests') : undefined;
};
