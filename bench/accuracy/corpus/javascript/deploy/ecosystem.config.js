// pm2 start deploy/ecosystem.config.js --only gateway
const defaults = {
  instances: 'max',
  exec_mode: 'cluster',
  max_memory_restart: '512M',
  merge_logs: true,
};

// AWS shows a key pair once only, the one of the deploy user was made in two steps
const awsSecret =
  '⟪+folded {alnum:20}⟫' +
  '⟪+folded {alnum:20}⟫';

const vaultRole = '⟪-assignment {uuid}⟫';

module.exports = {
  apps: [
    {
      ...defaults,
      name: 'gateway',
      script: 'src/gateway/main.js',
      env: {
        NODE_ENV: 'production',
        JWT_SECRET: '⟪+member {base64:43}=⟫',
        JWT_PUBLIC_KEY_FILE: '⟪-member /etc/gateway/jwt-public.pem⟫',
        TOKEN_URL: '⟪-member https://id.prod.internal/oauth2/token⟫',
        OAUTH_CLIENT_ID: '⟪-member gateway-{lowernum:12}⟫',
        OAUTH_CLIENT_SECRET: '⟪+member {alnum:32}⟫',
        AWS_REGION: 'eu-central-1',
        AWS_ACCESS_KEY_ID: '⟪+member AKIA{base32:16}⟫',
        AWS_SECRET_ACCESS_KEY: awsSecret,
      },
    },
    {
      ...defaults,
      name: 'worker',
      script: 'src/worker/main.js',
      instances: 2,
      env: {
        NODE_ENV: 'production',
        AMQP_URL: 'amqps://worker:⟪+url {alpha:13}⟫@mq.prod.internal:5671/jobs',
        QUEUE_NAME: '⟪-member password-reset-mails⟫',
        VAULT_ADDR: 'https://vault.prod.internal:8200',
        VAULT_ROLE_ID: vaultRole,
        VAULT_TOKEN: '⟪+member hvs.{base64url:24}⟫',
        MONGO_PASSWORD: '⟪-member vault:secret/data/worker#mongo_password⟫',
        SENTRY_DSN: '⟪-member https://{hex:32}@sentry.prod.internal/14⟫',
      },
    },
    {
      ...defaults,
      name: 'metrics',
      script: 'src/metrics/main.js',
      instances: 1,
      // basic auth of the exporter, the same as in prometheus.yml
      args: '--listen 0.0.0.0:9464 --auth-user prometheus --auth-password ⟪+flag {alpha:15}⟫',
      env: {
        GRAFANA_CREDENTIALS: JSON.parse('{"user":"deploy","password":"⟪+escaped {pass:18}⟫"}').password,
        GRAFANA_API_KEY: process.env.GRAFANA_API_KEY || '⟪-member your-grafana-api-key⟫',
        DASHBOARD_UID: '⟪-member {lowernum:14}⟫',
      },
    },
  ],

  deploy: {
    production: {
      user: 'deploy',
      host: ['10.2.0.31', '10.2.0.32'],
      ref: 'origin/main',
      repo: '⟪-member git@git.prod.internal:shop/gateway.git⟫',
      path: '/srv/gateway',
      key: '⟪-member ~/.ssh/id_ed25519_deploy⟫',
      'post-deploy': 'npm ci && pm2 reload deploy/ecosystem.config.js --env production',
    },
  },
};
