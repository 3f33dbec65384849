import { type Check, doubt } from './check.ts';

const COMMON =
  /^(?:pass(?:word|wd)?|secret|admin|root|test(?:ing)?|user(?:name)?|guest|default|changeit|letmein|welcome|qwerty|iloveyou|monkey|dragon|master|postgres|mysql|mongo|redis|rabbitmq|minio(?:admin)?|vagrant|docker|toor|hello|foo|bar|baz|abc|demo|dev|none|null|empty|token|key|value|string|super|correct|wrong|invalid|valid|hunter|temp|public|private|anonymous)*[@!#$._-]*\d{0,4}[!@#$.]*$/i;
const DISGUISED = /^p[a@4][s$5]{2}w[o0]?r?d?[\W\d]*$/i;

/** Words that people take for dummies and, alas, for passwords. */
export const common: Check = ({ secret }) =>
  COMMON.test(secret) || DISGUISED.test(secret) || /test|dummy|mock|demo/i.test(secret)
    ? doubt('low', 'a common password or dummy')
    : undefined;
