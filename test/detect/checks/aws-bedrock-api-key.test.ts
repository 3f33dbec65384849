import { expect, test } from 'vitest';
import { awsBedrockApiKey } from '../../../src/detect/checks/aws-bedrock-api-key.ts';
import { expandTemplate } from '../../../src/rules/templates.ts';
import { awsAccountOf } from '../../../src/tokens/aws-account.ts';
import { opinionOf, reasonOf } from './candidate.ts';

function base64(template: string): string {
  return Buffer.from(expandTemplate(template, 'check')).toString('base64');
}

test('the user of a long-term key names its account', () => {
  const key = `ABSK${base64('BedrockAPIKey-{lowernum:4}-at-123456789012:{base64:44}')}`;
  expect(reasonOf(awsBedrockApiKey, key)).toBe('it belongs to AWS account 123456789012');
});

test('the URL in a short-term key names account, region and time', () => {
  const keyId = expandTemplate('ASIAQ{base32:15}', 'check');
  const query = `Action=CallWithBearerToken&X-Amz-Credential=${keyId}%2F20270115%2Feu-west-1%2Fbedrock%2Faws4_request`;
  const url = `bedrock.amazonaws.com/?${query}&X-Amz-Date=20270115T180000Z&X-Amz-Expires=43200&Version=1`;
  const account = awsAccountOf(keyId);
  expect(reasonOf(awsBedrockApiKey, `bedrock-api-key-${base64(url)}`)).toBe(
    `it belongs to AWS account ${account}, for eu-west-1, expires 2027-01-16`,
  );
});

test.each(['ABSKQmVkcm9ja0FQSUtleS{alnum:100}', 'bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29t{base64:400}'])(
  'it says nothing of %s',
  (key) => {
    expect(opinionOf(awsBedrockApiKey, expandTemplate(key, 'check'))).toBe('nothing');
  },
);
