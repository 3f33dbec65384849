import { type Check, dismiss } from './check.ts';

// A name of a variable or of a secret in a store, not its value. ${NAME:-literal} carries a literal and is none.
const WHOLE =
  /^(?:\\?\$\{?[A-Za-z_][\w.:\-/]*\}?|\$\{[^}]*\}|\$\(.*\)|\$\[.*\]|\$\{\{.*\}\}|\{\{.*\}\}|#\{.*\}|%[A-Za-z_]\w*%|%\(\w+\)s|%[sdv]|@\w+@|\{[\w.]*\}|`.*`|<%.*%>|!\w+ .*|&#?\w+;)$/s;
const START =
  /^(?:\$\{[\w$.]+[([]|\$\(|\$\{\w+:?[-=]\$[({]|env[.:]|process\.env|os\.environ|os\.getenv|getenv|ENV\[|System\.getenv|import\.meta\.env|secrets?\.[A-Za-z]|vars?\.|vault:|ref\+|op:\/\/|sm:\/\/|sm@|ssm:|aws-secretsmanager:|arn:aws|infisical:\/\/|pass:\/\/|keyring:|credentials\(|lookup\(|@Microsoft\.KeyVault\(|ENC\[|projects\/[^/]+\/secrets\/|\{\{resolve:|<path:|secretKeyRef|file:\/|encrypted[:$]|\$ANSIBLE_VAULT|AQICAH|AQECAH|!vault|\{cipher\}|\{vault)/;
const INSIDE =
  /\$\{(?!\w+:?[-=])[^{}]+\}|\$\{\{|\{\{[^}]*\}\}|#\{[^}]+\}|<%=|\$\([A-Za-z_]+\)|\{[\w.]+\([^{}]*\)[^{}]*\}|%[sdv]\/|[=:]\$[A-Za-z_]\w+(?:[,&;]|$)|\{\w*(?:\.\w+)*\}|%\([a-z_]+\)s|<[A-Za-z][\w -]*>/;

/** Dismisses variables, templates, and references to a secret manager. */
export const reference: Check = ({ secret }) => {
  if (/^\$\{[\w.]+:?[-=][^}]+\}$/.test(secret)) return undefined;
  return WHOLE.test(secret) || START.test(secret) || INSIDE.test(secret)
    ? dismiss('a reference to a value that is kept elsewhere')
    : undefined;
};
