/** The order of the group of secp256k1 (SEC 2), which Bitcoin and Ethereum sign with. */
const ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;

/** Whether 64 hex digits are a private key of secp256k1: a number from 1 to the order less 1. */
export function isSecp256k1Key(hex: string): boolean {
  const value = BigInt(`0x${hex}`);
  return value > 0n && value < ORDER;
}
