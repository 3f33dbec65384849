import { expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { parseRules } from '../../src/rules/parse.ts';

const START = `provider: demo
name: Demo
remediation: Revoke it.
rules:
  - id: demo-token
    name: Demo token
    severity: high
`;

function mistake(lines: string): string {
  try {
    parseRules(START + lines.replace(/^/gm, '    '), 'demo.yaml');
  } catch (thrown) {
    if (thrown instanceof UserError) return thrown.message;
    throw thrown;
  }
  return 'valid';
}

const PATTERN = "pattern: '\\b(demo_[a-z]{24})\\b'";

test.each([
  [`keywords: [demo_]\n${PATTERN}`, 'valid'],
  [`keywords: [demo_]\n${PATTERN}\nignoreCase: false`, 'valid'],
  ['near: [demo]\nvalue: "[a-z]{24}"', 'valid'],
  ['key: [password]', 'valid'],
  [PATTERN, 'demo.yaml:5: "keywords" is missing'],
  [`keywords: []\n${PATTERN}`, 'demo.yaml:8: "keywords" must not be empty'],
  ['near: []\nvalue: "[a-z]{24}"', 'demo.yaml:8: "near" must not be empty'],
  ['key: []', 'demo.yaml:8: "key" must not be empty'],
  ['near: [demo]\nvalue: "[a-z]{24}"\nkeywords: [demo]', 'demo.yaml:10: "keywords" is for rules with "pattern"'],
  ['key: [password]\nkeywords: [demo]', 'demo.yaml:9: "keywords" is for rules with "pattern"'],
  ['key: [password]\nignoreCase: true', 'demo.yaml:9: "ignoreCase" is for rules with "pattern"'],
  ['key: [password]\nvalue: "[a-z]{24}"', 'demo.yaml:9: "value" is for rules with "near"'],
  [`keywords: [demo_]\n${PATTERN}\nvalue: a`, 'demo.yaml:10: "value" is for rules with "near"'],
  [`keywords: [demo_]\n${PATTERN}\nignoreCase: yes`, 'demo.yaml:10: "ignoreCase" must be true or false'],
  [`keywords: [demo_]\n${PATTERN}\nignoreCase: 1`, 'demo.yaml:10: "ignoreCase" must be true or false'],
])('a rule with %j is told: %s', (lines, told) => {
  expect(mistake(lines)).toBe(told);
});

test('what a wrong expression holds is not told', () => {
  const parse = () => parseRules(`${START}    keywords: [demo_]\n    pattern: '(demo_abc'\n`, 'demo.yaml');
  expect(parse).toThrow(UserError);
  expect(parse).toThrow('demo.yaml:9: "pattern" is not a regular expression');
  expect(parse).not.toThrow(expect.objectContaining({ cause: expect.anything() }));
});
