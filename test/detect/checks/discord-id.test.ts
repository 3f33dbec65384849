import { expect, test } from 'vitest';
import { discordId } from '../../../src/detect/checks/discord-id.ts';
import { expandTemplate } from '../../../src/rules/templates.ts';
import { opinionOf, reasonOf } from './candidate.ts';

test.each<[opinion: string, what: string, value: string]>([
  ['support high', 'the id of a bot', '{discord-id}.G{alnum:5}.{alnum:38}'],
  ['doubt medium', 'no id', 'MT{alnum:24}.G{alnum:5}.{alnum:38}'],
  ['support low', 'a webhook', '/api/webhooks/175928847299117063/{alnum:68}'],
])('%s: %s', (opinion, _what, value) => {
  expect(opinionOf(discordId, expandTemplate(value, 'check'))).toBe(opinion);
});

test.each<[reason: string, value: string]>([
  ['webhook 175928847299117063, made on 2016-04-30', '/api/webhooks/175928847299117063/{alnum:68}'],
  ['it belongs to bot 175928847299117063, made on 2016-04-30', 'MTc1OTI4ODQ3Mjk5MTE3MDYz.G{alnum:5}.{alnum:38}'],
])('it says: %s', (reason, value) => {
  expect(reasonOf(discordId, expandTemplate(value, 'check'))).toBe(reason);
});
