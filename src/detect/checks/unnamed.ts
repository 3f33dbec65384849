import { evidenceBits } from '../evidence.ts';
import { type Check, dismiss } from './check.ts';
import { identifier } from './identifier.ts';
import { location } from './location.ts';
import { DIGEST, UUID } from './shape.ts';

const LEAST_BITS = 45;
const CLASSES = [/[a-z]/, /[A-Z]/, /\d/];
/** What stands right before the value, and says that it is something else. */
const NAMED_OTHERWISE =
  /(?:hash|sha\d*|md5|digest|checksum|integrity|commit|revision|etag|fingerprint|thumbprint|uuid|guid|nonce|cert|certificate|public\w{0,16}|pub_?key|signature|expected|actual|result|output|assert\w{0,16}|equals?|base64|font|image|icon|href|url|uri|path|class_?name|version|build|cursor|page|csrf|file|name|query|bytes|content|body|title|input|encoded|modulus|prime|point|(?:(?<![a-z])|_)(?:ids?|rev|svg|src|class|next|hex|data|text|test|[xyz]))["'`]?\]?\s{0,4}(?:=>|[:=(,])\s{0,4}(?:\w{1,20}\()?["'`]?$/i;
/** userId, which only its capital tells from a word that ends so. */
const ID = /[a-z]I[dD]s?["'`]?\]?\s{0,4}(?:=>|[:=(,])\s{0,4}["'`]?$/;
/** Of a table of such values none is a secret more than the others. */
const MOST_BESIDE = 2;
const BESIDE = /["'`][A-Za-z0-9+/=_-]{20,}["'`]/g;
const MAX_LINE = 150;

/** For rules that go by characters alone: dismisses all but random ones that nothing else explains. */
export const unnamed: Check = (candidate) => {
  const { secret, before, after, behind } = candidate;
  if (UUID.test(secret) || DIGEST.test(secret)) return dismiss('a digest or an identifier');
  if (CLASSES.filter((pattern) => pattern.test(secret)).length < 2) return dismiss('of one kind of characters');
  if (evidenceBits(secret) < LEAST_BITS) return dismiss('its characters are not random');
  const head = before();
  const line = head.slice(head.lastIndexOf('\n') + 1);
  if (line.length + after().length > MAX_LINE) return dismiss('on a long line, as programs write them');
  if (NAMED_OTHERWISE.test(line) || ID.test(line)) return dismiss('its name says that it is something else');
  if ((`${head}"" ${behind()}`.match(BESIDE)?.length ?? 0) > MOST_BESIDE) return dismiss('one of many such values');
  if (location(candidate)?.kind === 'dismiss') return dismiss('a path or an address');
  return identifier(candidate)?.kind === 'dismiss' ? dismiss('a name built of words') : undefined;
};
