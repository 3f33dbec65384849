import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { createEngine } from '../../src/detect/detect.ts';
import { RULE_SET } from '../../src/generated/rule-set.ts';
import { RULE_SOURCES } from '../../src/generated/rule-sources.ts';
import type { Match } from '../../src/model/finding.ts';
import { wholeFragment } from '../../src/model/fragment.ts';
import { expandTemplate } from '../../src/rules/templates.ts';

const CORPUS = fileURLToPath(new URL('corpus/', import.meta.url));
const ENGINE = createEngine(RULE_SET);

interface Lookalike {
  readonly path: string;
  readonly text: string;
}

/**
 * Each file of the corpus holds many: `=== PATH` begins one. `~N~` before a line stands for N of them, in which `\n` is
 * a line end. Tokens are templates, which differ from place to place.
 */
function lookalikes(file: string): Lookalike[] {
  const parts = readFileSync(`${CORPUS}${file}`, 'utf8').split(/^=== (?=[\w.~/-]*[\w/.-]+\.?\w*$)/m);
  return parts.slice(1).map((part) => {
    const end = part.indexOf('\n');
    const path = part.slice(0, end);
    const template = part
      .slice(end + 1)
      .replace(/^~(\d+)~(.*)$/gm, (_whole, count: string, line: string) =>
        Array<string>(Number(count)).fill(line.replaceAll('\\n', '\n')).join('\n'),
      )
      .replaceAll('{jwtio}', () => sampleOfJwtIo())
      .replace(/\{b64:([^}]*)\}/g, (_whole, text: string) => Buffer.from(text).toString('base64'));
    return { path, text: expandTemplate(template, path) };
  });
}

function sampleOfJwtIo(): string {
  const parts = ['{"alg":"HS256","typ":"JWT"}', '{"sub":"1234567890","name":"John Doe","iat":1516239022}'];
  const encoded = parts.map((part) => Buffer.from(part).toString('base64url'));
  return `${encoded.join('.')}.${expandTemplate('{base64url:43}', 'jwt.io')}`;
}

/** What is reported by default. */
function reported(text: string, path: string): Match[] {
  return ENGINE.detect(wholeFragment(Buffer.from(text), { kind: 'file', path })).filter(
    ({ verdict }) => verdict.kind === 'kept' && verdict.confidence !== 'low',
  );
}

const ALL = readdirSync(CORPUS).flatMap(lookalikes);

test('there are many look-alikes, no two under the same path', () => {
  expect(ALL.length).toBeGreaterThanOrEqual(100);
  expect(new Set(ALL.map(({ path }) => path)).size).toBe(ALL.length);
});

test.each(ALL.map(({ path, text }) => [path, text]))('nothing is found in %s', (path, text) => {
  const lines = reported(text, path).map(({ rule, start, secret }) => {
    const before = Buffer.from(text).subarray(0, start).toString();
    const line = before.split('\n').length;
    return `${path}:${line} ${rule.id}: ${before.slice(before.lastIndexOf('\n') + 1).slice(-60)}[${secret.slice(0, 60)}]`;
  });
  expect(lines).toEqual([]);
});

const NEAR = [...RULE_SET.rules].filter(({ specificity }) => specificity === 2);

/** A value that the rule takes, and the name that stands near it. */
function sampleOf(id: string): { readonly name: string; readonly value: string } | undefined {
  const source = RULE_SOURCES.find((rule) => rule.id === id);
  for (const [index, template] of (source?.examples ?? []).entries()) {
    const text = expandTemplate(template, `${id}/example/${index}`);
    const match = reported(text, 'a.txt').find(({ rule }) => rule.id === id);
    const name = source?.keywords.find((keyword) => text.toLowerCase().includes(keyword.toLowerCase()));
    if (match && name !== undefined && /^[\w-]+$/.test(name) && !match.secret.includes(':'))
      return { name, value: match.secret };
  }
  return undefined;
}

const SAMPLES = NEAR.flatMap((rule) => {
  const sample = sampleOf(rule.id);
  return sample === undefined ? [] : [{ id: rule.id, ...sample }];
});

test.each([
  ['<name>_commit = "<value>"'],
  ['"<name>_sha256": "<value>"'],
  ['const <name>_etag = "<value>";'],
  ['<name> was built from commit <value>'],
  ['# <name>: the patch of the auth path <value>'],
  ['<name>_trace: <value>'],
  ['{ "name": "<name>", "author": "<value>" }'],
  ['<name>_cache_key=<value>'],
  ['<name>.fingerprint: <value>'],
  ['add("<name>_commit", "<value>")'],
])('no rule takes what stands near its name for a credential: %s', (line) => {
  const wrong = SAMPLES.flatMap(({ id, name, value }) =>
    reported(line.replace('<name>', name).replace('<value>', value), 'a.txt')
      .filter(({ rule }) => rule.specificity === 2)
      .map(({ rule }) => `${id}: ${rule.id}`),
  );
  expect(SAMPLES.length).toBeGreaterThan(500);
  expect(wrong).toEqual([]);
});
