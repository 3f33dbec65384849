// Not a secret: it keeps fingerprints apart from plain hashes of the same text. To change it invalidates every baseline.
const DOMAIN_KEY = 'keepmum/fingerprint/v1';
const HEX_CHARACTERS = 20;

let crypto: typeof import('node:crypto') | undefined;

/** The identity of a secret, wherever it stands: 20 hex characters of a keyed hash of the rule and the secret. */
export function fingerprint(ruleId: string, secret: string): string {
  // Loaded here: crypto takes 3 ms, and a clean hook has nothing to fingerprint.
  crypto ??= process.getBuiltinModule('node:crypto');
  const hash = crypto.createHmac('sha256', DOMAIN_KEY).update(`${ruleId}\0${secret}`, 'utf8');
  return hash.digest('hex').slice(0, HEX_CHARACTERS);
}
