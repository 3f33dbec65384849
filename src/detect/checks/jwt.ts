import { type Check, dismiss, doubt } from './check.ts';

/** A JSON Web Token has a header with an algorithm and claims that parse; unsigned and expired ones open nothing. */
export const jwt: Check = ({ secret }) => {
  const [head = '', body = '', signature = ''] = secret.split('.');
  const header = parsed(head);
  if (header === undefined || !('alg' in header || 'enc' in header))
    return dismiss('its header is not one of a JSON Web Token');
  if ('alg' in header && String(header['alg']).toLowerCase() === 'none') return dismiss('it is not signed (alg: none)');
  if (signature === '') return dismiss('it has no signature');
  const claims = parsed(body);
  if (claims === undefined) return 'enc' in header ? undefined : dismiss('its claims do not parse');
  // The sample that jwt.io shows and every tutorial repeats.
  if (claims['sub'] === '1234567890' || claims['name'] === 'John Doe') return dismiss('the example token of jwt.io');
  if (claims['role'] === 'anon') return doubt('low', 'a public key: its role is anon');
  return undefined;
};

function parsed(part: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
