import { type Check, dismiss, doubt } from './check.ts';

const MIN_BODY_CHARACTERS = 60;

/** A PEM or OpenSSH block whose body really decodes to a key; one with `...` or a few letters is documentation. */
export const privateKey: Check = ({ secret }) => {
  const label = /-----BEGIN ([A-Z0-9 ]*)-----/.exec(secret)?.[1] ?? '';
  const encrypted = /ENCRYPTED/.test(secret);
  const body = secret
    .replace(/-----[^-]*-----/g, '')
    .replace(/\\[nrt]/g, '\n')
    .replace(/^(?:[A-Za-z-]+: [^\n]*|=[A-Za-z0-9+/]{4})$/gm, '')
    .replace(/["'+,`\s\\]/g, '');
  if (body.length < MIN_BODY_CHARACTERS) return dismiss('its body is too short for a key');
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(body)) return dismiss('its body is not base64');
  const bytes = Buffer.from(body, 'base64');
  if (!encrypted && !isKey(bytes, label)) return dismiss('its body does not decode to a key');
  return encrypted ? doubt('medium', 'the key is encrypted with a passphrase') : undefined;
};

function isKey(bytes: Buffer, label: string): boolean {
  if (label.startsWith('PGP')) return (bytes[0] ?? 0) >= 0x80;
  if (label.startsWith('OPENSSH')) return bytes.subarray(0, 14).toString('latin1') === 'openssh-key-v1';
  return bytes[0] === 0x30;
}
