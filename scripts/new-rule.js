// Writes the skeleton of a rule file: `npm run new-rule acme` gives rules/acme.yaml. What only its author can know is left
// empty, and the loader names each such place until it is filled.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = 'rules';
const NAME = /^[a-z0-9]+(-[a-z0-9]+)*$/;

function skeleton(provider) {
  const title = provider.replace(/(^|-)([a-z])/g, (_all, dash, letter) => (dash && ' ') + letter.toUpperCase());
  return `provider: ${provider}
name: ${title}
# The vendor's pages that describe the format.
references:
# What to revoke and where, and what to look at afterwards.
remediation:
rules:
  - id: ${provider}-api-key
    name: ${title} API key
    # low, medium, high or critical: what it opens when it is real.
    severity:
    # Literals of 3 bytes or more, one of which stands in every match; rare ones are fast.
    keywords:
    # An expression that begins with the keyword and has bounded repetitions; group 1 is the secret.
    pattern:
    # Two or more of each. Tokens are templates: '{alnum:32}', '{hex:40}', '{uuid}'.
    examples:
    negatives:
`;
}

function fail(message, hint) {
  console.error(`${message}\n  ${hint}`);
  process.exitCode = 2;
}

function main([name, ...more]) {
  if (name === undefined || more.length > 0) return fail('one name is needed', 'Write npm run new-rule acme');
  if (!NAME.test(name)) return fail(`"${name}" is not in kebab-case`, 'Write the provider as in new-rule acme-cloud');
  const file = join(FOLDER, `${name}.yaml`);
  try {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(file, skeleton(name), { flag: 'wx' });
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return fail(`${file} is there already`, 'Add a rule to it: docs/rules.md describes every key');
  }
  console.log(`${file} is written. Next:

  1. Fill in what is empty; docs/rules.md describes every key, rules/npm.yaml is a short model.
  2. node bin/keepmum.js rules test ${file}
  3. npm run build && node bin/keepmum.js rules test
  4. npm test`);
}

main(process.argv.slice(2));
