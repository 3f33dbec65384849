import { expect, test } from 'vitest';
import { grafanaTokenChecksum } from '../../../src/detect/checks/grafana-checksum.ts';
import { expandTemplate } from '../../../src/rules/templates.ts';
import { opinionOf } from './candidate.ts';

test.each<[opinion: string, what: string, value: string]>([
  ['proof', 'a right checksum', 'glsa_{alnum:32}_{grafana-checksum}'],
  ['dismiss', 'a wrong checksum', 'glsa_{alnum:32}_{hex:8}'],
])('%s: %s', (opinion, _what, value) => {
  expect(opinionOf(grafanaTokenChecksum, expandTemplate(value, 'check'))).toBe(opinion);
});
