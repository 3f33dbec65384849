import { dayOf } from '../../tokens/dates.ts';
import { type Check, dismiss, fact, facts, shown, support } from './check.ts';

type Members = Readonly<Record<string, unknown>>;

interface Form {
  /** Group 1 is base64 of a JSON object. */
  readonly shape: RegExp;
  /** A member without which the provider refuses the token, where its source is public. */
  readonly required?: string;
  readonly says: (members: Members) => string | undefined;
}

const FORMS: readonly Form[] = [
  {
    // getsentry/sentry, orgauthtoken_token.py
    shape: /^sntrys_([A-Za-z0-9+/=-]+)_/,
    required: 'iat',
    says: ({ org, region_url, iat }) =>
      facts(
        told('it belongs to organization', org),
        told('of', region_url),
        told('issued', typeof iat === 'number' ? dayOf(iat * 1000) : undefined),
      ),
  },
  {
    // cloudflare/cloudflared, connection.TunnelToken
    shape: /^(eyJhIjoi[\w+/-]+=*)$/,
    required: 't',
    says: ({ a, t }) => facts(told('it belongs to account', a), told('for tunnel', t)),
  },
  {
    shape: /^glc_([\w+/-]+=*)$/,
    says: ({ o, m }) => facts(told('it belongs to organization', o), told('of region', membersOf(m)?.['r'])),
  },
  { shape: /^ops_([\w+/-]+=*)$/, says: ({ signInAddress }) => told('it signs in to', signInAddress) },
  // docs.mapbox.com/help/glossary/access-token
  { shape: /^[spt]k\.([\w-]+)\./, says: ({ u }) => told('it belongs to user', u) },
];

/** Tokens that hold a JSON object say in it whom they belong to. */
export const jsonToken: Check = ({ secret }) => {
  for (const { shape, required, says } of FORMS) {
    const [, payload] = shape.exec(secret) ?? [];
    if (payload === undefined) continue;
    const members = parsed(payload);
    if (required !== undefined && !members?.[required]) return dismiss('what it holds does not parse');
    const known = members && says(members);
    if (required !== undefined) return support('high', facts('what it holds parses', known) ?? '');
    return known === undefined ? undefined : fact(known);
  }
  return undefined;
};

function told(of: string, value: unknown): string | undefined {
  const text = shown(typeof value === 'number' ? String(value) : value);
  return text === undefined ? undefined : `${of} ${text}`;
}

function parsed(payload: string): Members | undefined {
  try {
    return membersOf(JSON.parse(Buffer.from(payload, 'base64').toString('utf8')));
  } catch {
    return undefined;
  }
}

function membersOf(value: unknown): Members | undefined {
  return typeof value === 'object' && value !== null ? { ...value } : undefined;
}
