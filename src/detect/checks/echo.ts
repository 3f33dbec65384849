import { type Check, dismiss, doubt } from './check.ts';
import { wordsOf } from './key-name.ts';

/** A value that says its key again, as in password: "password" or apiKey: "my-api-key". */
export const echo: Check = ({ secret, assignment }) => {
  if (assignment === undefined) return undefined;
  const value = secret.toLowerCase().replace(/[^a-z0-9]/g, '');
  const key = wordsOf(assignment.key.split('.').at(-1) ?? '');
  if (value === key.join('') || value === key.at(-1)) return doubt('low', 'it only says its key again');
  const keyless = key.reduce((rest, word) => rest.replace(word, ''), value);
  return keyless.length < value.length &&
    /^(?:my|the|your|a|some|test|foo|bar|user|new|old|default|value|string|admin|root|db|app|is|this|1|12|123|1234)*\d?$/.test(
      keyless,
    )
    ? dismiss('it only says its key again')
    : undefined;
};
