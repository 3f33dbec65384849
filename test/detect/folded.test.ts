import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expandTemplate } from '../../src/rules/templates.ts';
import { githubToken, keptIn } from './samples.ts';

const TOKEN = githubToken('folded');
const PASSWORD = expandTemplate('{alnum:24}', 'folded');
const [HEAD, TAIL] = [TOKEN.slice(0, 17), TOKEN.slice(17)];
const [FIRST, SECOND, THIRD] = [PASSWORD.slice(0, 8), PASSWORD.slice(8, 16), PASSWORD.slice(16)];

function found(text: string, path = 'a.js') {
  return keptIn(Buffer.from(text), path).map(({ secret, start, end, decodedFrom }) => ({
    secret,
    text: text.slice(start, end),
    decodedFrom,
  }));
}

test.each([
  ['JavaScript, +', 'a.js', `const t = "${HEAD}" + "${TAIL}";`],
  ['other quotes', 'a.ts', `const t = '${HEAD}' + \`${TAIL}\`;`],
  ['Java over lines', 'A.java', `String t = "${HEAD}"\n    + "${TAIL}";`],
  ['Go over lines', 'a.go', `t := "${HEAD}" +\n\t"${TAIL}"`],
  ['C#', 'A.cs', `var t = @"${HEAD}" + @"${TAIL}";`],
  ['Python, implicit', 'a.py', `t = ("${HEAD}"\n     "${TAIL}")`],
  ['Python with a prefix', 'a.py', `t = f"${HEAD}" f'${TAIL}'`],
  ['Python, a line that goes on', 'a.py', `t = "${HEAD}" \\\n    "${TAIL}"`],
  ['Ruby, <<', 'a.rb', `t = '${HEAD}' << '${TAIL}'`],
  ['PHP, .', 'a.php', `$t = '${HEAD}' . '${TAIL}';`],
  ['Lua, ..', 'a.lua', `local t = "${HEAD}" .. "${TAIL}"`],
  ['Elixir, <>', 'a.ex', `t = "${HEAD}" <> "${TAIL}"`],
  ['SQL, ||', 'a.sql', `SELECT '${HEAD}' || '${TAIL}'`],
  ['shell, side by side', 'a.sh', `T="${HEAD}"'${TAIL}'`],
  ['shell, a line that goes on', 'a.sh', `export T=${HEAD}\\\n${TAIL}\n`],
  ['YAML, a line that goes on', 'a.yml', `t: "${HEAD}\\\n  ${TAIL}"\n`],
  ['a literal in a template', 'a.js', `const t = \`\${'${HEAD}'}${TAIL}\`;`],
  ['join of a list', 'a.js', `const t = ["${HEAD}", "${TAIL}"].join("");`],
  ["join of Python's strings", 'a.py', `t = "".join(["${HEAD}", "${TAIL}"])`],
  ['join in Go', 'a.go', `t := strings.Join([]string{"${HEAD}", "${TAIL}"}, "")`],
  ['implode', 'a.php', `$t = implode('', ['${HEAD}', '${TAIL}']);`],
  ['Fn::Join', 'a.json', `{ "Fn::Join": ["", ["${HEAD}", "${TAIL}"]] }`],
  ['!Join', 'a.yml', `Value: !Join ['', ['${HEAD}', '${TAIL}']]`],
])('a token in two parts is found: %s', (_how, path, text) => {
  const [one, ...more] = found(text, path);
  expect(more).toEqual([]);
  expect(one).toMatchObject({ secret: TOKEN, decodedFrom: ['folded'] });
  expect(one?.text).toContain(HEAD);
  expect(one?.text.endsWith(TAIL)).toBe(true);
});

test('a value of a key is folded as a whole, and found once', () => {
  const text = `password = "${FIRST}" + "${SECOND}"\n  + "${THIRD}"\n`;
  expect(found(text, 'a.py').map(({ secret }) => secret)).toContain(PASSWORD);
});

test('what is put together can be encoded', () => {
  const encoded = Buffer.from(`token = ${TOKEN}`).toString('base64');
  const text = `x = atob("${encoded.slice(0, 30)}" + "${encoded.slice(30)}")`;
  expect(found(text)).toMatchObject([{ secret: TOKEN, decodedFrom: ['folded', 'base64'] }]);
});

test('what stands whole beside a seam is found as it stands', () => {
  expect(found(`x = "${TOKEN}" + "abc123";`)).toMatchObject([{ secret: TOKEN, decodedFrom: [] }]);
});

test.each([
  ['a comma', `f("${HEAD}", "${TAIL}")`],
  ['a list that is not joined', `["${HEAD}", "${TAIL}"]`],
  ['a list that is joined with something', `["${HEAD}", "${TAIL}"].join("-")`],
  ['a name between', `"${HEAD}" + x + "${TAIL}"`],
])('no text is made of %s', (_why, text) => {
  expect(found(text)).toEqual([]);
});

const JOINTS = [
  ['" + "', '"', '"'],
  ["' + '", "'", "'"],
  ['" +\n    "', '"', '"'],
  ["' . '", "'", "'"],
  ['"\n  "', '"', '"'],
  ['\\\n  ', '"', '"'],
] as const;

test('wherever a token is cut, once or twice, it is found', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: TOKEN.length - 3 }),
      fc.integer({ min: 0, max: TOKEN.length }),
      fc.constantFrom(...JOINTS),
      (first, second, [joint, open, close]) => {
        const cuts = second >= first + 3 && second <= TOKEN.length - 3 ? [first, second] : [first];
        const parts = [0, ...cuts].map((from, index) => TOKEN.slice(from, cuts[index]));
        const text = `x = ${open}${parts.join(joint)}${close}\n`;
        const [one, ...more] = found(text, 'a.txt');
        expect(more).toEqual([]);
        // A seam near which no digit or capital stands may come to light when the next one is gone.
        expect(one).toMatchObject({ secret: TOKEN, decodedFrom: expect.arrayContaining(['folded']) });
      },
    ),
    { numRuns: 300 },
  );
});
