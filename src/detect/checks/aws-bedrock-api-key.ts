import { awsAccountOf } from '../../tokens/aws-account.ts';
import { dayOf } from '../../tokens/dates.ts';
import { type Check, fact, facts } from './check.ts';

/**
 * A key of Amazon Bedrock is base64 of a user and its secret, and the user names the account; or of a signed URL, which
 * names region and time. Source: aws/aws-bedrock-token-generator-js.
 */
export const awsBedrockApiKey: Check = ({ secret }) => {
  const known = secret.startsWith('ABSK')
    ? ofUser(decoded(secret.slice(4)))
    : ofSignedUrl(decoded(secret.slice('bedrock-api-key-'.length)));
  return known === undefined ? undefined : fact(known);
};

function decoded(text: string): string {
  return Buffer.from(text, 'base64').toString('latin1');
}

function ofUser(text: string): string | undefined {
  const [, account] = /^BedrockAPIKey-[\w+-]{1,60}?-at-(\d{12}):/.exec(text) ?? [];
  return account && `it belongs to AWS account ${account}`;
}

function ofSignedUrl(text: string): string | undefined {
  const parameters = new URLSearchParams(text.slice(text.indexOf('?') + 1));
  const [keyId = '', , region] = (parameters.get('X-Amz-Credential') ?? '').split('/');
  const account = awsAccountOf(keyId);
  const made = parameters.get('X-Amz-Date')?.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z');
  const expiry = dayOf(Date.parse(made ?? '') + 1000 * Number(parameters.get('X-Amz-Expires')));
  return facts(
    account && `it belongs to AWS account ${account}`,
    region !== undefined && /^[a-z]{2}(?:-[a-z]+)+-\d$/.test(region) ? `for ${region}` : undefined,
    expiry && `expires ${expiry}`,
  );
}
