import { type Check, fact } from './check.ts';

// What a provider writes into its tokens as it is.
const PARTS: readonly (readonly [token: RegExp, of: string])[] = [
  [/^(\d{8,10}):/, 'it belongs to bot'],
  [/^[0-9a-f]{32}-(us\d{1,2})$/, 'its data centre is'],
  [/^ghs_(\d+)_/, 'issued for GitHub App'],
  [/^xapp-\d-(A[A-Z0-9]+)-/, 'it belongs to app'],
  [/hooks\.slack\.com\/(?:services|workflows|triggers)\/([TE][A-Z0-9]+)\//, 'for workspace'],
];

/** Tokens whose parts say whom they belong to, in plain text. */
export const namedParts: Check = ({ secret }) => {
  for (const [token, of] of PARTS) {
    const [, part] = token.exec(secret) ?? [];
    if (part !== undefined) return fact(`${of} ${part}`);
  }
  return undefined;
};
