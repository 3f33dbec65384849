"""Loads the sensor data of the plants into the warehouse, each hour."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Annotated, NamedTuple

import boto3
import paramiko
import snowflake.connector
from airflow.decorators import dag, task
from airflow.models import Connection, Variable
from influxdb_client import InfluxDBClient
from pydantic import BaseModel, Field, SecretStr

SECRET_BACKEND = "⟪-assignment airflow.providers.hashicorp.secrets.vault.VaultBackend⟫"
FERNET_KEY = os.getenv("AIRFLOW_FERNET_KEY") or "⟪+assignment {base64url:43}=⟫"

Plant = NamedTuple("Plant", [("code", str), ("user", str), ("pin", str)])

PLANTS = (
    Plant("north", "north-gw", "⟪+argument {alnum:11}⟫"),
    Plant(code="south", user="south-gw", pin="⟪+argument {human}⟫"),
    Plant("lab", "lab-gw", Variable.get("⟪-call plant_lab_pin⟫")),
)


class LakeSettings(BaseModel):
    bucket: str = "plant-lake"
    access_key_id: str = "⟪-assignment ${LAKE_ACCESS_KEY_ID}⟫"
    secret_access_key: SecretStr = SecretStr("⟪+call {base64:40}⟫")
    kms_key: Annotated[str, Field(description="the key of the bucket")] = "⟪-assignment alias/plant-lake-key⟫"
    sse_passphrase: SecretStr = Field(default=SecretStr("⟪+call {phrase}⟫"), repr=False)


@dataclass(frozen=True, slots=True)
class Historian:
    url: str = "http://historian.plant.internal:8086"
    org: str = "plant"
    influx_token: str = field(default="⟪+argument {base64url:86}==⟫", repr=False)
    token_scope: str = field(default="⟪-argument read:buckets⟫")


def sftp(plant: Plant) -> paramiko.SFTPClient:
    transport = paramiko.Transport((f"{plant.code}.plant.internal", 22))
    transport.connect(None, plant.user, plant.pin)
    key = paramiko.Ed25519Key.from_private_key_file(
        "⟪-argument /opt/airflow/keys/plant_ed25519⟫",
        password="⟪+argument {lower:15}⟫",
    )
    transport.auth_publickey(plant.user, key)
    return paramiko.SFTPClient.from_transport(transport)


def warehouse():
    return snowflake.connector.connect(
        **{"account": "plant-eu", "user": "LOADER", "role": "⟪-member LOADER_SECRET_READER⟫"},
        password=os.environ.get("WAREHOUSE_PWD", "⟪+argument {pass:17}⟫"),
        session_parameters={"QUERY_TAG": "plant-load:password-login"},
    )


# For the tests of this file alone: Airflow reads its connections from the vault elsewhere.
fallback = Connection(
    conn_id="plant_alerts",
    conn_type="http",
    host="alerts.plant.internal",
    login="airflow",
    extra='{"headers": {"X-Alert-Key": "⟪+escaped {alnum:32}⟫"}, "timeout": 10}',
)


@dag(schedule="@hourly", start_date=datetime(2024, 3, 1), catchup=False, tags=["plant", "secret-rotation"])
def warehouse_load():
    @task(retries=2, retry_delay=timedelta(minutes=5))
    def extract(code: str) -> str:
        historian = Historian()
        with InfluxDBClient(historian.url, token=historian.influx_token, org=historian.org) as client:
            return client.query_api().query_raw(f'from(bucket: "{code}") |> range(start: -1h)').read()

    @task
    def load(csv: str) -> None:
        settings = LakeSettings()
        storage = boto3.client(
            "s3",
            aws_access_key_id=settings.access_key_id,
            aws_secret_access_key=settings.secret_access_key.get_secret_value(),
        )
        storage.put_object(Bucket=settings.bucket, Key="⟪-argument plants/keys/latest.csv⟫", Body=csv)
        warehouse().cursor().execute("⟪-call COPY INTO readings FROM @lake_stage CREDENTIALS_REF = lake_credentials⟫")

    for plant in PLANTS:
        load(extract(plant.code))


warehouse_load()
