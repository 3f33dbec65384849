import { expect, test } from 'vitest';
import { readRuleDocuments } from '../../src/generated/rule-documents.ts';
import { storeDocuments, storedDocuments } from '../../src/rules/documents.ts';

const ALL = readRuleDocuments();

test('documents of rules are the same after they were stored', () => {
  const odd = ALL.slice(0, 2).map((rule) => ({ ...rule, description: 'Schlüssel "a"\n\u2028 \u{1f511}' }));
  expect(storedDocuments(storeDocuments(odd))).toEqual(odd);
});

test('those of some rules are read by their ids, whatever other ids begin like them', () => {
  const ids = ['aws-access-key-id', 'aws-access-key', 'nobody-key', 'jwt'];
  expect(readRuleDocuments(ids)).toEqual(['aws-access-key-id', 'jwt'].map((id) => ALL.find((rule) => rule.id === id)));
});
