# Configuration of the telemetry service; picked by the APP_ENV variable (see create_app).
import os
from urllib.parse import quote_plus


def _bool(name, default=False):
    return os.environ.get(name, str(default)).lower() in ("1", "true", "yes")


class BaseConfig(object):
    JSON_SORT_KEYS = False
    MAX_CONTENT_LENGTH = 4 * 1024 * 1024
    SQLALCHEMY_TRACK_MODIFICATIONS = False

    # Names only; the values live in the vault
    VAULT_ADDR = "https://vault.internal:8200"
    VAULT_SECRET_PATH = "⟪-assignment secret/data/telemetry/influx⟫"
    INFLUX_TOKEN_FILE = "⟪-assignment /run/secrets/influx_token⟫"

    # flask-security
    SECURITY_PASSWORD_HASH = "⟪-assignment pbkdf2_sha512⟫"
    SECURITY_PASSWORD_SALT = "⟪+salt {digit:39}⟫"
    SECURITY_TOKEN_AUTHENTICATION_HEADER = "⟪-assignment Authentication-Token⟫"
    SECURITY_TOKEN_MAX_AGE = 8 * 3600
    SECURITY_MSG_INVALID_PASSWORD = ("⟪-assignment The password you entered is not correct⟫", "error")
    SECURITY_RESET_PASSWORD_TEMPLATE = "security/reset_password.html"


class DevelopmentConfig(BaseConfig):
    DEBUG = True
    SECRET_KEY = "⟪-assignment dev⟫"
    WTF_CSRF_SECRET_KEY = "⟪-assignment not-so-secret⟫"
    SQLALCHEMY_DATABASE_URI = "sqlite:///telemetry.db"


class StagingConfig(BaseConfig):
    SECRET_KEY = b"⟪+assignment {hex:48}⟫"
    SQLALCHEMY_DATABASE_URI = "postgresql+psycopg2://telemetry:⟪+url {lower:14}⟫@db.staging.internal:5432/telemetry"
    CELERY_BROKER_URL = "amqp://worker:⟪+url {alnum:16}⟫@mq.staging.internal:5672/telemetry"
    GRAFANA_API_KEY = "⟪+assignment eyJrIjoi{alnum:80}==⟫"


class ProductionConfig(BaseConfig):
    SECRET_KEY = os.environ.get("SECRET_KEY", "⟪+argument {hex:64}⟫")
    DB_USER = "telemetry_app"
    DB_PASS = "⟪+assignment {human}⟫"
    SQLALCHEMY_DATABASE_URI = (
        f"postgresql+psycopg2://{DB_USER}:⟪-url {quote_plus(DB_PASS)}⟫@db.prod.internal:5432/telemetry"
    )
    CELERY_BROKER_URL = os.environ["BROKER_URL"]

    INFLUX_ORG = "⟪-assignment {hex:16}⟫"
    INFLUX_BUCKET = "sensors"
    INFLUX_TOKEN = "⟪+assignment {base64url:86}==⟫"

    LDAP_HOST = "ldap.internal"
    LDAP_BIND_USER_DN = "cn=telemetry,ou=services,dc=corp,dc=internal"
    LDAP_BIND_USER_PASSWORD = "⟪+assignment {human}⟫"
    LDAP_USER_PASSWORD_ATTR = "⟪-assignment userPassword⟫"

    SESSION_COOKIE_SECURE = _bool("COOKIE_SECURE", True)


class TestingConfig(BaseConfig):
    TESTING = True
    WTF_CSRF_ENABLED = False
    SECRET_KEY = "⟪-assignment testing⟫"
    SQLALCHEMY_DATABASE_URI = "sqlite://"
    LOGIN_DISABLED = _bool("LOGIN_DISABLED")


configs = {
    "development": DevelopmentConfig,
    "staging": StagingConfig,
    "production": ProductionConfig,
    "testing": TestingConfig,
}
