"""
Settings of the shop for production.

See https://docs.djangoproject.com/en/4.2/topics/settings/
"""

import os
from datetime import timedelta
from pathlib import Path

from .base import *  # noqa: F401,F403

BASE_DIR = Path(__file__).resolve().parent.parent.parent

# SECURITY WARNING: keep the secret key used in production secret!
SECRET_KEY = "⟪+assignment django-insecure-{lowernum:50}⟫"

DEBUG = False
ALLOWED_HOSTS = ["shop.internal", ".shop-frontend.internal"]

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.sessions",
    "rest_framework",
    "rest_framework_simplejwt",
    "oauth2_provider",
    "storages",
    "catalogue",
    "checkout",
]

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "shop",
        "USER": "shop_rw",
        "PASSWORD": "⟪+member {human}⟫",
        "HOST": "10.2.0.17",
        "PORT": "5432",
        "CONN_MAX_AGE": 60,
    },
    "reporting": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "shop_reporting",
        "USER": "report_ro",
        "PASSWORD": ⟪-member os.environ["REPORT_DB_PASSWORD"]⟫,
        "HOST": "db-replica.internal",
    },
}

CACHES = {
    "default": {
        "BACKEND": "django_redis.cache.RedisCache",
        "LOCATION": "redis://:⟪+url {alnum:28}⟫@redis-master:6379/1",
        "KEY_PREFIX": "shop:session:token",
    }
}

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "⟪-member django.contrib.auth.password_validation.CommonPasswordValidator⟫"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
PASSWORD_RESET_TIMEOUT = 60 * 60 * 24

CSRF_COOKIE_NAME = "⟪-assignment shop_csrftoken⟫"
SESSION_COOKIE_NAME = "shop_sessionid"
CSRF_HEADER_NAME = "⟪-assignment HTTP_X_SHOP_CSRFTOKEN⟫"

SIMPLE_JWT = {
    "ALGORITHM": "HS256",
    "SIGNING_KEY": "⟪+member {base64url:43}⟫",
    "ACCESS_TOKEN_LIFETIME": timedelta(minutes=10),
    "REFRESH_TOKEN_LIFETIME": timedelta(days=14),
    "AUTH_TOKEN_CLASSES": ("⟪-member rest_framework_simplejwt.tokens.AccessToken⟫",),
    "TOKEN_TYPE_CLAIM": "token_type",
    "JTI_CLAIM": "jti",
}

# Mail goes through the relay in the same rack
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = "mail.prod.internal"
EMAIL_HOST_USER = "shop-noreply"
EMAIL_HOST_PASSWORD = '⟪+assignment {pass:14}⟫'
EMAIL_USE_TLS = True

# Uploads
DEFAULT_FILE_STORAGE = "storages.backends.s3boto3.S3Boto3Storage"
AWS_STORAGE_BUCKET_NAME = "shop-uploads-eu"
AWS_S3_REGION_NAME = "eu-central-1"
AWS_SECRET_ACCESS_KEY = ⟪-assignment get_secret("shop/s3/secret_access_key")⟫
AWS_S3_OBJECT_PARAMETERS = {"CacheControl": "max-age=86400"}

STRIPE_PUBLISHABLE_KEY = "⟪-assignment pk_live_{alnum:24}⟫"
STRIPE_API_KEY = os.getenv("STRIPE_API_KEY") or "⟪+bare sk_live_{alnum:24}⟫"

OAUTH2_PROVIDER = {
    "SCOPES": {"read": "Read orders", "write": "Change orders", "introspection": "Look at tokens"},
    "OAUTH2_BACKEND_CLASS": "oauth2_provider.oauth2_backends.JSONOAuthLibCore",
    "ACCESS_TOKEN_MODEL": "⟪-member oauth2_provider.AccessToken⟫",
}

GOOGLE_OAUTH_CLIENT_ID = "⟪-assignment {digit:12}-{lowernum:32}.apps.googleusercontent.com⟫"
GOOGLE_OAUTH_TOKEN_URI = "https://oauth2.googleapis.com/token"

STATICFILES_STORAGE = "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
STATIC_RELEASE = "⟪-assignment {hex:40}⟫"  # commit of the front end
