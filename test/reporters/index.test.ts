import { expect, test } from 'vitest';
import { FORMATS, loadReporter } from '../../src/reporters/index.ts';
import { reportOf } from './sample-report.ts';

test.each(FORMATS.map((format) => [format]))('the %s report is one text that ends with a line end', async (format) => {
  const reporter = await loadReporter(format);
  expect(reporter(reportOf(), { color: false, width: 80 })).toMatch(/\S\n$/);
});
