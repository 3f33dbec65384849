// Secrets as people and generators make them, different for each seed: a literal of one would be found by every scanner of this
// folder. Characters are drawn one by one, as generators do; rules/ draws each only once, for the sake of its self-tests.
import { createHash } from 'node:crypto';

const WORDS =
  'amber anchor apple autumn badger banjo basil beacon berry bishop blanket blossom breeze bronze butter cactus candle canyon carbon cedar cello cherry cinder clover cobalt comet copper coral cricket crystal daisy dolphin dragon eagle ember falcon feather fiddle forest fossil galaxy garnet ginger glacier granite harbor hazel heron hollow honey indigo island ivory jasper jungle kettle lagoon lantern lemon lilac lizard magnet mango maple marble meadow mellow meteor mirror monsoon mosaic nectar nickel nutmeg oasis ocean olive onyx orchid otter oyster paddle panther paprika pebble pepper phoenix pilot planet plum pocket puffin quartz rabbit raven ribbon river rocket saffron salmon sapphire shadow silver sparrow spruce summer sunset talon tango thistle thunder tiger timber topaz tulip tundra turtle velvet violet walnut whisper willow winter wizard zephyr zircon'.split(
    ' ',
  );
const LEET = { a: '4', e: '3', i: '1', o: '0', s: '5' };
const SIGNS = '!.-_*+%?@';

const ALPHABETS = {
  lower: 'abcdefghijklmnopqrstuvwxyz',
  upper: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
  alpha: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz',
  digit: '0123456789',
  alnum: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789',
  lowernum: 'abcdefghijklmnopqrstuvwxyz0123456789',
  uppernum: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789',
  hex: '0123456789abcdef',
  hexupper: '0123456789ABCDEF',
  base32: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567',
  base58: '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz',
  base64: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/',
  base64url: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_',
};

/** @type {Record<string, (random: () => number, length: number) => string>} */
const MAKERS = {
  // Winter2021!, tigerRocket77, p4ddl3-9, maple.onyx42
  human: (random) => {
    const [one, two] = [word(random), word(random)];
    const number = String(Math.floor(random() * (random() < 0.4 ? 10_000 : 100)));
    switch (Math.floor(random() * 6)) {
      case 0:
        return `${capital(one)}${1990 + Math.floor(random() * 36)}${sign(random)}`;
      case 1:
        return `${one}${capital(two)}${number}`;
      case 2:
        return `${leet(one)}${sign(random)}${number}`;
      case 3:
        return `${one}${sign(random)}${two}${number}`;
      case 4:
        return `${capital(leet(one))}${capital(two)}${sign(random)}`;
      default:
        return `${capital(one)}${sign(random)}${capital(two)}${sign(random)}${number}`;
    }
  },
  // otter-basil-quartz-lilac
  phrase: (random) => Array.from({ length: 4 }, () => word(random)).join('-'),
  // kX9!vq2-Lm
  pass: (random, length) => {
    const alphabet = 'abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789!.-_*+%?';
    let text = '';
    while (text.length < length) text += alphabet[Math.floor(random() * 56)];
    const at = 1 + Math.floor(random() * (length - 2));
    return `${text.slice(0, at)}${SIGNS[Math.floor(random() * 5)]}${text.slice(at + 1)}`;
  },
  uuid: (random) => {
    const hex = Array.from({ length: 32 }, () => ALPHABETS.hex[Math.floor(random() * 16)]).join('');
    const variant = '89ab'[Math.floor(random() * 4)];
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
  },
  ...Object.fromEntries(
    Object.entries(ALPHABETS).map(([name, alphabet]) => [
      name,
      (random, length) => Array.from({ length }, () => alphabet[Math.floor(random() * alphabet.length)]).join(''),
    ]),
  ),
};
const PLACEHOLDER = new RegExp(`\\{(${Object.keys(MAKERS).join('|')})(?::(\\d+))?\\}`, 'g');

/** Expands `{human}`, `{phrase}`, `{pass:N}`, `{uuid}` and `{alphabet:N}`; all other braces stand for themselves. */
export function expandSecrets(template, seed) {
  const random = generator(seed);
  return template.replaceAll(PLACEHOLDER, (_all, name, length = '1') => MAKERS[name](random, Number(length)));
}

function word(random) {
  return WORDS[Math.floor(random() * WORDS.length)];
}

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function leet(text) {
  return text.replaceAll(/[aeios]/g, (letter) => LEET[letter]);
}

function sign(random) {
  return SIGNS[Math.floor(random() * SIGNS.length)];
}

function generator(seed) {
  let block = createHash('sha256').update(seed).digest();
  let at = 0;
  return () => {
    if (at + 4 > block.length) {
      block = createHash('sha256').update(block).digest();
      at = 0;
    }
    const value = block.readUInt32LE(at) / 2 ** 32;
    at += 4;
    return value;
  };
}
