import { awsAccountOf } from '../../tokens/aws-account.ts';
import { type Check, dismiss, support } from './check.ts';

/** An AWS key id of today's form names its account. Documentation uses ids that end in EXAMPLE. */
export const awsAccessKeyId: Check = ({ secret }) => {
  if (secret.endsWith('EXAMPLE')) return dismiss("an example of AWS's documentation");
  const account = awsAccountOf(secret);
  return account === undefined ? undefined : support('high', `the key belongs to AWS account ${account}`);
};
