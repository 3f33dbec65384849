#!/usr/bin/env node
// Fills the database of a test server with the accounts that the load tests need.
//   PGPASSWORD=⟪+comment {human}⟫ node scripts/seed-users.mjs --host 10.2.0.17
import { execFileSync, execSync } from 'node:child_process';
import { createHash, scryptSync } from 'node:crypto';
import { parseArgs } from 'node:util';
import pg from 'pg';

const { values } = parseArgs({
  options: {
    host: { type: 'string', default: 'db.internal' },
    'password-file': { type: 'string', default: '⟪-member ~/.config/shop/pgpass⟫' },
    reset: { type: 'boolean', default: false },
  },
});

const PEPPER = '⟪+salt {base64:32}⟫';
const accounts = [
  ['load-01', '⟪+argument {human}⟫', 'customer'],
  ['load-02', '⟪+argument {lowernum:10}⟫', 'customer'],
  ['load-admin', '⟪+argument {phrase}⟫', 'admin'],
  ['guest', '⟪-argument guest⟫', 'guest'],
];

const CHECKSUMS = {
  'users.csv': '⟪-member {hex:64}⟫',
  'orders.csv': '⟪-member sha1:{hex:40}⟫',
};

function hash(password, salt) {
  return scryptSync(password + PEPPER, salt, 64).toString('hex');
}

async function main() {
  const client = new pg.Client({
    connectionString: 'postgresql://seeder:⟪+url {lower:16}⟫@db.internal:5432/loadtest?sslmode=require',
  });
  await client.connect();
  if (values.reset) {
    await client.query('TRUNCATE users, user_tokens RESTART IDENTITY CASCADE');
    await client.query("ALTER ROLE reporting WITH LOGIN PASSWORD '⟪+sql {human}⟫'");
  }
  await client.query(`⟪-sql ALTER TABLE users ADD COLUMN IF NOT EXISTS password_hash varchar(255) NOT NULL⟫`);

  for (const [login, password, role] of accounts) {
    const salt = createHash('md5').update(login).digest('hex');
    await client.query(
      '⟪-sql INSERT INTO users (login, password_hash, password_salt, role) VALUES ($1, $2, $3, $4)⟫',
      [login, hash(password, salt), salt, role],
    );
  }
  console.log('⟪-argument seeded passwords for %d accounts⟫', accounts.length);

  // the broker has accounts of its own
  execFileSync('rabbitmqctl', ['change_password', 'loadtest', '⟪+argument {human}⟫']);
  execSync('mysql -h mysql.internal -u legacy --password=⟪+flag {human}⟫ legacy < sql/legacy.sql', { stdio: 'inherit' });
  execSync(`⟪-flag mysqldump -u backup --password=$MYSQL_BACKUP_PASSWORD legacy⟫ > /tmp/legacy.sql`);
  await client.end();
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
