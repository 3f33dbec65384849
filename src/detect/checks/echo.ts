import { type Check, dismiss, doubt, type Opinion } from './check.ts';
import { isDressedUp, withLetters } from './common.ts';
import { wordsOf } from './words.ts';

const FILLERS =
  /^(?:my|the|your|a|some|kind|of|test|foo|bar|user|new|old|default|value|string|admin|root|db|app|is|this|ok|top|super|secret|1|12|123|1234)*\d?$/;

/** A value that says its key again, as in password: "password", apiKey: "my-api-key" or password: "top-p4ssw0rd". */
export const echo: Check = ({ secret, assignment }) => {
  if (assignment === undefined) return undefined;
  const key = wordsOf(assignment.key.split('.').at(-1) ?? '');
  const opinion = echoOf(key, secret) ?? echoOf(key, withLetters(secret));
  // minio123, Password123: people do log in with these.
  return opinion?.kind === 'doubt' && isDressedUp(secret, assignment.key) ? doubt('medium', opinion.reason) : opinion;
};

function echoOf(key: readonly string[], text: string): Opinion | undefined {
  const value = text.toLowerCase().replace(/[^a-z0-9]/g, '');
  if (value === key.join('') || value === key.at(-1)) return doubt('low', 'it only says its key again');
  const keyless = key.reduce((rest, word) => rest.replace(word, ''), value);
  if (keyless.length === value.length || !FILLERS.test(keyless)) return undefined;
  return /[a-z]\d{2,4}$/.test(value)
    ? doubt('low', 'it only says its key again')
    : dismiss('it only says its key again');
}
