import { evidenceBits, RANDOM_BITS } from '../evidence.ts';
import { type Check, dismiss } from './check.ts';
import { isHumanPassword, namesThing, passwordKind } from './made-by-people.ts';

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
/** The head of a call or of an index that goes on behind it, a join with what stands before or behind. */
const TYPE_AND_LINE_END = /^(?:string|number|boolean|any|object)\b[^\\]{0,16}\\[nr]/;
const CUT = /^[A-Za-z_$][\w.$]*[([]$|^['"]?\s*\.\s*\w+\(|\)\s*\.\s*['"]?$/;

/** feather.nickel359, which only looks like a member of an object. */
function isPassword(text: string, key: string): boolean {
  if (evidenceBits(text) >= RANDOM_BITS) return true;
  return (
    passwordKind(key) === 'password' &&
    /\d/.test(text) &&
    !/\(/.test(text) &&
    isHumanPassword(text) &&
    !namesThing(text)
  );
}

/** Dismisses what reads as program text or a type where a literal was expected. */
export const expression: Check = ({ secret, assignment }) => {
  const isExpression =
    CALL.test(secret) ||
    CUT.test(secret) ||
    TYPE_AND_LINE_END.test(secret) ||
    INDEXED.test(secret) ||
    PATTERN.test(secret) ||
    (assignment?.quote === '' &&
      (EXPRESSION.test(secret) || UNQUOTED.test(secret)) &&
      !isPassword(secret, assignment.key));
  return isExpression ? dismiss('an expression of a program, not a literal') : undefined;
};
