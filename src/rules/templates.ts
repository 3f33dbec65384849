import { caskChecksum } from '../tokens/azure-cask.ts';
import { makeAzureDevopsPat } from '../tokens/azure-devops.ts';
import { AZURE_KEYS, makeAzureKey } from '../tokens/azure-keys.ts';
import { encodeBase58Check } from '../tokens/base58.ts';
import { crc32Base62 } from '../tokens/base62.ts';
import { bech32Behind } from '../tokens/bech32.ts';
import { entraChecksum } from '../tokens/entra.ts';
import { routableTokenBehind } from '../tokens/gitlab.ts';
import { grafanaChecksum } from '../tokens/grafana.ts';
import { makeMacaroon } from '../tokens/macaroon.ts';
import { makeOpensshKey } from '../tokens/openssh.ts';
import { encodeStrkey } from '../tokens/strkey.ts';
import { makeSignedVaultToken } from '../tokens/vault.ts';

const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const UPPER = LOWER.toUpperCase();
const DIGIT = '0123456789';
const HEX = `${DIGIT}abcdef`;
/** The version of an extended private key of Bitcoin. */
const XPRV = [0x04, 0x88, 0xad, 0xe4];

const ALPHABETS: Readonly<Record<string, string>> = {
  lower: LOWER,
  upper: UPPER,
  alpha: UPPER + LOWER,
  digit: DIGIT,
  alnum: UPPER + LOWER + DIGIT,
  lowernum: LOWER + DIGIT,
  uppernum: UPPER + DIGIT,
  hex: HEX,
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
/** `word` is what stands right before the placeholder, as far back as a token reaches. */
type Expand = (random: Random, length: number, previous: string, word: string) => string;

const WORD_BEFORE = /[\w.~+/-]*$/;

const COMPOSED: Readonly<Record<string, Expand>> = {
  uuid: (random) => uuid(random),
  'crc32-base62': (_random, _length, previous) => crc32Base62(previous),
  'azure-devops-pat': (random) => makeAzureDevopsPat(randomBytes(random, 28)),
  'bech32-key': (random, _length, _previous, word) => bech32Key(random, word),
  'bitcoin-wif': (random) => encodeBase58Check(Uint8Array.from([0x80, ...privateBytes(random), 1])),
  'bitcoin-xprv': (random) =>
    encodeBase58Check(Uint8Array.from([...XPRV, ...randomBytes(random, 41), 0, ...privateBytes(random)])),
  'cask-checksum': (_random, _length, _previous, word) => caskChecksum(word.slice(-80)),
  'cloudflare-tunnel-token': (random) =>
    base64Json({ a: pick(random, 32, HEX), t: uuid(random), s: randomBase64(random, 32) }),
  'discord-id': (random) => Buffer.from(`1${pick(random, 17, DIGIT)}`, 'latin1').toString('base64url'),
  'entra-checksum': (_random, _length, _previous, word) => entraChecksum(word),
  'gitlab-routable': (random, _length, _previous, word) =>
    routableTokenBehind(word, randomBytes(random, 16), `o:1\nu:${pick(random, 4, `${LOWER}${DIGIT}`)}`),
  'grafana-checksum': (_random, _length, _previous, word) => grafanaChecksum(word.replace(/_$/, '')),
  'nats-seed': (random, _length, _previous, word) => natsSeed(random, word),
  'openssh-key': (random) => lines(makeOpensshKey(randomBytes(random, 32), randomBytes(random, 32)), 70),
  'pypi-macaroon': (random) => pypiMacaroon(random, 'pypi.org'),
  'sentry-payload': (random) =>
    base64Json({
      iat: 1_700_000_000.5,
      url: 'https://sentry.io',
      region_url: 'https://de.sentry.io',
      org: pick(random, 8, LOWER),
    }),
  'stellar-seed': (random) => encodeStrkey(Uint8Array.from([0x90, ...randomBytes(random, 32)])),
  'testpypi-macaroon': (random) => pypiMacaroon(random, 'test.pypi.org'),
  'vault-signed': (random) => makeSignedVaultToken(pick(random, 24, ALPHABETS.alnum ?? ''), randomBytes(random, 32)),
  ...Object.fromEntries(
    AZURE_KEYS.map((kind): [string, Expand] => [
      `azure-${kind.kind}-key`,
      (random) => makeAzureKey(kind, () => Math.floor(random() * 256)),
    ]),
  ),
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
 * it, `{grafana-checksum}` and others of the whole word before it; `{der:N}` is a DER sequence of N bytes as PEM body
 * lines; every other brace stands for itself.
 */
export function expandTemplate(template: string, seed: string): string {
  const random = generator(seed);
  let previous = '';
  let text = '';
  let from = 0;
  for (const { 0: whole, 1: name = '', 2: length, index } of template.matchAll(PLACEHOLDER)) {
    text += template.slice(from, index);
    from = index + whole.length;
    const count = length === undefined ? 1 : Number(length);
    const alphabet = ALPHABETS[name];
    const word = alphabet === undefined ? (WORD_BEFORE.exec(text)?.[0] ?? '') : '';
    previous =
      alphabet === undefined ? (COMPOSED[name]?.(random, count, previous, word) ?? '') : pick(random, count, alphabet);
    text += previous;
  }
  return text + template.slice(from);
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

function randomBase64(random: Random, length: number): string {
  return Buffer.from(randomBytes(random, length)).toString('base64');
}

/** Of a curve of 256 bits: less than its order. */
function privateBytes(random: Random): Uint8Array {
  return Uint8Array.from([0x5a, ...randomBytes(random, 31)]);
}

function uuid(random: Random): string {
  return [8, 4, 4, 4, 12].map((length) => pick(random, length, HEX)).join('-');
}

function base64Json(value: unknown): string {
  return Buffer.from(JSON.stringify(value), 'latin1').toString('base64');
}

/** 32 bytes as data and checksum behind a readable part and its separator, in the case of these. */
function bech32Key(random: Random, word: string): string {
  // 52 characters hold 32 bytes and 4 bits, which are 0.
  const data = `${pick(random, 51, ALPHABETS.bech32 ?? '')}q`;
  const text = bech32Behind(word.slice(0, -1).toLowerCase(), data);
  return word === word.toUpperCase() ? text.toUpperCase() : text;
}

/** What follows SU, SA, SO and the like: the second letter says whose seed it is. */
function natsSeed(random: Random, word: string): string {
  const kind = (ALPHABETS.base32 ?? '').indexOf(word.slice(-1)) << 3;
  const bytes = [0x90 | (kind >> 5), (kind & 31) << 3, ...randomBytes(random, 32)];
  return encodeStrkey(Uint8Array.from(bytes)).slice(2);
}

function pypiMacaroon(random: Random, location: string): string {
  const macaroon = { location, identifier: uuid(random), caveats: ['[1, ["acme"]]'] };
  return Buffer.from(makeMacaroon(macaroon, randomBytes(random, 32))).toString('base64url');
}

function jwt(random: Random): string {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = { sub: pick(random, 10, DIGIT), jti: pick(random, 12, LOWER + DIGIT), iat: 1_700_000_000 };
  return `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}.${pick(random, 43, ALPHABETS.base64url ?? '')}`;
}

function der(random: Random, length: number): string {
  const content = randomBytes(random, length);
  content.set([0x30, 0x82, (length - 4) >>> 8, (length - 4) & 0xff, 0x02, 0x01, 0x00], 0);
  return lines(content, 64);
}

function lines(bytes: Uint8Array, width: number): string {
  return (
    Buffer.from(bytes)
      .toString('base64')
      .match(new RegExp(`.{1,${width}}`, 'g')) ?? []
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
