import { type Check, dismiss } from './check.ts';

const EXPRESSION =
  /^[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*|::\w+|->\w+|\[[^\]]*\]|\([^)]*\))+[;,)]*$|^(?:!?\w+\(|\(|\[|\{|=>|&&|\|\||\?\?)|^(?:true|false|null|nil|none|undefined|nan|this|self|function|async|await|new|return|typeof|const|let|var|lambda|optional|required|string|str|int|bool|boolean|number|bytes|object|any|void)\b[;,)]*$/i;

/** Dismisses what reads as program text or a type where a literal was expected. */
export const expression: Check = ({ secret, assignment }) => {
  if (assignment?.quote !== '') return undefined;
  return EXPRESSION.test(secret) ? dismiss('an expression of a program, not a literal') : undefined;
};
