import type { RuleCheckName } from '../../model/rule.ts';
import { apiExamples } from './api-examples.ts';
import { awsAccessKeyId } from './aws-access-key-id.ts';
import { awsBedrockApiKey } from './aws-bedrock-api-key.ts';
import { awsSessionToken } from './aws-session-token.ts';
import { azureCask } from './azure-cask.ts';
import { azureDevopsChecksum } from './azure-devops-checksum.ts';
import { azureKey } from './azure-key.ts';
import { azureSas } from './azure-sas.ts';
import { base58Checksum } from './base58-checksum.ts';
import { base64Credentials } from './base64-credentials.ts';
import { basicCredentials } from './basic-credentials.ts';
import { basicHeader } from './basic-header.ts';
import { bech32Checksum } from './bech32-checksum.ts';
import type { Check } from './check.ts';
import { classes } from './classes.ts';
import { common } from './common.ts';
import { cutOff } from './cut-off.ts';
import { cutShort } from './cut-short.ts';
import { derKey } from './der-key.ts';
import { discordId } from './discord-id.ts';
import { echo } from './echo.ts';
import { encoded } from './encoded.ts';
import { entraSecretChecksum } from './entra-checksum.ts';
import { entropy } from './entropy.ts';
import { exampleKey } from './example-key.ts';
import { expression } from './expression.ts';
import { githubChecksum } from './github-checksum.ts';
import { gitlabRoutable } from './gitlab-routable.ts';
import { grafanaTokenChecksum } from './grafana-checksum.ts';
import { identifier } from './identifier.ts';
import { joint } from './joint.ts';
import { jsonToken } from './json-token.ts';
import { jwk } from './jwk.ts';
import { assignedJwt, jwt } from './jwt.ts';
import { keyName } from './key-name.ts';
import { keystoreSalt } from './keystore-salt.ts';
import { length } from './length.ts';
import { literal } from './literal.ts';
import { location } from './location.ts';
import { namedParts } from './named-parts.ts';
import { nearKey } from './near-key.ts';
import { nearMiss } from './near-miss.ts';
import { password } from './password.ts';
import { passwordHash } from './password-hash.ts';
import { placeholder } from './placeholder.ts';
import { privateKey } from './private-key.ts';
import { prose } from './prose.ts';
import { published } from './published.ts';
import { pypiMacaroon } from './pypi-macaroon.ts';
import { rare } from './rare.ts';
import { rarity } from './rarity.ts';
import { reference } from './reference.ts';
import { run } from './run.ts';
import { searchKey } from './search-key.ts';
import { secp256k1Key } from './secp256k1-key.ts';
import { sequence } from './sequence.ts';
import { shape } from './shape.ts';
import { strkeyChecksum } from './strkey-checksum.ts';
import { testVector } from './test-vector.ts';
import { translation } from './translation.ts';
import { typed } from './typed.ts';
import { unnamed } from './unnamed.ts';
import { vaultToken } from './vault-token.ts';
import { wordLike } from './word-like.ts';

/** The checks that a rule asks for by name. */
export const RULE_CHECK: Readonly<Record<RuleCheckName, Check>> = {
  'aws-access-key-id': awsAccessKeyId,
  'aws-bedrock-api-key': awsBedrockApiKey,
  'aws-session-token': awsSessionToken,
  'azure-cask': azureCask,
  'azure-devops-checksum': azureDevopsChecksum,
  'azure-key': azureKey,
  'azure-sas': azureSas,
  'base58-checksum': base58Checksum,
  'base64-credentials': base64Credentials,
  'basic-credentials': basicCredentials,
  'bech32-checksum': bech32Checksum,
  classes,
  'der-key': derKey,
  'discord-id': discordId,
  'entra-checksum': entraSecretChecksum,
  entropy,
  'github-checksum': githubChecksum,
  'gitlab-routable': gitlabRoutable,
  'grafana-checksum': grafanaTokenChecksum,
  'json-token': jsonToken,
  jwk,
  jwt,
  'keystore-salt': keystoreSalt,
  literal,
  'named-parts': namedParts,
  'near-miss': nearMiss,
  password,
  'password-hash': passwordHash,
  'private-key': privateKey,
  'pypi-macaroon': pypiMacaroon,
  run,
  rare,
  'secp256k1-key': secp256k1Key,
  'strkey-checksum': strkeyChecksum,
  typed,
  unnamed,
  'vault-token': vaultToken,
};

type Named = readonly [name: string, check: Check];

/** Asked of every match of a pattern, before the rule's own checks. */
export const PATTERN_CHECKS: readonly Named[] = [
  ['placeholder', placeholder],
  ['reference', reference],
  ['published', published],
  ['sequence', sequence],
  ['example-key', exampleKey],
  ['word-like', wordLike],
  ['cut-off', cutOff],
  ['near-key', nearKey],
  ['test-vector', testVector],
];

/** Asked of every assigned value, in order of cost and of how much they turn away. */
export const ASSIGNMENT_CHECKS: readonly Named[] = [
  ['length', length],
  ['key-name', keyName],
  ['reference', reference],
  ['basic-header', basicHeader],
  ['expression', expression],
  ['joint', joint],
  ['prose', prose],
  ['location', location],
  ['shape', shape],
  ['placeholder', placeholder],
  ['published', published],
  ['sequence', sequence],
  ['cut-short', cutShort],
  ['search-key', searchKey],
  ['encoded', encoded],
  ['jwt', assignedJwt],
  ['echo', echo],
  ['identifier', identifier],
  ['common', common],
  ['translation', translation],
  ['api-examples', apiExamples],
  ['test-vector', testVector],
  ['rarity', rarity],
  ['near-miss', nearMiss],
];

/** Checks that go by the characters alone: random ones hold a word or a run now and then. A proof outweighs them. */
export const GUESSES: ReadonlySet<string> = new Set(['placeholder', 'sequence']);
