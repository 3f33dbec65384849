import { dayOf } from '../../tokens/dates.ts';
import { type Check, doubt, fact, support } from './check.ts';

const FIRST_SECOND = 1_420_070_400_000;
const SNOWFLAKE = /^\d{17,20}$/;

/**
 * The first part of a bot's token is base64 of its user's id; a webhook's URL holds its id. An id begins with the time
 * when it was made. Source: Discord's API reference, Snowflakes.
 */
export const discordId: Check = ({ secret }) => {
  const [, webhook] = /\/webhooks\/(\d+)\//.exec(secret) ?? [];
  if (webhook !== undefined) return fact(`webhook ${webhook}${madeOn(webhook)}`);
  const id = Buffer.from(secret.split('.')[0] ?? '', 'base64').toString('latin1');
  return SNOWFLAKE.test(id)
    ? support('high', `it belongs to bot ${id}${madeOn(id)}`)
    : doubt('medium', 'its first part is no id of a user');
};

function madeOn(id: string): string {
  const day = dayOf(Number(BigInt(id) >> 22n) + FIRST_SECOND);
  return day === undefined ? '' : `, made on ${day}`;
}
