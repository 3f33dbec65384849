import type { RuleCheckName } from '../../model/rule.ts';
import { awsAccessKeyId } from './aws-access-key-id.ts';
import { azureDevopsChecksum } from './azure-devops-checksum.ts';
import { base64Credentials } from './base64-credentials.ts';
import { basicHeader } from './basic-header.ts';
import type { Check } from './check.ts';
import { classes } from './classes.ts';
import { common } from './common.ts';
import { cutShort } from './cut-short.ts';
import { echo } from './echo.ts';
import { encoded } from './encoded.ts';
import { entropy } from './entropy.ts';
import { exampleKey } from './example-key.ts';
import { expression } from './expression.ts';
import { githubChecksum } from './github-checksum.ts';
import { identifier } from './identifier.ts';
import { joint } from './joint.ts';
import { assignedJwt, jwt } from './jwt.ts';
import { keyName } from './key-name.ts';
import { length } from './length.ts';
import { location } from './location.ts';
import { password } from './password.ts';
import { placeholder } from './placeholder.ts';
import { privateKey } from './private-key.ts';
import { prose } from './prose.ts';
import { published } from './published.ts';
import { rarity } from './rarity.ts';
import { reference } from './reference.ts';
import { searchKey } from './search-key.ts';
import { sequence } from './sequence.ts';
import { shape } from './shape.ts';
import { translation } from './translation.ts';

/** The checks that a rule asks for by name. */
export const RULE_CHECK: Readonly<Record<RuleCheckName, Check>> = {
  'aws-access-key-id': awsAccessKeyId,
  'azure-devops-checksum': azureDevopsChecksum,
  'base64-credentials': base64Credentials,
  classes,
  entropy,
  'github-checksum': githubChecksum,
  jwt,
  password,
  'private-key': privateKey,
};

type Named = readonly [name: string, check: Check];

/** Asked of every match of a pattern, before the rule's own checks. */
export const PATTERN_CHECKS: readonly Named[] = [
  ['placeholder', placeholder],
  ['reference', reference],
  ['published', published],
  ['sequence', sequence],
  ['example-key', exampleKey],
];

/** Asked of every assigned value, in order of cost and of how much they turn away. */
export const ASSIGNMENT_CHECKS: readonly Named[] = [
  ['length', length],
  ['key-name', keyName],
  ['reference', reference],
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
  ['basic-header', basicHeader],
  ['rarity', rarity],
];
