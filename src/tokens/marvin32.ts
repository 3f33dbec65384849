/**
 * Marvin32 of .NET, folded into 32 bits. Microsoft names a seed by 8 characters of ASCII, most significant first.
 * Source: dotnet/runtime, Marvin.cs; microsoft/security-utilities, IdentifiableSecrets.cs.
 */
export function marvin32(bytes: Uint8Array, seed: string): number {
  let low = word(seed, 4);
  let high = word(seed, 0);
  const mix = (value: number): void => {
    low = (low + value) | 0;
    high ^= low;
    low = (rotated(low, 20) + high) | 0;
    high = rotated(high, 9) ^ low;
    low = (rotated(low, 27) + high) | 0;
    high = rotated(high, 19);
  };

  const whole = bytes.length & ~3;
  for (let at = 0; at < whole; at += 4) mix(littleEndian(bytes, at, at + 4, 0));
  mix(littleEndian(bytes, whole, bytes.length, 0x80));
  mix(0);
  return (low ^ high) >>> 0;
}

/** The 4 bytes of a checksum, least significant first, as .NET writes them. */
export function littleEndianBytes(value: number): Uint8Array {
  return Uint8Array.from([0, 8, 16, 24], (shift) => (value >>> shift) & 0xff);
}

function rotated(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}

function littleEndian(bytes: Uint8Array, from: number, to: number, above: number): number {
  let value = above;
  for (let at = to - 1; at >= from; at--) value = (value << 8) | (bytes[at] ?? 0);
  return value;
}

function word(text: string, from: number): number {
  let value = 0;
  for (let at = from; at < from + 4; at++) value = (value << 8) | text.charCodeAt(at);
  return value;
}
