import { makeAzureDevopsPat } from '../tokens/azure-devops.ts';
import { crc32Base62 } from '../tokens/base62.ts';

const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const UPPER = LOWER.toUpperCase();
const DIGIT = '0123456789';

const ALPHABETS: Readonly<Record<string, string>> = {
  lower: LOWER,
  upper: UPPER,
  alpha: UPPER + LOWER,
  digit: DIGIT,
  alnum: UPPER + LOWER + DIGIT,
  lowernum: LOWER + DIGIT,
  uppernum: UPPER + DIGIT,
  hex: `${DIGIT}abcdef`,
  hexupper: `${DIGIT}ABCDEF`,
  base32: `${UPPER}234567`,
  base32lower: `${LOWER}234567`,
  base58: '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz',
  base64: `${UPPER}${LOWER}${DIGIT}+/`,
  base64url: `${UPPER}${LOWER}${DIGIT}-_`,
  bech32: 'qpzry9x8gf2tvdw0s3jn54khce6mua7l',
  bech32upper: 'QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L',
};

type Random = () => number;
type Expand = (random: Random, length: number, previous: string) => string;

const COMPOSED: Readonly<Record<string, Expand>> = {
  uuid: (random) => [8, 4, 4, 4, 12].map((length) => pick(random, length, ALPHABETS.hex ?? '')).join('-'),
  'crc32-base62': (_random, _length, previous) => crc32Base62(previous),
  'azure-devops-pat': (random) => makeAzureDevopsPat(randomBytes(random, 28)),
  jwt: (random) => jwt(random),
  der: (random, length) => der(random, length),
  base64text: (random, length) => Buffer.from(pick(random, length, ALPHABETS.alnum ?? ''), 'latin1').toString('base64'),
};

const PLACEHOLDER = new RegExp(
  `\\{(${[...Object.keys(ALPHABETS), ...Object.keys(COMPOSED)].join('|')})(?::(\\d+))?\\}`,
  'g',
);

/**
 * Expands a token template: `ghp_{alnum:30}{crc32-base62}` and the like. The same seed gives the same text, so that a
 * repository holds rules with examples and no token literal. `{crc32-base62}` is the checksum of the placeholder before
 * it; `{der:N}` is a DER sequence of N bytes as PEM body lines; every other brace stands for itself.
 */
export function expandTemplate(template: string, seed: string): string {
  const random = generator(seed);
  let previous = '';
  return template.replace(PLACEHOLDER, (_whole, name: string, length: string | undefined) => {
    const count = length === undefined ? 1 : Number(length);
    const alphabet = ALPHABETS[name];
    previous =
      alphabet === undefined ? (COMPOSED[name]?.(random, count, previous) ?? '') : pick(random, count, alphabet);
    return previous;
  });
}

/** The names that a template may use. */
export function templateNames(): readonly string[] {
  return [...Object.keys(ALPHABETS), ...Object.keys(COMPOSED)];
}

// Shuffled blocks instead of free draws: no chance run of equal or missing characters can trip a rarity check.
function pick(random: Random, length: number, alphabet: string): string {
  let text = '';
  let block: string[] = [];
  while (text.length < length) {
    if (block.length === 0) block = shuffled(random, alphabet);
    text += block.pop() ?? '';
  }
  return text;
}

function shuffled(random: Random, alphabet: string): string[] {
  const letters = [...alphabet];
  for (let last = letters.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [letters[last], letters[other]] = [letters[other] ?? '', letters[last] ?? ''];
  }
  return letters;
}

function randomBytes(random: Random, length: number): Uint8Array {
  return Uint8Array.from({ length }, () => Math.floor(random() * 256));
}

function jwt(random: Random): string {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = { sub: pick(random, 10, DIGIT), jti: pick(random, 12, LOWER + DIGIT), iat: 1_700_000_000 };
  return `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}.${pick(random, 43, ALPHABETS.base64url ?? '')}`;
}

function der(random: Random, length: number): string {
  const content = randomBytes(random, length);
  content.set([0x30, 0x82, (length - 4) >>> 8, (length - 4) & 0xff, 0x02, 0x01, 0x00], 0);
  return (
    Buffer.from(content)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  ).join('\n');
}

/** Mulberry32 seeded by FNV-1a: small, fast, and the same everywhere. */
function generator(seed: string): Random {
  let state = 0x811c9dc5;
  for (const character of seed) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
