import { type Check, dismiss } from './check.ts';

const EXPRESSION =
  /^[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*|::\w+|->\w+|\[[^\]]*\]|\([^)]*\))+[;,)]*$|^(?:!?\w+\(|\(|\[|\{|=>|&&|\|\||\?\?)|^(?:true|false|null|nil|none|undefined|nan|this|self|function|async|await|new|return|typeof|const|let|var|lambda|optional|required|string|str|int|bool|boolean|number|bytes|object|any|void)\b[;,)]*$/i;

const INDEXED = /^[A-Za-z_][\w.]*\[[^\]]*\][\w.[\]]*$/;
// The regular expressions that stand under such keys: classes with a quantifier, two escapes, alternatives in a group.
const PATTERN =
  /\(\?[:=!<]|\[\^?[^\]\s]+\](?:[*+]|\{\d+(?:,\d*)?\})|\\[.()[\]{}*+?^$|].*\\[.()[\]{}*+?^$|wdsb]|\([^()\s]*\|[^()\s]*\)(?:[\\.$?*+]|$)|^\s*[+,)][ \w]*\./;
// In what stands without quotes: a call of a member, and a type that can be null.
const UNQUOTED =
  /[\w$\])]\.[a-z]{3,}[A-Za-z]*\(|^\?(?:string|number|bool(?:ean)?|int|float|object|array|mixed|[A-Z][a-z]{2,}\w*)[}),;\]|]/;
const CALL = /^[A-Za-z_$][\w.$]*\(.*\)$/;

/** Dismisses what reads as program text or a type where a literal was expected. */
export const expression: Check = ({ secret, assignment }) => {
  const isExpression =
    CALL.test(secret) ||
    INDEXED.test(secret) ||
    PATTERN.test(secret) ||
    (assignment?.quote === '' && (EXPRESSION.test(secret) || UNQUOTED.test(secret)));
  return isExpression ? dismiss('an expression of a program, not a literal') : undefined;
};
