import { type Literal, lengthOf, quoted } from './literals.ts';

const TO_DEFAULT_ARGUMENT =
  /(?:,\s?(?:[\w.]{1,30}|["'][\w-]{1,20}["']))?(?:\}?,|\}|(?<=\s))\s{0,8}(?:(?:\w{1,12}_?)?default(?:_?value)?\s?[=:]\s?)(?=["'])|,\s?\w{1,20}\.class,\s?(?=["'])/iy;

/** `option("--password", default="x")`, `getProperty("password", String.class, "x")`, `env:"PASSWORD" default:"x"` */
export function defaultArgument(text: string, keyEnd: number): Literal | undefined {
  const length = lengthOf(TO_DEFAULT_ARGUMENT, text, keyEnd);
  return length === 0 ? undefined : quoted(text, keyEnd + length);
}

const TO_FALLBACK =
  /(?:[^"'`\n;{}]|"[^"\n]{0,60}"|'[^'\n]{0,60}'){1,140}?(?:\?:|\?\?|\|\||[oO]r_?[eE]lse(?:Get)?\s?[({]|[iI]fEmpty\s?\{|unwrap_or(?:_else)?\(|coalesce\((?:[^"'`\n()]){1,60},|[oO]rDefault\((?:[^"'`\n()]|"[^"\n]{0,60}"){1,60},)\s{0,4}(?:(?:\(\)\s?->|\|_?\|)\s?)?(?=["'`])/y;
const TO_GETTER =
  /\s?\{\s?(?:private |protected |internal )?(?:get|set|init)\b[^"'`\n]{0,60}?(?:=>?|return)\s?@?(?=")/y;

/** What is taken where an expression gives nothing: `= env["PASSWORD"] ?: "x"`, `= config.get("password").getOrElse("x")`. */
export function fallback(text: string, operatorEnd: number): Literal | undefined {
  const length = lengthOf(TO_FALLBACK, text, operatorEnd);
  return length === 0 ? undefined : quoted(text, operatorEnd + length);
}

/** `Password { get; set; } = "x"`, `Password { get { return "x"; } }` */
export function propertyValue(text: string, keyEnd: number): Literal | undefined {
  const length = lengthOf(TO_GETTER, text, keyEnd);
  return length === 0 ? undefined : quoted(text, keyEnd + length);
}

const TEMPLATE_DEFAULT =
  /\{\{-?\s*(?:(?:default\s+|[^{}]*?\|\s*default\s*\(?\s*)\\?["']([^"'\\{}]{4,})\\?["']|'([^'{}]{4,})'\s*\|\s*password_hash)/;

/** Of `{{ password | default('x') }}` the x. */
export function templateDefault<T extends Literal>(literal: T): T {
  const found = TEMPLATE_DEFAULT.exec(literal.value);
  const value = found?.[1] ?? found?.[2];
  if (found === null || value === undefined) return literal;
  const start = literal.start + found.index + found[0].indexOf(value);
  return { ...literal, value, start, end: start + value.length };
}
