import { crc32 } from './crc32.ts';

/** So much of a value tells which one it is, also where its end was changed. */
const STEM = 12;

// CRC-32 of the stems, so that no such value stands in this repository.
const EXAMPLES: ReadonlySet<number> = new Set([
  // RFC 5849 and OAuth Core 1.0.
  0x30fb7328, 0xf4454cf0, 0x490311d4, 0xe77099cb, 0x14f33362, 0x0dda9bae, 0xe33ad7c6, 0x965a8d34, 0x0d7f1a39,
  0x0ba181f7, 0xcf9ce444, 0x16825b06, 0x34a225a9, 0xc1b562ae, 0xccdce6fc, 0x7c2b82c8, 0xe3e627ed, 0x73a7f9bd,
  0x3aaa0ace, 0x0d5c8dda, 0x205061ec,
  // RFC 6749 and 6750, and the MAC drafts.
  0x30d6c974, 0x3a23bed4, 0x102e5469, 0xe74a76fe, 0xf7e8bf16, 0x494bda51, 0x6f16e017, 0x4f042581, 0xde525564,
  0x6ecbbbf1, 0xd208e69c, 0x8575180a, 0x6b4e13e6,
  // OpenID Connect Core, RFC 7591, 7636, 8628 and 8693.
  0xb6e61e46, 0x58adc005, 0xb0684554, 0xb36997da, 0xa3a662c5, 0x5ffd5636, 0x6793ae06, 0xbcdf10ab,
  // RFC 7515 and 7517: the symmetric keys.
  0xbfae209a, 0x8e1c11b4,
  // RFC 8555.
  0x23f07f15, 0x1d5a8809, 0xff3d0cb2, 0xe9989f66,
  // RFC 6238, and the seed that every tutorial on one-time passwords has.
  0x8a15b88d, 0x9d7b498c,
  // The documentation of AWS.
  0x1c7ef0f8, 0x1f41ebd8, 0xe690e46b, 0xb3a6a274,
  // The documentation of Telegram's bots.
  0xa0f00236,
  // Hashes of passwords, behind their parameters: manuals of PHP, Apache, Spring, Laravel, Traefik, Prometheus, Wikipedia.
  0x828be1dd,
  0x78d04e67, 0x3d032750, 0x8b54b441, 0x8c5b9940, 0x1b4980f1, 0x81342b3c, 0x6f6676a0, 0xbc8fc867, 0xd431b532,
  0x557fc51b, 0x2e84da9f, 0xa70cd5c2, 0xf84ad176, 0x0ef38780, 0x17cc4147, 0xba0dbaa9,
  // Fixed keys of emulators and development chains: Azurite, Cosmos DB, Hardhat.
  0xcb608373, 0x77cafc60, 0xab0d646c, 0x1730b099, 0xe5aec360, 0x7448239f, 0x3b981395, 0xd4f6146f,
]);

// Hex of MD5, SHA-1 and SHA-256 of the 35 passwords that stand in every list of the worst.
const DIGESTS: ReadonlySet<number> = new Set([
  0xe034df89, 0x0a14edf3, 0x666f524f, 0xf886e0bb, 0x9bd99470, 0x942cf5c1, 0x308d2d3c, 0x0c98d0bb, 0x89151e7f,
  0xe5f10302, 0xb50f9adb, 0x36deb6c0, 0x900e7560, 0xfbdbe9b8, 0xe113f350, 0xb6d15538, 0x90dddc27, 0xd2e1f38d,
  0xc82c2dee, 0x3956b394, 0xc42ab008, 0x0de6b2c8, 0xb0340fbb, 0x0c42dee4, 0xea527074, 0xdb4ce95b, 0x055a3747,
  0x4326ef8d, 0xfa0bb01f, 0xa95d0873, 0x1df478a0, 0xe9080162, 0xaf3c5e37, 0xbca0b6a2, 0x3c5623fe, 0xc1132147,
  0x408c4b8d, 0x7136e7b1, 0x55989ad9, 0x7fd4b844, 0x2030fab5, 0x1f6de3e5, 0x88083dd5, 0x41720e5d, 0x1f79ea46,
  0x9158a5d6, 0x5ba498b7, 0x547f0427, 0x6ee6c416, 0x60a8e085, 0xd2f7cbc1, 0xea04b52a, 0xb89e56f9, 0x26a991c6,
  0x07b5232c, 0x4c747615, 0x3bda13c6, 0xb6a31ef9, 0x228c1e54, 0xe982580d, 0x05649b98, 0xf8fe1420, 0xaabf4d23,
  0x923b513a, 0xd32c9385, 0xefe57e35, 0xecf4371c, 0x31f13e47, 0xa9cc9c26, 0x354d73b6, 0x281d233b, 0xf844b6c6,
  0xd2dda91b, 0xa24e8389, 0x4d57a14f, 0x06f32f3e, 0xbce90af5, 0x0bd5cbf3, 0x1090906f, 0x6b817a77, 0x7779dbb9,
  0x94e75583, 0xaa28e4ca, 0x29abe5ec, 0x629eac82, 0x98f97dad, 0x244f075b, 0x632d369f, 0xf36241fb, 0xedeaaa14,
  0xeca18893, 0xad9729d7, 0x2d901f07, 0x33c5d0f2, 0xdb0bba80, 0x361f8f44, 0x914a53e9, 0x2b63db77, 0x4605ff8b,
  0xa93d6df1, 0x878a9371, 0x3c54ef2f, 0x7c39d7e9, 0x1734b406, 0x95d6b2a5,
]);

/** Whether a specification or a manual has published the value, as an example or as a fixed key. */
export function isPublishedExample(value: string): boolean {
  return EXAMPLES.has(stemOf(value));
}

/** Whether the value is a digest of a password that everyone knows. */
export function isDigestOfCommonPassword(value: string): boolean {
  return DIGEST.test(value) && DIGESTS.has(stemOf(value.toLowerCase()));
}

const DIGEST = /^(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64})$/i;

function stemOf(value: string): number {
  return crc32(Buffer.from(value.slice(0, STEM), 'latin1'));
}
