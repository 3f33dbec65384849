// The labelled files of corpus/. In them a value is marked as ⟪+carrier template⟫ where it is a secret and as
// ⟪-carrier text⟫ where it only looks like one; the marks are taken out before a scanner sees the file.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { importSource } from '../../scripts/bundle.js';
import { expandSecrets } from './secrets.js';

/** How a value stands in its file. */
export const CARRIERS = [
  'argument', // connect(host, user, "..."), password="..." as a named argument
  'assignment', // quoted, in a program or a configuration
  'bare', // without quotes: YAML, .env, properties, INI
  'call', // setPassword("..."), Some("..."), String("...")
  'comment',
  'comparison', // password == "..."
  'connection', // Server=...;Password=...; JDBC, ODBC, libpq
  'cookie',
  'credentials-file', // .pgpass, .netrc, .git-credentials, .my.cnf, htpasswd
  'escaped', // JSON or a program text inside a string
  'flag', // --password ..., -p ..., -password pass:...
  'folded', // in parts that are put together
  'hash', // of a password: bcrypt, argon2, crypt
  'header',
  'key-block', // PEM
  'member', // of an object: JSON, YAML flow, HCL
  'notebook',
  'oauth-list', // oauth_token="..."
  'prose',
  'query',
  'salt',
  'seed', // of one-time passwords
  'sql',
  'url', // user:...@host
  'xml',
];

const MARK = /⟪([+-])([a-z-]+) ([^⟫]*)⟫/g;
const ROOT = fileURLToPath(new URL('./corpus', import.meta.url));
const CARRIER_NAMES = new Set(CARRIERS);

/**
 * @typedef {object} Label
 * @property {boolean} secret
 * @property {string} carrier
 * @property {number} line of its first character, from 1
 * @property {number} endLine of its last one
 * @property {string} template as it is marked, before it is expanded
 * @property {string} value of all parts where it is put together
 */
/**
 * @typedef {object} LabelledFile
 * @property {string} path the folder of its format first
 * @property {string} format
 * @property {'tune' | 'report'} half which of the halves it belongs to, by the hash of its path
 * @property {string} text without marks
 * @property {readonly Label[]} labels
 */

/** @returns {Promise<LabelledFile[]>} */
export async function readCorpus(root = ROOT) {
  const { expandTemplate } = await importSource('src/rules/templates.ts');
  const expand = (template, seed) => expandTemplate(expandSecrets(template, seed), seed);
  return [...filesBelow(root, '')].sort().map((path) => readFile(root, path, expand));
}

function readFile(root, path, expand) {
  const marked = readFileSync(join(root, path), 'utf8');
  const labels = [];
  let text = '';
  let from = 0;
  for (const { 0: whole, 1: sign, 2: carrier, 3: template, index } of marked.matchAll(MARK)) {
    if (!CARRIER_NAMES.has(carrier)) throw new Error(`${path}: there is no carrier "${carrier}"`);
    text += marked.slice(from, index);
    from = index + whole.length;
    const value = expand(template, `${path} ${index}`);
    if (value.trim() === '') throw new Error(`${path}: an empty value`);
    const line = countLines(text);
    text += value;
    const label = { secret: sign === '+', carrier, line, endLine: countLines(text), template, value };
    if (!goesOn(labels.at(-1), label)) labels.push(label);
    else lengthen(labels.at(-1), label);
  }
  text += marked.slice(from);
  const broken = /[⟪⟫]/.exec(text);
  if (broken !== null)
    throw new Error(`${path}:${countLines(text.slice(0, broken.index))}: a mark that cannot be read`);
  const lines = new Map();
  for (const { line, secret } of labels) {
    if ((lines.get(line) ?? secret) !== secret) throw new Error(`${path}:${line}: a secret and no secret on one line`);
    lines.set(line, secret);
  }
  return { path, format: path.slice(0, path.indexOf('/')), half: halfOf(path), text, labels };
}

/** The parts of a secret that is put together are one secret. */
function goesOn(last, { secret, carrier, line }) {
  return last?.carrier === 'folded' && carrier === 'folded' && last.secret && secret && line <= last.endLine + 1;
}

function lengthen(label, { endLine, template, value }) {
  label.endLine = endLine;
  label.template += template;
  label.value += value;
}

function countLines(text) {
  return text.split('\n').length;
}

/** By a hash, so that a new file moves no other. */
export function halfOf(path) {
  return createHash('sha256').update(path).digest()[0] % 2 === 0 ? 'tune' : 'report';
}

function* filesBelow(root, folder) {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) yield* filesBelow(root, path);
    else yield path;
  }
}
