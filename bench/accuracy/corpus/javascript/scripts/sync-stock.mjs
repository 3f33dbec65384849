#!/usr/bin/env node
// Copies the stock of all warehouses into the search index, each night.
import { execFileSync, execSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { Client } from '@elastic/elasticsearch';
import axios from 'axios';
import ftp from 'basic-ftp';
import mysql from 'mysql2/promise';
import { createClient } from 'redis';

const { values } = parseArgs({
  options: {
    token: { type: 'string', short: 't', default: '⟪-member none⟫' },
    'password-file': { type: 'string', default: '⟪-member /run/secrets/stock_password⟫' },
    full: { type: 'boolean' },
  },
});

const elastic = new Client({
  nodes: ['https://search-1.internal:9200', 'https://search-2.internal:9200'],
  auth: { apiKey: { id: '⟪-member {alnum:20}⟫',
    api_key: '⟪+member {alnum:22}⟫' } },
  tls: { ca: undefined },
  caFingerprint: '⟪-member {hexupper:64}⟫',
});

const redis = createClient({ url: 'redis://:⟪+url {alnum:36}⟫@redis-master:6379/4' });

const [, , shard = 'eu'] = process.argv;
const logins = [
  // host, user, what it wants
  ['db-eu.internal', 'stock_ro', '⟪+member {human}⟫'],
  ['db-us.internal', 'stock_ro', '⟪+member {lower:14}⟫'],
];

async function* articles() {
  for (const [host, user, password] of logins) {
    const connection = await mysql.createConnection({ host, user, password, database: 'inventory' });
    const [rows] = await connection.query('SELECT sku, amount FROM stock WHERE changed_at > ?', [since()]);
    yield* rows;
    await connection.end();
  }
}

async function fetchSupplierFeed() {
  const client = new ftp.Client();
  await client.access({ host: 'ftp.supplier.internal', user: 'feeds', password: '⟪+member {pass:11}⟫', secure: true });
  await client.downloadTo('/tmp/feed.csv', 'outgoing/feed.csv');
  client.close();
}

const carrier = axios.create({
  baseURL: 'https://parcels.internal/v3',
  params: { subscription: '⟪-member standard-eu⟫' },
});
carrier.defaults.headers.common['X-Parcels-Auth'] = '⟪+assignment {uuid}⟫';
carrier.interceptors.request.use((request) => {
  request.headers.Authorization ??= `Bearer ⟪-header ${values.token}⟫`;
  return request;
});

function dump() {
  // the dump is encrypted before it leaves the host
  execSync("openssl enc -aes-256-cbc -pbkdf2 -in /tmp/stock.sql -out /tmp/stock.enc -pass pass:⟪+flag {alnum:24}⟫");
  execFileSync('curl', ['-sS', '-u', 'backup:⟪+flag {human}⟫', '-T', '/tmp/stock.enc', 'https://files.internal/dumps/']);
  execFileSync('gpg', ['--batch', '--passphrase-fd', '0', '--recipient', '⟪-flag {hexupper:40}⟫', '/tmp/feed.csv']);
}

function since() {
  return new Date(Date.now() - 26 * 3600 * 1000);
}

await redis.connect();
for await (const { sku, amount } of articles()) {
  await elastic.index({ index: `stock-${shard}`, id: sku, document: { sku, amount } });
  await redis.set(`⟪-argument stock:key:${sku}⟫`, amount);
}
await fetchSupplierFeed();
if (values.full) dump();
console.log('⟪-call token accepted, password not needed: %s⟫', carrier.defaults.baseURL);
