// Whether the files of the corpus can be read, and how many labels each format has: node bench/accuracy/check.js
import { readCorpus } from './corpus.js';

const counts = new Map();
for (const { format, labels } of await readCorpus()) {
  const count = counts.get(format) ?? { files: 0, secrets: 0, others: 0 };
  count.files++;
  for (const { secret } of labels) count[secret ? 'secrets' : 'others']++;
  counts.set(format, count);
}
for (const [format, { files, secrets, others }] of counts)
  console.log(`${format.padEnd(16)} ${files} files, ${secrets} secrets, ${others} others`);
