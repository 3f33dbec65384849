import { evidenceBits, RANDOM_BITS } from '../evidence.ts';
import { type Check, doubt } from './check.ts';

const TRANSLATIONS =
  /(?:^|\/)(?:i18n|l10n|locales?|lang|languages?|translations?|intl)\/|\.(?:po|pot|xlf|xliff|arb|resx|strings)$|\/strings\.xml$|messages_[a-z]{2}/i;

/** Files of translations are full of keys such as password whose values are words of a language. */
export const translation: Check = ({ path, secret }) =>
  path !== undefined && TRANSLATIONS.test(path) && evidenceBits(secret) < RANDOM_BITS
    ? doubt('low', 'it stands among translations')
    : undefined;
