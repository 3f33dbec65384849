// Trains the character model of src/tokens/bigrams.ts on the words of the source, type and documentation files that the
// project's own development packages ship, and writes src/tokens/bigrams.data.ts. Deterministic for one lockfile.
// Run: node scripts/train-bigrams.js
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = 'node_modules';
const PACKAGES = [
  'typescript',
  '@types',
  'vitest',
  'vite',
  'yaml',
  'simple-git',
  'fast-glob',
  'knip',
  'assemblyscript',
  'fast-check',
];
const TEXT = /(\.d\.[cm]?ts|\.md|\.[cm]?js|\.json)$/;
const ALPHABET = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./ :=+@!$%&*#,;?';
const CLASSES = ALPHABET.length + 1;

function* files(directory) {
  for (const entry of readdirSync(directory, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) yield* files(path);
    else if (entry.isFile() && TEXT.test(entry.name)) yield path;
  }
}

const words = new Map();
for (const name of PACKAGES) {
  for (const path of files(join(ROOT, name))) {
    const text = readFileSync(path, 'latin1');
    for (const line of text.slice(0, 400_000).split('\n')) {
      if (line.length > 300) continue;
      for (const [word] of line.matchAll(/[A-Za-z0-9_\-./:@]{3,40}/g)) words.set(word, (words.get(word) ?? 0) + 1);
    }
  }
}

const classOf = (code) => {
  const index = ALPHABET.indexOf(String.fromCharCode(code));
  return index < 0 ? ALPHABET.length : index;
};
const counts = Array.from({ length: CLASSES }, () => new Float64Array(CLASSES).fill(0.5));
for (const [word, count] of words) {
  const weight = Math.sqrt(count); // each distinct word speaks, frequent ones a little louder
  for (let at = 1; at < word.length; at++)
    counts[classOf(word.charCodeAt(at - 1))][classOf(word.charCodeAt(at))] += weight;
}
const bits = new Uint8Array(CLASSES * CLASSES);
counts.forEach((row, first) => {
  const total = row.reduce((sum, count) => sum + count, 0);
  row.forEach((count, second) => {
    bits[first * CLASSES + second] = Math.min(255, Math.round(-Math.log2(count / total) * 16));
  });
});
writeFileSync(
  'src/tokens/bigrams.data.ts',
  `// Written by scripts/train-bigrams.js: sixteenths of a bit per pair of characters, row by row, in base64.
export const ALPHABET = ${JSON.stringify(ALPHABET)};
export const PAIR_BITS =
  '${Buffer.from(bits).toString('base64')}';
`,
);
console.log(`${words.size} distinct words`);
