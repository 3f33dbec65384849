import { dayOf } from '../../tokens/dates.ts';
import { parseMacaroon } from '../../tokens/macaroon.ts';
import { type Check, dismiss, facts, shown, support } from './check.ts';

const LOCATION = /^(?:test\.)?pypi\.org$/;
/** Kinds of caveats, by their numbers. Source: pypi/warehouse, warehouse/macaroons/caveats. */
const EXPIRATION = 0;
const PROJECT_NAMES = 1;

/** A token of PyPI is a macaroon, and its caveats say what it is limited to. */
export const pypiMacaroon: Check = ({ secret }) => {
  const macaroon = parseMacaroon(Buffer.from(secret.slice('pypi-'.length), 'base64url'));
  if (macaroon === undefined || !LOCATION.test(macaroon.location))
    return dismiss('it does not parse as a token of PyPI');
  const caveats = macaroon.caveats.map(parsed).filter((caveat) => caveat !== undefined);
  const limits = caveats.flatMap((caveat) => limitOf(caveat) ?? []);
  return support('high', facts('it parses as a token of PyPI', ...limits) ?? '');
};

/** A caveat is a list that begins with its kind; older ones are objects with `version` and `permissions`. */
function limitOf(caveat: unknown): string | undefined {
  if (!Array.isArray(caveat)) return undefined;
  const [kind, value]: readonly unknown[] = caveat;
  if (kind === EXPIRATION) {
    const day = typeof value === 'number' ? dayOf(value * 1000) : undefined;
    return day && `expires ${day}`;
  }
  if (kind !== PROJECT_NAMES || !Array.isArray(value)) return undefined;
  const names = shown(value.join(' '));
  return names && `for project ${names}`;
}

function parsed(caveat: string): unknown {
  try {
    return JSON.parse(caveat);
  } catch {
    return undefined;
  }
}
