import { createEngine, type Engine } from '../../src/detect/detect.ts';
import { RULE_SET } from '../../src/generated/rule-set.ts';
import type { Match } from '../../src/model/finding.ts';
import { wholeFragment } from '../../src/model/fragment.ts';
import { compileRules } from '../../src/rules/compile.ts';
import { parseRules } from '../../src/rules/parse.ts';
import { expandTemplate } from '../../src/rules/templates.ts';

export const ENGINE: Engine = createEngine(RULE_SET);

/** An engine with the rules of one provider, given as they stand in its file: `  - { id: acme-key, ... }`. */
export function engineOfAcme(rules: string): Engine {
  const file = `provider: acme\nname: Acme\nremediation: Revoke it.\nrules:\n${rules}`;
  return createEngine(compileRules(parseRules(file, 'acme.yaml')));
}

/** Kept matches of a text, or of bytes, as a file of this path. */
export function keptIn(content: string | Uint8Array, path = 'notes.txt', engine: Engine = ENGINE): Match[] {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'latin1') : content;
  return engine.detect(wholeFragment(bytes, { kind: 'file', path })).filter(({ verdict }) => verdict.kind === 'kept');
}

export function githubToken(seed: string): string {
  return expandTemplate('ghp_{alnum:30}{crc32-base62}', seed);
}
