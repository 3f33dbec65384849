import { dayOf } from '../../tokens/dates.ts';
import { type Check, dismiss, doubt, fact, facts, shown } from './check.ts';

/** Of an HMAC with SHA-256, the shortest that there is. */
const MIN_SIGNATURE = 43;
/** 2015, the year of RFC 7519. */
const FIRST_EXPIRY = 1_420_070_400;
/** Some providers write a prefix before theirs: glcbt-, ghs_123456_. */
const PREFIX = /^[a-z]+[-_](?:\d+_)?(?=eyJ)/;
const DUMMY = /^(?:foo|bar|baz|qux|quux|test|dummy|hello|world|some|payload)$/i;

/** A JSON Web Token has a header with an algorithm and claims that parse; unsigned and expired ones open nothing. */
export const jwt: Check = ({ secret }) => {
  const [head = '', body = '', signature = ''] = secret.replace(PREFIX, '').split('.');
  const header = parsed(head);
  if (header === undefined || !('alg' in header || 'enc' in header))
    return dismiss('its header is not one of a JSON Web Token');
  if ('alg' in header && String(header['alg']).toLowerCase() === 'none') return dismiss('it is not signed (alg: none)');
  if (signature === '') return dismiss('it has no signature');
  if (!('enc' in header) && signature.length < MIN_SIGNATURE) return dismiss('its signature is too short for one');
  const claims = parsed(body);
  if (claims === undefined) return 'enc' in header ? undefined : dismiss('its claims do not parse');
  // The sample that jwt.io shows and every tutorial repeats.
  if (claims['sub'] === '1234567890' || claims['name'] === 'John Doe') return dismiss('the example token of jwt.io');
  if (claims['iss'] === 'joe' && claims['exp'] === 1300819380) return dismiss('the example token of RFC 7519');
  const expiry = claims['exp'];
  if (typeof expiry === 'number' && expiry < FIRST_EXPIRY) return dismiss('it expired before there was such a format');
  const said = Object.entries(claims).filter(([name]) => !/^(?:iat|exp|nbf)$/.test(name));
  if (said.length > 0 && said.every(([name, value]) => DUMMY.test(name) || DUMMY.test(String(value))))
    return doubt('low', 'its claims are dummies');
  if (claims['role'] === 'anon') return doubt('low', 'a public key: its role is anon');
  const known = factsOf(claims);
  return known === undefined ? undefined : fact(known);
};

/** What stands under a key and looks like such a token is judged as one. */
export const assignedJwt: Check = (candidate) => {
  const [head = '', body = ''] = candidate.secret.split('.');
  if (!/^[\w-]+\.[\w-]+\.[\w-]*$/.test(candidate.secret) || !body.startsWith('eyJ')) return undefined;
  const header = parsed(head);
  // Sessions of web frameworks are signed in ways of their own.
  return header !== undefined && !('alg' in header) ? undefined : jwt(candidate);
};

/** Who issued it, for which service account, and until when it is valid. */
function factsOf({ iss, sub, exp }: Readonly<Record<string, unknown>>): string | undefined {
  const issuer = shown(typeof iss === 'string' ? iss.replace(/^https?:\/\//, '') : undefined);
  const account = typeof sub === 'string' && sub.startsWith('system:serviceaccount:') ? shown(sub) : undefined;
  const expiry = typeof exp === 'number' ? dayOf(exp * 1000) : undefined;
  return facts(issuer && `issued by ${issuer}`, account && `for ${account}`, expiry && `expires ${expiry}`);
}

function parsed(part: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
