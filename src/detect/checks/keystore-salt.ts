import { type Check, dismiss } from './check.ts';

const OF_A_KEYSTORE = /\bkdf|ciphertext|\bdklen\b/i;

/** Dismisses the salt of an encrypted key that stands beside it: without the password neither opens anything. */
export const keystoreSalt: Check = ({ before, behind }) =>
  OF_A_KEYSTORE.test(before() + behind()) ? dismiss('the salt of an encrypted key, which stands beside it') : undefined;
