import { dayOf } from '../../tokens/dates.ts';
import { type Check, fact, facts } from './check.ts';

/** The parameters round the signature of a shared access signature say until when it opens what. */
export const azureSas: Check = ({ before, after }) => {
  const [head = ''] = /[^\s"'<>]*$/.exec(before()) ?? [];
  const [tail = ''] = /^[^\s"'<>]*/.exec(after()) ?? [];
  const parameter = (name: string): string | undefined =>
    new RegExp(`(?:^|[?&;])${name}=([^&]{1,60})(?:&|$)`).exec(`${head}&${tail}`)?.[1];
  const expiry = dayOf(Date.parse((parameter('se') ?? '').replaceAll(/%3A/gi, ':')));
  const permissions = /^[a-z]{1,16}$/.exec(parameter('sp') ?? '')?.[0];
  const known = facts(permissions && `permits ${permissions}`, expiry && `expires ${expiry}`);
  return known === undefined ? undefined : fact(known);
};
