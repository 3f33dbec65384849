"""Gives new sensors their identity and talks to the broker of the plant."""

import hashlib
import ssl
import struct
import time

import paho.mqtt.client as mqtt
import pyotp
import serial
from Crypto.Cipher import AES

FIRMWARE = "3.14.2"
FIRMWARE_MD5 = "⟪-assignment {hex:32}⟫"
DEVICE_UUID = "⟪-assignment {uuid}⟫"

# Shared with the boot loader; changing it bricks devices in the field.
_MASTER_KEY = (
    "⟪+folded {hexupper:16}⟫"
    "⟪+folded {hexupper:16}⟫"
)
PEPPER = b"⟪+salt {alnum:24}⟫"
TEST_VECTOR_KEY = bytes.fromhex("⟪-argument 000102030405060708090a0b0c0d0e0f⟫")  # FIPS 197, C.1

# The plant's own CA signs with this one
SIGNING_KEY = """-----BEGIN RSA PRIVATE KEY-----
⟪+key-block {der:600}⟫
-----END RSA PRIVATE KEY-----
"""

CA_CERTIFICATE = """-----BEGIN CERTIFICATE-----
⟪-key-block {der:500}⟫
-----END CERTIFICATE-----
"""

WIFI = {
    "ssid": "plant-sensors",
    "auth": "WPA2-PSK",
    "psk": "⟪+member {human}⟫",
    "key_mgmt": "⟪-member WPA-PSK⟫",
}

AT_COMMANDS = [
    "AT+RST",
    "AT+CWMODE=1",
    "AT+CWJAP=\"plant-setup\",\"⟪+escaped {lowernum:12}⟫\"",
    "AT+CIPMUX=0",
]


def device_password(serial_number: str) -> str:
    """Every device has its own password, made of its number and the pepper."""
    digest = hashlib.sha256(PEPPER + serial_number.encode()).hexdigest()
    password = ⟪-assignment digest[:16]⟫
    return password


def connect(serial_number: str) -> mqtt.Client:
    client = mqtt.Client(client_id="⟪-argument provisioner-line-4⟫")
    client.username_pw_set("provisioner", "⟪+argument {pass:18}⟫")
    client.tls_set(ca_certs="/etc/plant/ca.crt", keyfile="/etc/plant/client.key", cert_reqs=ssl.CERT_REQUIRED)
    client.connect("mq.plant.internal", 8883)
    client.publish(f"devices/{serial_number}/password/rotate", b"1")
    return client


def unlock(port: serial.Serial) -> bool:
    port.write(b"login: service\r\n")
    prompt = port.read_until(b"Password: ")
    if not prompt.endswith(b"⟪-comparison Password: ⟫"):
        return False
    port.write(b"⟪+call {lower:11}⟫" + b"\r\n")
    return b"OK" in port.readline()


def maintenance_code() -> str:
    return pyotp.TOTP("⟪+call {base32:16}⟫", interval=60).now()


def encrypt_config(config: bytes, nonce: bytes) -> bytes:
    cipher = AES.new(bytes.fromhex(_MASTER_KEY), AES.MODE_GCM, nonce=nonce)
    body, tag = cipher.encrypt_and_digest(config)
    return struct.pack(">I", int(time.time())) + tag + body


def self_test() -> None:
    block = AES.new(TEST_VECTOR_KEY, AES.MODE_ECB).encrypt(bytes(range(0, 256, 17)))
    assert block.hex() == "⟪-comparison {hex:32}⟫", "cipher is broken"


COLUMNS = {
    "serial": "varchar(20) primary key",
    "password_hash": "⟪-member varchar(64) not null⟫",
    "key_slot": "smallint",
}

ERRORS = {
    0x21: "⟪-member ERR_KEY_SLOT_EMPTY⟫",
    0x22: "ERR_BAD_SIGNATURE",
}
