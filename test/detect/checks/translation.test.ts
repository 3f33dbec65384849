import { expect, test } from 'vitest';
import { translation } from '../../../src/detect/checks/translation.ts';
import { opinionOf } from './candidate.ts';

test.each<[opinion: string, what: string, value: string, path: string]>([
  ['doubt low', 'a folder of translations', 'x', 'src/i18n/en.json'],
  ['doubt low', 'a folder at the top', 'x', 'locales/de.yml'],
  ['doubt low', 'a catalogue', 'x', 'po/de.po'],
  ['doubt low', 'messages of Java', 'x', 'src/messages_de.properties'],
  ['doubt low', 'strings of an app', 'x', 'ios/de.lproj/Localizable.strings'],
  ['doubt low', 'resources of an app', 'x', 'app/src/main/res/values-de/strings.xml'],
  ['nothing', 'another folder', 'x', 'src/config.json'],
  ['nothing', 'a word in a name', 'x', 'src/language.ts'],
])('%s: %s', (opinion, _what, value, path) => {
  expect(opinionOf(translation, value, { path })).toBe(opinion);
});
