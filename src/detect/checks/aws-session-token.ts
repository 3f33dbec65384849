import { readProtobuf } from '../../tokens/protobuf.ts';
import { type Check, fact } from './check.ts';

const REGION_FIELD = 3;

/** A session token of AWS begins with a byte and a protocol buffer, whose third field is a region. AWS documents neither. */
export const awsSessionToken: Check = ({ secret }) => {
  const bytes = Buffer.from(secret.replaceAll('%2F', '/').replaceAll('%2B', '+').slice(0, 120), 'base64');
  const region = readProtobuf(bytes.subarray(1)).fields.get(REGION_FIELD);
  const name = region instanceof Uint8Array ? Buffer.from(region).toString('latin1') : '';
  return /^[a-z]{2}(?:-[a-z]+)+-\d$/.test(name) ? fact(`issued in ${name}`) : undefined;
};
