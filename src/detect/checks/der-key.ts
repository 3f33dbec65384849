import { type Check, dismiss, fact } from './check.ts';

const SEQUENCE = 0x30;
const INTEGER = 0x02;

/** Base64 without the lines of PEM: it begins as a private key and is as long as its first bytes say. */
export const derKey: Check = ({ secret }) => {
  const body = secret
    .replace(/\\[nrt]/g, '')
    .replace(/["'`]\s{0,40}\+\s{0,40}["'`]/g, '')
    .replace(/[^A-Za-z0-9+/]/g, '');
  const bytes = Buffer.from(body, 'base64');
  const header = headerOf(bytes);
  if (bytes[0] !== SEQUENCE || header === undefined) return dismiss('no DER');
  if (bytes[header.size] !== INTEGER) return dismiss('no private key: its version is missing');
  if (bytes.length < header.size + header.length) return dismiss('shorter than its first bytes say');
  return fact(`a private key of ${header.size + header.length} bytes in DER`);
};

/** How many bytes tag and length take, and how many bytes follow. */
function headerOf(bytes: Buffer): { readonly size: number; readonly length: number } | undefined {
  const first = bytes[1] ?? 0;
  if (first < 0x80) return { size: 2, length: first };
  if (first === 0x81 && bytes.length > 3) return { size: 3, length: bytes.readUInt8(2) };
  return first === 0x82 && bytes.length > 4 ? { size: 4, length: bytes.readUInt16BE(2) } : undefined;
}
