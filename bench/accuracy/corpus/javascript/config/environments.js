'use strict';

// Settings of the shop for each environment. Everything that differs between two machines of the same
// environment comes from the process environment, the rest is kept here.
const path = require('path');
const { merge } = require('lodash');

const base = {
  port: Number(process.env.PORT) || 8080,
  root: path.resolve(__dirname, '..'),
  logLevel: 'info',
  session: {
    name: 'shop.sid',
    ttl: 14 * 24 * 3600,
    cookie: { secure: true, httpOnly: true, sameSite: 'lax' },
    csrfHeader: '⟪-member X-CSRF-Token⟫',
    store: 'redis',
  },
  passwordPolicy: { minLength: 12, requireDigits: true, resetPath: '⟪-member /account/password/reset⟫' },
  search: { index: 'products-v7', host: 'http://search.internal:9200' },
};

const environments = {
  development: {
    db: {
      user: 'shop_dev',
      password: '⟪-member changeme⟫',
      host: '127.0.0.1',
      name: 'shop_dev',
    },
    session: { secret: '⟪-member not-a-secret⟫' },
    stripe: { key: process.env.STRIPE_KEY, publishable: '⟪-member pk_test_{alnum:24}⟫' },
  },

  staging: {
    db: {
      user: 'shop_stage',
      password: '⟪+member {human}⟫',
      host: '10.2.0.17',
      name: 'shop_stage',
    },
    session: { secret: '⟪+member {hex:64}⟫' },
    redisUrl: 'redis://:⟪+url {lowernum:20}⟫@redis-master:6379/2',
    stripe: {
      key: '⟪+member sk_test_{alnum:24}⟫',
      webhook_secret: '⟪+member whsec_{alnum:32}⟫',
    },
    search: { auth: { username: 'indexer', password: '⟪+member {lower:14}⟫' } },
  },

  production: {
    db: {
      user: 'shop',
      password: process.env.SHOP_DB_PASSWORD,
      host: 'db.internal',
      name: 'shop',
      sslRootCert: '⟪-member /etc/ssl/private/shop-db-ca.pem⟫',
    },
    session: {
      // rotated on every release, the first one signs, all of them verify
      secret: [
        '⟪+member {base64url:43}⟫',
        '⟪+member {base64url:43}⟫',
      ],
    },
    redisUrl: `⟪-url redis://:${process.env.REDIS_PASSWORD}@redis-master:6379/0⟫`,
    release: '⟪-member {hex:40}⟫',
    analytics: { measurementId: '⟪-member G-{uppernum:10}⟫', debug: false },
  },
};

const name = process.env.NODE_ENV || 'development';
if (!Object.prototype.hasOwnProperty.call(environments, name)) {
  throw new Error(`There are no settings for the environment "${name}"`);
}

module.exports = merge({}, base, environments[name], { name });
