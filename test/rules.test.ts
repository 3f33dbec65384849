import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { Rule } from '../src/model/rule.ts';
import { testRules } from '../src/rule-self-test.ts';
import { parseRules } from '../src/rules/parse.ts';
import { expandTemplate } from '../src/rules/templates.ts';

const DIRECTORY = new URL('../rules/', import.meta.url);
const FILES = readdirSync(fileURLToPath(DIRECTORY)).filter((name) => name.endsWith('.yaml'));
const RULES = new Map(FILES.map((name) => [name, parseRules(readFileSync(new URL(name, DIRECTORY), 'utf8'), name)]));
const ALL = [...RULES.values()].flat();

/** The rules whose example has none of their keywords, which then never wake them. */
function withoutKeyword({ id, keywords, foldKeywords, examples }: Rule): string[] {
  return examples.flatMap((template, index) => {
    const text = expandTemplate(template, `${id}/example/${index}`);
    const found = keywords.some((keyword) =>
      foldKeywords ? text.toLowerCase().includes(keyword.toLowerCase()) : text.includes(keyword),
    );
    return found ? [] : [`${id}: ${template}`];
  });
}

test('there are many rules, and no two have the same id', () => {
  const ids = ALL.map(({ id }) => id);
  expect(ids.length).toBeGreaterThanOrEqual(120);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});

test('every rule finds its examples, and none finds a negative, where all rules run together', () => {
  expect(testRules(ALL)).toEqual([]);
});

test.each([...RULES])('%s: its rules find their own examples and are whole', (file, rules) => {
  expect(rules).not.toHaveLength(0);
  expect(testRules(rules)).toEqual([]);
  expect(rules.filter(({ sweeps }) => !sweeps).flatMap(withoutKeyword)).toEqual([]);
  for (const { provider, examples, negatives, references, remediation, id } of rules) {
    // A provider of many kinds of rules has a file for each kind: generic-commands.yaml.
    expect(file.replace(/\.yaml$/, '').startsWith(`${provider}-`) || file === `${provider}.yaml`, id).toBe(true);
    expect(examples.length, id).toBeGreaterThanOrEqual(2);
    expect(negatives.length, id).toBeGreaterThanOrEqual(2);
    expect(references.length, id).toBeGreaterThanOrEqual(1);
    for (const reference of references) expect(new URL(reference).protocol, id).toBe('https:');
    expect(remediation, id).toMatch(/\p{L}{3}.*\p{L}{3}/su);
  }
});
