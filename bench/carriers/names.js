/**
 * How a provider's name is written where it is part of a larger one.
 * @typedef {object} Names
 * @property {string} env ACME_CLOUD
 * @property {string} snake acme_cloud
 * @property {string} kebab acme-cloud
 * @property {string} camel acmeCloud
 * @property {string} pascal AcmeCloud
 * @property {string} title Acme Cloud
 * @property {string} flat acmecloud
 */

/**
 * The ways to write the name of a provider: as its id has it, and by the words of its name for people where these give
 * the same id.
 * @param {string} id
 * @param {string} name
 * @returns {readonly Names[]}
 */
export function namesOf(id, name) {
  const plain = id.split('-');
  const flat = plain.join('');
  const written = wordsOf(name);
  const title = written.join('').toLowerCase() === flat ? name : titleOf(plain);
  const words = [plain, written, camelWords(written)].filter((parts) => parts.join('').toLowerCase() === flat);
  const forms = new Map(words.map((parts) => [parts.join('_').toLowerCase(), parts.map((part) => part.toLowerCase())]));
  return [...forms.values()].map((parts) => ({
    env: parts.join('_').toUpperCase(),
    snake: parts.join('_'),
    kebab: parts.join('-'),
    camel: parts[0] + parts.slice(1).map(capital).join(''),
    pascal: parts.map(capital).join(''),
    title,
    flat,
  }));
}

function wordsOf(name) {
  const words = name.replace(/\([^)]*\)/g, '').match(/[A-Za-z0-9]+/g) ?? [];
  return words.at(-1) === 'API' && words.length > 1 ? words.slice(0, -1) : words;
}

/** PandaDoc is written panda_doc by some; OpenAI is not open_a_i. */
function camelWords(words) {
  return words.flatMap((word) =>
    /^(?:[A-Z][a-z]{2,}){2,}$/.test(word) ? (word.match(/[A-Z][a-z]+/g) ?? [word]) : [word],
  );
}

function titleOf(parts) {
  return parts.map(capital).join(' ');
}

function capital(word) {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
