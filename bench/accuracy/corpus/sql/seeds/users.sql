-- Users and settings of the demo shop at https://demo.shop.internal
-- Loaded by `make seed` after the migrations.

TRUNCATE users, api_keys, settings, oauth_clients RESTART IDENTITY CASCADE;

INSERT INTO users (id, login, email, password_hash, role, created_at) VALUES
  (1, 'admin',   'admin@demo.shop.internal',   '⟪+hash $2b$12${alnum:53}⟫', 'admin',   '2023-02-01 09:00:00'),
  (2, 'packer',  'packer@demo.shop.internal',  '⟪+hash $argon2id$v=19$m=65536,t=3,p=4${base64:22}${base64:43}⟫', 'staff', '2023-02-01 09:00:00'),
  (3, 'deleted', 'deleted@demo.shop.internal', '⟪-sql !locked-no-password!⟫', 'none', '2023-02-03 11:30:00');

-- The shop before version 3 had them in plain text, pgcrypto makes hashes of them.
INSERT INTO users (login, email, password_hash, role)
VALUES ('cashier', 'cashier@demo.shop.internal', crypt('⟪+sql {human}⟫', gen_salt('bf', 12)), 'staff');

INSERT INTO api_keys (owner_id, name, api_key, scopes) VALUES
  (1, '⟪-sql key of the stock importer⟫', NULL, '{}'),
  (1, 'importer', '⟪+sql {hex:40}⟫', '{stock:write}'),
  (2, 'scanner',  '⟪+sql {base58:28}⟫', '{orders:read}');

INSERT INTO settings (name, value) VALUES
  ('smtp_host', 'smtp.mail.internal'),
  ('smtp_password', '⟪+sql {alnum:11}⟫'),
  ('password_reset_subject', '⟪-sql Reset your password⟫'),
  ('token_lifetime', '⟪-sql 86400⟫'),
  ('theme', 'winter');

INSERT INTO oauth_clients (client_id, client_secret, redirect_uri)
VALUES ('mobile-app', '⟪+sql {alnum:48}⟫', 'shop://callback');

UPDATE settings SET value = '⟪+sql {lower:16}⟫' WHERE name = 'export_passphrase';
UPDATE users SET password_hash = '⟪-sql x⟫' WHERE role = 'none';

INSERT INTO products (sku, name, checksum) VALUES
  ('KEY-0010', 'Key ring, brass', '⟪-sql {hex:32}⟫'),
  ('KEY-0011', 'Password notebook, A6', '⟪-sql {hex:32}⟫');

SELECT count(*) FROM users WHERE password_hash LIKE '⟪-sql $2b$%⟫';

INSERT INTO orders (user_id, sku, amount, ordered_at) VALUES
  (2, 'KEY-0010', 3, '2023-02-05 10:12:00'),
  (2, 'KEY-0011', 1, '2023-02-06 16:40:00');

ANALYZE users;
