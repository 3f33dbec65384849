/**
 * What the credential is called, such as api_key.
 * @typedef {object} Key
 * @property {string} snake
 * @property {string} env
 * @property {string} kebab
 * @property {string} camel
 * @property {string} pascal
 * @property {string} words
 */

export const KEYS = ['api_key', 'token', 'api_token', 'secret', 'access_token', 'key', 'secret_key', 'auth_token'].map(
  keyOf,
);

/** @returns {Key} */
function keyOf(snake) {
  const words = snake.split('_');
  const pascal = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return {
    snake,
    env: snake.toUpperCase(),
    kebab: words.join('-'),
    camel: pascal.charAt(0).toLowerCase() + pascal.slice(1),
    pascal,
    words: words.map((word) => (word === 'api' ? 'API' : word)).join(' '),
  };
}

/**
 * What the credential of a rule is called: acme-api-key finds an api_key. Ids that end in something else than a kind of
 * credential tell nothing.
 * @returns {Key}
 */
export function keyOfRule(id, provider) {
  const words = id
    .slice(provider.length + 1)
    .split('-')
    .filter((word) => !/^(?:legacy|named|v\d|url|header)$/.test(word));
  return /^(?:key|token|secret|password|id|pat)$/.test(words.at(-1) ?? '') ? keyOf(words.join('_')) : keyOf('api_key');
}
