import { type Check, doubt } from './check.ts';

const TRANSLATIONS =
  /(?:^|\/)(?:i18n|l10n|locales?|lang|languages?|translations?|intl)\/|\.(?:po|pot|xlf|arb)$|messages_[a-z]{2}/i;

/** Files of translations are full of keys such as password whose values are words of a language. */
export const translation: Check = ({ path }) =>
  path !== undefined && TRANSLATIONS.test(path) ? doubt('low', 'it stands among translations') : undefined;
