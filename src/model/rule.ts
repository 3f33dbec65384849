export const SEVERITIES = ['low', 'medium', 'high', 'critical'] as const;
export type Severity = (typeof SEVERITIES)[number];

export const CONFIDENCES = ['low', 'medium', 'high'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** The checks of `src/detect/checks/` that a rule may ask for; docs/rules.md says what each does. */
export const RULE_CHECKS = [
  'aws-access-key-id',
  'aws-bedrock-api-key',
  'aws-session-token',
  'azure-cask',
  'azure-devops-checksum',
  'azure-key',
  'azure-sas',
  'base58-checksum',
  'base64-credentials',
  'basic-credentials',
  'bech32-checksum',
  'classes',
  'der-key',
  'discord-id',
  'entra-checksum',
  'entropy',
  'github-checksum',
  'gitlab-routable',
  'grafana-checksum',
  'json-token',
  'jwk',
  'jwt',
  'keystore-salt',
  'literal',
  'named-parts',
  'near-miss',
  'password',
  'password-hash',
  'private-key',
  'pypi-macaroon',
  'run',
  'rare',
  'secp256k1-key',
  'strkey-checksum',
  'typed',
  'unnamed',
  'vault-token',
] as const;
export type RuleCheckName = (typeof RULE_CHECKS)[number];

/** A check with its optional argument, as a rule's `checks` lists it: `jwt`, `{entropy: 3.5}`. */
export interface RuleCheck {
  readonly name: RuleCheckName;
  readonly argument: number | undefined;
}

/**
 * How a rule finds its secret in the window round a keyword.
 * - pattern: a regular expression; group 1 is the secret, or the whole match where it has no group.
 * - near: the keyword is a provider's name; group 1 of `behindName(value)`, right behind it and within its statement.
 * - assignment: the keyword names the key, the value that is assigned to it is the secret (generic rules).
 */
export type Matcher = PatternMatcher | NearMatcher | { readonly kind: 'assignment' };

export interface PatternMatcher {
  readonly kind: 'pattern';
  readonly source: string;
  readonly flags: string;
  /** The group that is the secret; absent: the first that took part, or the whole match. */
  readonly group?: number;
  /** The same in Go's syntax, for an engine that takes linear time: what the rule runs with where it is given. */
  readonly linear?: string;
  /** An expression that the path of a file must match. */
  readonly paths?: string;
}

export interface NearMatcher {
  readonly kind: 'near';
  /** A regular expression of the value alone. */
  readonly value: string;
}

/**
 * An entry of the allowlist of an imported file. Expressions are searched, not matched as a whole. It lets a finding
 * through by any of its parts, or where `all` is set, only by every part that it has.
 */
export interface ImportedAllow {
  readonly reason: string;
  /** Rule ids; absent: of all rules. */
  readonly rules?: readonly string[];
  readonly all: boolean;
  readonly paths: readonly string[];
  readonly regexes: readonly string[];
  /** What `regexes` are searched in: `match` is the text from the keyword to the end of the secret. */
  readonly target: 'secret' | 'match' | 'line';
  /** In lower case; searched in the secret. */
  readonly stopwords: readonly string[];
  /** Ids of commits, in lower case: what one of them brought in. Never beside `all`. */
  readonly commits: readonly string[];
}

/** What stands beside a credential that is whole: the account of a token, the id of a secret. */
export interface Companion {
  /** What people call it. */
  readonly name: string;
  /** A regular expression; group 1 is the companion, or the whole match where it has no group. */
  readonly source: string;
  readonly flags: string;
  /** It is looked for so many bytes before and after the secret. */
  readonly within: number;
  /** Its absence says nothing. */
  readonly optional: boolean;
}

/** One kind of credential, as its YAML file declares it. */
export interface Rule {
  readonly id: string;
  readonly name: string;
  readonly provider: string;
  readonly description: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** Literals of at least 3 bytes; the rule is tried only where one of them stands. */
  readonly keywords: readonly string[];
  /** Not every match holds a keyword: it is found where one stands near it. */
  readonly keywordsNearby: boolean;
  /** It has no keyword and is searched for in all of a text, where findings of low confidence are asked for. */
  readonly sweeps: boolean;
  /** Whether keywords are compared with A-Z and a-z taken as equal. */
  readonly foldKeywords: boolean;
  readonly matcher: Matcher;
  /** Bytes that the matcher sees before and after the start of a keyword. */
  readonly window: { readonly before: number; readonly after: number };
  readonly checks: readonly RuleCheck[];
  readonly requires: readonly Companion[];
  /** The higher wins where findings overlap: 3 structured token, 2 shape near a provider's name, 1 generic. */
  readonly specificity: 1 | 2 | 3;
  readonly tags: readonly string[];
  readonly references: readonly string[];
  /** What to revoke and where. */
  readonly remediation: string;
  readonly examples: readonly string[];
  readonly negatives: readonly string[];
}

/** What a rule tells people, kept apart from what matching needs and loaded only for reports. */
export type RuleDocument = Pick<
  Rule,
  'id' | 'name' | 'provider' | 'description' | 'severity' | 'confidence' | 'tags' | 'references' | 'remediation'
>;

/** What matching needs of a rule. */
export type RunRule = Pick<
  Rule,
  'id' | 'name' | 'provider' | 'severity' | 'confidence' | 'matcher' | 'window' | 'checks' | 'specificity'
> & {
  /** The pattern starts with its keyword (after assertions only), so it is tried at the keyword and nowhere else. */
  readonly anchored: boolean;
  /** Absent where the rule asks for none. */
  readonly requires?: readonly Companion[];
  /** The generic rule that found what goes by this rule's name; fingerprints are of that. */
  readonly genericId?: string;
};

/**
 * What stands behind a keyword wherever one of its rules matches: so many bytes of a class, right behind it or `near` it.
 * - alphanumeric: A-Z, a-z, 0-9
 * - identifier: these and `_`, `.`, `-`
 * - word: all but blanks, line ends and quotes
 * - userinfo: bytes of `word` but no `/`, up to an `@`; the count is not used
 */
export interface Gate {
  readonly class: 'alphanumeric' | 'identifier' | 'word' | 'userinfo';
  /** At most 63. */
  readonly count: number;
  readonly near: boolean;
}

/** How far behind a keyword what is `near` it starts. */
export const NEAR_REACH = 200;
/** And how far before it. */
export const NEAR_REACH_BEFORE = 160;
/** How far behind a key its value starts. */
export const ASSIGNED_REACH = 64;

/** A literal of the prefilter and the rules that it wakes. */
export interface Keyword {
  readonly text: string;
  readonly fold: boolean;
  /** Offset in `text` of the 4 bytes that are rarest in ordinary source; 0 for a keyword of 3 bytes. */
  readonly anchor: number;
  /** Report an occurrence only where an assignment follows, see `assignment` matchers. */
  readonly assignment: boolean;
  /** Report an occurrence only where this follows; absent: everywhere. */
  readonly gate?: Gate;
  /** Indexes into `RuleSet.rules`. */
  readonly rules: readonly number[];
}

/** A list whose elements may be made only when they are asked for. An array is one. */
export type Lookup<T> = Pick<readonly T[], 'length' | 'at' | 'map' | typeof Symbol.iterator>;

/** All rules in the compact form that a run loads. */
export interface RuleSet {
  readonly keywords: Lookup<Keyword>;
  readonly rules: Lookup<RunRule>;
  /** Indexes of the rules that sweep; known without making the rules, as is what each rule's matcher is. */
  readonly sweeps: readonly number[];
  readonly kinds: readonly Matcher['kind'][];
  /** Changes whenever matching could give other findings. */
  readonly hash: string;
  /** How many of the rules a keyword can wake. */
  readonly count: number;
  /** The prefilter's tables of just these keywords, where they were made beforehand. */
  readonly tables?: KeywordTables;
}

/** Parts of the prefilter's memory, see assembly/layout.ts. */
export interface KeywordTables {
  /** From address 0 on: slots and records. */
  readonly slots: Uint8Array;
  readonly texts: Uint8Array;
}
