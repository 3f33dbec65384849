# Sourced by the start scripts of the worker: . /opt/worker/deploy/production.env.sh
# shellcheck shell=sh disable=SC2034

export APP_ENV=production
export LOG_LEVEL=info
export TZ=UTC

# --- queue
export RABBITMQ_HOST=mq.prod.internal
export RABBITMQ_USER=worker
export RABBITMQ_PASS=⟪+bare {alnum:20}⟫
export RABBITMQ_QUEUE=⟪-bare password_reset_mails⟫

# --- storage
export AWS_DEFAULT_REGION=eu-north-1
export AWS_SECRET_ACCESS_KEY="⟪+assignment {base64:40}⟫"
export S3_BUCKET=worker-artifacts
export S3_SSE_KEY_ID=⟪-bare {uuid}⟫

# --- models
export OPENAI_ORG=org-forecast
export HF_HOME=/var/cache/hf
export HF_TOKEN=⟪+bare hf_{alpha:34}⟫
export TOKENIZERS_PARALLELISM=false
export MAX_TOKENS=⟪-bare 4096⟫
export PAD_TOKEN='⟪-assignment <|endoftext|>⟫'

# --- database
export DB_HOST=10.2.0.17
export DB_PASSWORD=${DB_PASSWORD:-⟪+bare {human}⟫}
export DATABASE_URL="postgres://worker:⟪-url ${DB_PASSWORD}⟫@$DB_HOST/jobs"

# --- errors
export SENTRY_DSN=https://⟪-url {hex:32}⟫@sentry.prod.internal/17
export SENTRY_AUTH_TOKEN=⟪+bare {hex:64}⟫
export SENTRY_RELEASE=⟪-bare {hex:40}⟫

# --- signing
export SIGNING_KEY_FILE=/run/secrets/signing.pem
export SIGNING_KEY_PASSPHRASE='⟪+assignment {phrase}⟫'
export GPG_FINGERPRINT=⟪-bare {hexupper:40}⟫

# only for the old cron jobs, remove after the release of May
#export LEGACY_PASSWD=⟪+comment {lowernum:11}⟫

worker_token() {
  cat "⟪-argument ${WORKER_TOKEN_FILE:-/run/secrets/worker_token}⟫"
}
