import { isSignedVaultToken } from '../../tokens/vault.ts';
import { type Check, support } from './check.ts';

/** Service tokens of Vault since 1.10 parse. HashiCorp calls their form volatile, so one that does not stays as it is. */
export const vaultToken: Check = ({ secret }) =>
  isSignedVaultToken(secret.slice('hvs.'.length)) ? support('high', 'it parses as a signed token of Vault') : undefined;
