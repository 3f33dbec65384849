import { expect, test } from 'vitest';
import { namedParts } from '../../../src/detect/checks/named-parts.ts';
import { expandTemplate } from '../../../src/rules/templates.ts';
import { opinionOf, reasonOf } from './candidate.ts';

test.each<[opinion: string, what: string, value: string]>([
  ['support low', 'a bot', '123456789:AA{alnum:33}'],
  ['nothing', 'no part with a name', '{alnum:40}'],
])('%s: %s', (opinion, _what, value) => {
  expect(opinionOf(namedParts, expandTemplate(value, 'check'))).toBe(opinion);
});

test.each<[reason: string, value: string]>([
  ['it belongs to bot 123456789', '123456789:AA{alnum:33}'],
  ['its data centre is us14', '{hex:32}-us14'],
  ['issued for GitHub App 123456', 'ghs_123456_{jwt}'],
  ['it belongs to app A1B2C3D4E5F', 'xapp-1-A1B2C3D4E5F-{digit:13}-{hex:64}'],
  ['for workspace T1B2C3D4', 'hooks.slack.com/services/T1B2C3D4/B{uppernum:8}/{alnum:24}'],
])('it says: %s', (reason, value) => {
  expect(reasonOf(namedParts, expandTemplate(value, 'check'))).toBe(reason);
});
