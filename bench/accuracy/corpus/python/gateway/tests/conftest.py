import base64
import hashlib
import hmac
import textwrap
from http.cookies import SimpleCookie
from unittest import mock

import httpx
import pytest
import respx

from gateway.app import create_app
from gateway.models import ApiKey, Tenant

STAGING = httpx.URL("https://gateway.staging.internal")
HEADER = b"X-Hub-Signature-256"

# the signature that the documentation of the gateway shows, for the body b"{}"
DOCUMENTED_SIGNATURE = "⟪-assignment sha256={hex:64}⟫"

OPERATORS = dict(
    night="⟪+argument {human}⟫",
    day="⟪+argument {lower:10}⟫",
    nobody=None,
)


@pytest.fixture(scope="session")
def app():
    application = create_app("testing")
    application.config.update(
        SECRET_KEY="⟪-argument testing⟫",
        SECURITY_PASSWORD_SALT=b"⟪+salt {alnum:22}⟫",
        WTF_CSRF_ENABLED=False,
        PASSWORD_HASHER="⟪-argument gateway.security.Argon2PasswordHasher⟫",
    )
    return application


@pytest.fixture
def tenant(db):
    tenant = Tenant(slug="bakery", public_id="⟪-argument {uuid}⟫")
    tenant.set_password("⟪+call {human}⟫")
    tenant.keys.append(ApiKey(label="ci", plain="⟪+argument gwk_live_{alnum:32}⟫"))
    tenant.keys.append(ApiKey(label="expired-key", plain="expired"))
    return db.add(tenant)


@pytest.fixture(params=OPERATORS.items(), ids=lambda item: item[0])
def operator(request, app):
    name, word = request.param
    pair = base64.b64encode(f"{name}:{word}".encode())
    return app.test_client(headers={"Authorization": b"Basic " + pair})


@pytest.fixture
def staging():
    with httpx.Client(base_url=STAGING, auth=("probe", "⟪+argument {pass:9}⟫")) as client:
        client.headers |= {"x-token-type": "tenant"}
        yield client


@pytest.fixture(autouse=True)
def environment(monkeypatch):
    monkeypatch.setenv("GATEWAY_UPSTREAM_SECRET", "⟪+argument {lowernum:32}⟫")
    monkeypatch.setenv("GATEWAY_KEYRING", "keyring.backends.null.Keyring")
    monkeypatch.delenv("⟪-call GATEWAY_ADMIN_PASSWORD⟫", raising=False)
    with mock.patch("⟪-call gateway.vault.read_secret⟫", return_value=mock.sentinel.secret):
        yield


@pytest.fixture
def config_file(tmp_path):
    path = tmp_path / "gateway.ini"
    path.write_text(
        textwrap.dedent(
            """
            [upstream]
            user = probe
            passwd = ⟪+bare {alnum:20}⟫
            passwd_command = ⟪-bare pass show gateway/upstream⟫
            """
        )
    )
    return path


@pytest.fixture
def sign():
    secret = bytes.fromhex("⟪+call {hex:40}⟫")
    return lambda body: "sha256=" + hmac.new(secret, body, hashlib.sha256).hexdigest()


@pytest.fixture
def recorded_cookie():
    cookie = SimpleCookie()
    cookie.load("⟪-call theme=dark; csrf_token=; token_ttl=3600⟫")
    return cookie


@pytest.fixture
def denied():
    with respx.mock(base_url=str(STAGING)) as routes:
        routes.post("/token").respond(401, json={"error": "⟪-member invalid_client_secret⟫"})
        yield routes
