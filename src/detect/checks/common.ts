import { type Check, doubt } from './check.ts';

const COMMON =
  /^(?:pass(?:word|wd)?|secret|admin|root|test(?:ing)?|user(?:name)?|guest|default|changeit|letmein|welcome|qwerty|iloveyou|monkey|dragon|master|postgres|mysql|mongo|redis|rabbitmq|minio(?:admin)?|vagrant|docker|toor|hello|foo|bar|baz|abc|demo|dev|none|null|empty|token|key|value|string|super|correct|wrong|invalid|valid|hunter|temp|public|private|anonymous)*[@!#$._-]*\d{0,4}[!@#$.]*$/i;
const DISGUISED = /^(?:my|the|your|new|old)?[ _-]?p[a@4][s$5]{2}[ _-]?(?:w[o0^*]{0,2}r?d?|word)?[\W\d]*(?:pass)?$/i;

/** Words that people take for dummies and, alas, for passwords. */
export const common: Check = ({ secret }) =>
  isCommonPassword(secret) ? doubt('low', 'a common password or dummy') : undefined;

export function isCommonPassword(password: string): boolean {
  const plain = password.replace(/%([2-7][0-9a-f])/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  return COMMON.test(plain) || DISGUISED.test(plain) || /test|dummy|mock|demo/i.test(plain);
}
