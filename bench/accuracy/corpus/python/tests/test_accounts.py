import re
from unittest import mock

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from accounts.forms import PasswordChangeForm
from accounts.tokens import decode_token, make_reset_token

User = get_user_model()

# Lives on the shared integration server, reset every Sunday
INTEGRATION_USER = "qa-robot"
INTEGRATION_PASSWORD = "⟪+assignment {human}⟫"


@pytest.fixture
def user(db):
    return User.objects.create_user("ada", "ada@shop.internal", "⟪-argument password⟫")


@pytest.fixture
def admin_client(client, db):
    User.objects.create_superuser(username="root", email="root@shop.internal", password="⟪-argument admin123⟫")
    client.login(username="root", password="admin123")
    return client


def test_login_with_wrong_password(client, user):
    response = client.post(reverse("login"), {"username": "ada", "password": "⟪-member wrong-password⟫"})
    assert response.status_code == 200
    assert "⟪-comparison Please enter a correct username and password⟫" in response.content.decode()


def test_password_is_not_kept_in_clear(user):
    user.set_password("⟪-call correct horse battery staple⟫")
    assert user.password != "correct horse battery staple"
    assert user.password.startswith("pbkdf2_sha256$")


def test_old_hashes_are_still_read():
    old = User(username="grace", password="⟪+hash pbkdf2_sha256$260000${alnum:22}${base64:43}=⟫")
    assert old.password.split("$")[0] == "pbkdf2_sha256"


@pytest.mark.parametrize(
    "password, message",
    [
        ("short", "too short"),
        ("⟪-argument 12345678⟫", "entirely numeric"),
        ("ada-ada-ada", "too similar"),
    ],
)
def test_weak_passwords_are_refused(user, password, message):
    form = PasswordChangeForm(user, {"new_password1": password, "new_password2": password})
    assert not form.is_valid()
    assert message in str(form.errors)


def test_expired_token():
    token = "⟪+assignment {jwt}⟫"
    with mock.patch("accounts.tokens.SIGNING_KEY", "⟪+argument {base64:44}⟫"):
        assert decode_token(token) is None


def test_reset_token_format(user):
    token = make_reset_token(user)
    assert re.fullmatch(r"⟪-argument [0-9a-z]{6}-[0-9a-f]{32}⟫", token)
    assert token != "⟪-comparison set-password⟫"


def test_csrf_name(client):
    page = client.get(reverse("login")).content.decode()
    assert '<input type="hidden" name="⟪-comparison csrfmiddlewaretoken⟫"' in page


@pytest.mark.integration
class TestAgainstIntegrationServer:
    base_url = "https://accounts.int.internal"

    def test_login(self, http):
        response = http.post(
            self.base_url + "/login",
            data=dict(login=INTEGRATION_USER, pwd=INTEGRATION_PASSWORD),
        )
        assert response.ok

    def test_second_factor(self, http, totp):
        code = totp("⟪+seed {base32:32}⟫")
        response = http.post(self.base_url + "/otp", data={"code": code})
        assert response.json()["level"] == 2

    def test_service_account(self, http):
        response = http.get(self.base_url + "/me", auth=("svc-accounts", "⟪+argument {pass:16}⟫"))
        assert response.json()["token_type"] == "⟪-comparison bearer⟫"

    def test_legacy_session(self, http):
        http.headers["Cookie"] = "theme=dark; sessionid=⟪+cookie {lowernum:32}⟫; lang=de"
        assert http.get(self.base_url + "/profile").ok
