-- Roles of the PostgreSQL cluster. Idempotent: may run again after a restore.
-- psql -v ON_ERROR_STOP=1 -v reporting_password="$REPORTING_PASSWORD" -f 0003_roles.sql

BEGIN;

DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'game_api') THEN
    CREATE ROLE game_api LOGIN PASSWORD '⟪+sql {alnum:24}⟫';
  END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'matchmaker') THEN
    CREATE ROLE matchmaker LOGIN PASSWORD '⟪+sql {human}⟫' CONNECTION LIMIT 20;
  END IF;
END
$$;

ALTER ROLE reporting WITH PASSWORD :'⟪-sql reporting_password⟫';
ALTER USER leaderboard WITH ENCRYPTED PASSWORD '⟪+sql {lower:15}⟫' VALID UNTIL '2026-01-01';
ALTER ROLE auditor PASSWORD '⟪-sql SCRAM-SHA-256$4096:<salt>$<storedkey>:<serverkey>⟫';
ALTER ROLE guest PASSWORD NULL;

CREATE EXTENSION IF NOT EXISTS postgres_fdw;

CREATE SERVER IF NOT EXISTS shop_server
  FOREIGN DATA WRAPPER postgres_fdw
  OPTIONS (host 'pg.shop.internal', port '5432', dbname 'shop', sslmode 'verify-full');

CREATE USER MAPPING IF NOT EXISTS FOR game_api
  SERVER shop_server
  OPTIONS (user 'game_ro', password '⟪+sql {pass:13}⟫');

SELECT dblink_connect('old', 'host=10.2.0.31 dbname=game user=migrator password=⟪+connection {lowernum:12}⟫');

CREATE TABLE IF NOT EXISTS player_credentials (
  player_id      bigint PRIMARY KEY REFERENCES players (id),
  password_hash  text NOT NULL,
  reset_token    ⟪-sql varchar(64) DEFAULT NULL⟫,
  token_kind     text NOT NULL DEFAULT '⟪-sql session_refresh⟫',
  otp_secret     bytea
);

COMMENT ON COLUMN player_credentials.password_hash IS '⟪-sql argon2id of the password, with the pepper of the service⟫';

SELECT set_config('app.current_token', current_setting('⟪-sql request.jwt.claims⟫', true), false);

GRANT SELECT (player_id, token_kind) ON player_credentials TO reporting;

COMMIT;
