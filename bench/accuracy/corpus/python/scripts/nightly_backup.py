#!/usr/bin/env python3
"""Dumps the billing databases every night, encrypts the dumps and puts them on the backup host.

Usage: nightly_backup.py [--dry-run] [--only NAME]
"""
import argparse
import datetime
import hashlib
import logging
import os
import subprocess
import sys

import paramiko
import requests

log = logging.getLogger("backup")

TARGET = "/var/backups/billing"
PASSPHRASE_ENV = "⟪-assignment BACKUP_PASSPHRASE⟫"
KEY_FINGERPRINT = "⟪-assignment SHA256:{base64:43}⟫"

DATABASES = [
    # host, port, user, password, name
    ("db.internal", 5432, "backup", "⟪+argument {human}⟫", "billing"),
    ("10.2.0.31", 5432, "backup", "⟪+argument {human}⟫", "ledger"),
]


def dump_postgres(host, port, user, password, name):
    out = os.path.join(TARGET, f"{name}-{datetime.date.today():%Y%m%d}.dump")
    env = dict(os.environ, PGPASSWORD=⟪-argument password⟫)
    subprocess.run(
        ["pg_dump", "-Fc", "-h", host, "-p", str(port), "-U", user, "-f", out, name],
        env=env,
        check=True,
    )
    return out


def dump_mysql(out):
    # the old shop; goes away with the migration
    os.system("mysqldump -h mysql-old.internal -u dumper -p⟪+flag {alnum:16}⟫ shop_legacy > " + out)


def dump_mongo(out):
    command = [
        "mongodump",
        "--host=mongo-0.mongo.internal",
        "--username=backup",
        "--password=⟪+flag {alpha:18}⟫",
        "--authenticationDatabase=admin",
        "--archive=" + out,
    ]
    subprocess.check_call(command)


def encrypt(path):
    """Encrypts with AES; the passphrase was printed and lies in the safe."""
    passphrase = (
        "⟪+folded {alnum:22}⟫"
        "⟪+folded {alnum:22}⟫"
    )
    subprocess.run(
        ["openssl", "enc", "-aes-256-cbc", "-pbkdf2", "-in", path, "-out", path + ".enc", "-pass", "stdin"],
        input=passphrase.encode(),
        check=True,
    )
    return path + ".enc"


def checksum(path):
    digest = hashlib.sha256()
    with open(path, "rb") as handle:
        for block in iter(lambda: handle.read(1 << 16), b""):
            digest.update(block)
    return digest.hexdigest()


def upload(path):
    client = paramiko.SSHClient()
    client.load_system_host_keys()
    client.connect(
        "backup.internal",
        username="billing-backup",
        key_filename="⟪-argument /etc/backup/id_ed25519⟫",
        passphrase=⟪-argument os.getenv(PASSPHRASE_ENV)⟫,
    )
    sftp = client.open_sftp()
    sftp.put(path, "/srv/billing/" + os.path.basename(path))
    client.close()


def report(ok, text):
    headers = {
        "Content-Type": "application/json",
        "X-Api-Key": "⟪+header {hex:32}⟫",
    }
    requests.post("https://alerts.internal/v1/events", json={"ok": ok, "text": text}, headers=headers, timeout=10)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dry-run", action="store_true")
    parser.add_argument("--only", metavar="NAME")
    parser.add_argument("--password-file", help="⟪-argument file with the password of the dump user⟫")
    args = parser.parse_args()

    known = {"restore-test.enc": "⟪-member {hex:64}⟫"}
    if checksum(os.path.join(TARGET, "restore-test.enc")) != known["restore-test.enc"]:
        log.error("⟪-argument restore test: password or key has changed⟫")
        return 2

    for database in DATABASES:
        if args.only and database[-1] != args.only:
            continue
        if args.dry_run:
            print("would dump", database[-1])
            continue
        upload(encrypt(dump_postgres(*database)))
    dump_mysql(os.path.join(TARGET, "shop_legacy.sql"))
    dump_mongo(os.path.join(TARGET, "events.archive"))
    report(True, "backup done")
    return 0


if __name__ == "__main__":
    sys.exit(main())
