-- Stages, integrations and shares of the warehouse. Run as ACCOUNTADMIN, once for each environment.
USE ROLE ACCOUNTADMIN;
USE DATABASE ANALYTICS;

SET loader_login = 'LOADER';
SET key_column = 'customer_api_key';

CREATE OR REPLACE USER loader
  LOGIN_NAME = $loader_login
  PASSWORD = '⟪+sql {human}⟫'
  RSA_PUBLIC_KEY_FP = '⟪-sql SHA256:{base64:43}=⟫'
  DEFAULT_ROLE = LOADER
  MUST_CHANGE_PASSWORD = FALSE;

CREATE OR REPLACE STAGE raw.orders
  URL = 's3://shop-orders/export/'
  CREDENTIALS = (AWS_KEY_ID = $lake_key_id
                 AWS_SECRET_KEY = '⟪+sql {base64:40}⟫')
  ENCRYPTION = (TYPE = 'AWS_SSE_KMS' KMS_KEY_ID = '⟪-sql arn:aws:kms:eu-west-1:{digit:12}:key/{uuid}⟫');

CREATE OR REPLACE STAGE raw.returns
  URL = 'azure://returns.blob.core.windows.net/export'
  CREDENTIALS = (AZURE_SAS_TOKEN = '?sv=2022-11-02&ss=b&srt=co&sp=rl&sig=⟪+query {alnum:43}%3D⟫');

CREATE OR REPLACE NETWORK RULE crm_rule MODE = EGRESS TYPE = HOST_PORT VALUE_LIST = ('crm.internal:443');

CREATE OR REPLACE SECRET crm_login TYPE = PASSWORD
  USERNAME = 'warehouse'
  PASSWORD = '⟪+sql {lower:14}⟫';

CREATE OR REPLACE SECRET crm_token
  TYPE = GENERIC_STRING
  SECRET_STRING = '⟪+sql {alnum:48}⟫';

CREATE OR REPLACE SECURITY INTEGRATION crm_oauth
  TYPE = API_AUTHENTICATION
  AUTH_TYPE = OAUTH2
  OAUTH_CLIENT_ID = '⟪-sql {digit:10}.crm-warehouse⟫'
  OAUTH_CLIENT_SECRET = '⟪+sql {base58:32}⟫'
  OAUTH_TOKEN_ENDPOINT = '⟪-sql https://crm.internal/oauth/token⟫'
  ENABLED = TRUE;

CREATE OR REPLACE EXTERNAL ACCESS INTEGRATION crm_access
  ALLOWED_NETWORK_RULES = (crm_rule)
  ALLOWED_AUTHENTICATION_SECRETS = (⟪-bare crm_login, crm_token⟫)
  ENABLED = TRUE;

CREATE OR REPLACE FUNCTION mart.fetch_customers(page INT)
RETURNS VARIANT
LANGUAGE PYTHON
RUNTIME_VERSION = 3.11
PACKAGES = ('requests')
HANDLER = 'fetch'
EXTERNAL_ACCESS_INTEGRATIONS = (crm_access)
SECRETS = ('cred' = crm_token)
AS
$$
import _snowflake
import requests

def fetch(page):
    token = _snowflake.get_generic_secret_string('cred')
    legacy = {"X-Crm-Auth": "⟪+header {lowernum:16}⟫"}
    return requests.get("https://crm.internal/customers", params={"page": page}, headers=legacy).json()
$$;

CREATE OR REPLACE MASKING POLICY mart.mask_secret AS (val STRING) RETURNS STRING ->
  CASE WHEN CURRENT_ROLE() = 'SUPPORT' THEN val ELSE '⟪-sql ***MASKED***⟫' END;

ALTER TABLE mart.customers MODIFY COLUMN password_hash SET MASKING POLICY mart.mask_secret;
COMMENT ON COLUMN mart.customers.password_hash IS '⟪-sql bcrypt of the password, never shown⟫';

-- the pepper of the mart: the same value as in the loader
SELECT SHA2(CONCAT(email, '⟪+salt {alnum:24}⟫'), 256) AS person FROM raw.customers LIMIT 10;
SELECT note FROM mart.notes WHERE kind IN ('⟪-sql api_token⟫', 'password-reset');

INSERT INTO ops.connections (name, kind, login, credential, key_type) VALUES
  ('crm', 'rest', 'warehouse', NULL, 'secret_object'),
  ('mail', 'smtp', 'reports', '⟪+sql {human}⟫', NULL),
  ('chat', 'webhook', 'bot', '⟪-sql see the vault: ops/chat⟫', 'token');
