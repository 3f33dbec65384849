import { parseOpensshKey } from '../../tokens/openssh.ts';
import { evidenceBits } from '../evidence.ts';
import { type Check, dismiss, doubt, fact, facts, shown } from './check.ts';

const MIN_BODY_CHARACTERS = 60;
const MIN_ALTERED_CHARACTERS = 120;
const RANDOM_BITS = 180;
// A plus sign is a character of base64, too.
const ADDED_LINES = /^\s*\+[^\n]*(?:\n\+[^\n]*)+\s*$/;

/** A PEM or OpenSSH block whose body really decodes to a key; one with `...` or a few letters is documentation. */
export const privateKey: Check = ({ secret }) => {
  const label = /-----BEGIN ([A-Z0-9 ]*)-----/.exec(secret)?.[1] ?? '';
  const encrypted = /ENCRYPTED/.test(secret);
  const body = secret
    .replace(/-----[^-]*-----/g, '')
    .replace(/\\[nrt]/g, '\n')
    .replace(/^(?:[A-Za-z-]+: [^\n]*|=[A-Za-z0-9+/]{4})$/gm, '')
    .replace(/["'`]\s*\+\s*["'`]/g, '')
    .replace(ADDED_LINES, (lines) => lines.replace(/^\+/gm, ''))
    .replace(/["',`\s\\]/g, '');
  if (body.length < MIN_BODY_CHARACTERS) return dismiss('its body is too short for a key');
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(body)) return dismiss('its body is not base64');
  const bytes = Buffer.from(body, 'base64');
  if (!encrypted && !isKey(bytes, label)) {
    const isRandom =
      body.length >= MIN_ALTERED_CHARACTERS && evidenceBits(body.slice(0, MIN_ALTERED_CHARACTERS)) >= RANDOM_BITS;
    return isRandom
      ? doubt('medium', 'its body does not decode to a key, so it was altered or cut')
      : dismiss('its body does not decode to a key');
  }
  const openssh = label.startsWith('OPENSSH') ? parseOpensshKey(bytes) : undefined;
  const publicKey = openssh && facts(shown(openssh.type), openssh.fingerprint);
  if (encrypted || openssh?.encrypted)
    return doubt('medium', facts('the key is encrypted with a passphrase', publicKey) ?? '');
  return publicKey === undefined ? undefined : fact(`its public key is ${publicKey}`);
};

function isKey(bytes: Buffer, label: string): boolean {
  if (label.startsWith('PGP')) return (bytes[0] ?? 0) >= 0x80;
  if (label.startsWith('OPENSSH')) return bytes.subarray(0, 14).toString('latin1') === 'openssh-key-v1';
  return bytes[0] === 0x30;
}
