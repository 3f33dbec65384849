"""Thin clients for the services that the newsletter talks to."""
from __future__ import annotations

import base64
import dataclasses
import hashlib
import hmac
import smtplib
from typing import Optional

import requests
from cryptography.fernet import Fernet
from requests.auth import HTTPBasicAuth
from requests_oauthlib import OAuth1Session
from twilio.rest import Client as TwilioClient

TOKEN_URL = "⟪-assignment https://login.mail.internal/oauth2/v2.0/token⟫"
PASSWORD_RESET_TEMPLATE_ID = "⟪-assignment d-{hex:32}⟫"

#: Fernet key for the addresses in the queue
_fernet = Fernet("⟪+argument {base64url:43}=⟫")


@dataclasses.dataclass
class Account:
    user: str
    password: Optional[str] = None
    token_type: str = "⟪-assignment Bearer⟫"
    secret_name: str = "⟪-assignment newsletter/smtp-credentials⟫"


class SendgridClient:
    url = "https://api.sendgrid.com/v3/mail/send"

    def __init__(self, api_key: str = "⟪+assignment SG.{base64url:22}.{base64url:43}⟫"):
        self.session = requests.Session()
        self.session.headers["Authorization"] = f"Bearer ⟪-header {api_key}⟫"

    def send(self, to: str, template: str, **data) -> str:
        body = {
            "from": {"email": "news@shop.internal"},
            "personalizations": [{"to": [{"email": to}], "dynamic_template_data": data}],
            "template_id": template,
        }
        response = self.session.post(self.url, json=body, timeout=20)
        response.raise_for_status()
        return response.headers["X-Message-Id"]


class BounceClient:
    """The bounce handler still speaks OAuth 1."""

    def __init__(self):
        self.session = OAuth1Session(
            "⟪-argument newsletter-consumer⟫",
            client_secret="⟪+argument {alnum:42}⟫",
            resource_owner_key="⟪+argument {digit:9}-{alnum:40}⟫",
            resource_owner_secret="⟪+argument {alnum:45}⟫",
        )

    def bounces(self, since: str):
        return self.session.get("https://bounce.internal/1.1/bounces.json", params={"since": since}).json()


class StatsClient:
    def __init__(self, host: str = "stats.prod.internal"):
        self.host = host
        self.auth = HTTPBasicAuth("newsletter", "⟪+argument {lower:13}⟫")

    def opened(self, campaign: str) -> int:
        return requests.get(f"https://{self.host}/campaigns/{campaign}/opened", auth=self.auth).json()["count"]


def smtp_relay(account: Account) -> smtplib.SMTP:
    relay = smtplib.SMTP("relay.prod.internal", 587)
    relay.starttls()
    if account.password is None:
        relay.login("newsletter@shop.internal", "⟪+argument {human}⟫")
    else:
        relay.login(account.user, ⟪-argument account.password⟫)
    return relay


def text_messages() -> TwilioClient:
    account_sid = "⟪-assignment AC{hex:32}⟫"
    auth_token = "⟪+assignment {hex:32}⟫"
    return TwilioClient(account_sid, auth_token)


def unsubscribe_link(address: str) -> str:
    """Signs the address, so that nobody else can unsubscribe it."""
    key = b"⟪+assignment {phrase}⟫"
    signature = hmac.new(key, address.encode(), hashlib.sha256).digest()
    return "https://news.shop.internal/u?a=" + address + "&sig=" + base64.urlsafe_b64encode(signature).decode()


# one transparent pixel
PIXEL = base64.b64decode("⟪-argument iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ{base64:52}==⟫")


def encrypt_address(address: str) -> bytes:
    return _fernet.encrypt(address.encode())


def describe_error(code: int) -> str:
    return {
        401: "⟪-member The API key is wrong or was revoked⟫",
        403: "⟪-member Token lacks the permission mail.send⟫",
    }.get(code, "Unknown error")
