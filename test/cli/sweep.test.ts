import { expect, test } from 'vitest';
import { expandTemplate } from '../../src/rules/templates.ts';
import { temporaryRepository } from '../git/temporary-repository.ts';
import { jsonReport } from './run.ts';

const LINE = `const box = open("${expandTemplate('x1{alnum:38}', 'sweep')}");\n`;

test.each([['scan'], ['history'], ['staged']])(
  'a rule without keywords runs in %s where low confidence is asked for, and only there',
  (command) => {
    const repository = temporaryRepository();
    repository.commit('b.txt', 'clean\n');
    if (command === 'staged') {
      repository.write('a.js', LINE);
      repository.git('add', '.');
    } else repository.commit('a.js', LINE);
    const found = (level: string) =>
      jsonReport([command, '--confidence', level], { cwd: repository.directory }).findings.map(({ ruleId }) => ruleId);
    expect(found('low')).toEqual(['generic-random-literal']);
    expect(found('medium')).toEqual([]);
  },
);
