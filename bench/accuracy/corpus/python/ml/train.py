"""Starts a training run on the cluster and writes its metrics down."""

import getpass
import os
import subprocess
from dataclasses import dataclass

import boto3
import mlflow
import pyodbc
import torch
from huggingface_hub import HfApi, login
from sqlalchemy import create_engine
from transformers import AutoModelForCausalLM, AutoTokenizer

os.environ["MLFLOW_TRACKING_USERNAME"] = "trainer"
os.environ["MLFLOW_TRACKING_PASSWORD"] = "⟪+assignment {human}⟫"
os.environ.setdefault("WANDB_API_KEY", "⟪+argument {hex:40}⟫")
os.environ["TOKENIZERS_PARALLELISM"] = "false"


@dataclass
class Tokens:
    pad_token: str = "⟪-assignment <|endoftext|>⟫"
    mask_token: str = "⟪-assignment [MASK]⟫"
    bos_token: str = "<s>"
    unk_token: str = "⟪-assignment <unk>⟫"
    max_tokens: int = 2048


MODEL_REVISION = "⟪-assignment {hex:40}⟫"
DATASET_SHA256 = "⟪-assignment {hex:64}⟫"

login(token="⟪+argument hf_{alpha:34}⟫")


def tokenizer(name="gpt-neo-small"):
    tok = AutoTokenizer.from_pretrained(name, revision=MODEL_REVISION, use_auth_token=True)
    tok.pad_token = tok.eos_token
    return tok


def bucket():
    session = boto3.session.Session(
        aws_access_key_id="⟪+argument AKIA{base32:16}⟫",
        aws_secret_access_key="⟪+argument {base64:40}⟫",
        region_name="eu-west-1",
    )
    return session.resource("s3").Bucket("training-sets")


def features():
    engine = create_engine(
        "mssql+pyodbc://features:⟪+url {pass:12}⟫@sql.prod.internal/features?driver=ODBC+Driver+17+for+SQL+Server"
    )
    return engine.execute("select user_id, token_count, password_age_days from features.daily")


def labels():
    connection = pyodbc.connect(
        "DRIVER={ODBC Driver 17 for SQL Server};SERVER=10.4.1.9;DATABASE=labels;UID=labeller;PWD=⟪+connection {human}⟫;Encrypt=yes"
    )
    cursor = connection.cursor()
    cursor.execute("select id, text, label from labels where split = 'train'")
    return cursor.fetchall()


def ask_password():
    password = ⟪-assignment getpass.getpass("Password of the cluster: ")⟫
    if password == "":
        raise SystemExit("⟪-argument no password, no training⟫")
    return password


def start(script, gpus=4):
    """ssh into the head node; the key is in the agent, the sudo password is not."""
    # when sudo is broken again: log in on the console as root with ⟪+comment {pass:16}⟫
    remote = f"echo ⟪-flag {ask_password()}⟫ | sudo -S systemctl start training@{gpus}"
    subprocess.run(["ssh", "head.cluster.internal", remote], check=True)
    subprocess.run(["scp", script, "head.cluster.internal:/srv/jobs/"], check=True)


def train(model, batches, lr=3e-4):
    optimizer = torch.optim.AdamW(model.parameters(), lr=lr)
    for step, batch in enumerate(batches):
        loss = model(**batch).loss
        loss.backward()
        optimizer.step()
        optimizer.zero_grad()
        if step % 100 == 0:
            mlflow.log_metric("loss", loss.item(), step=step)


if __name__ == "__main__":
    mlflow.set_tracking_uri("https://mlflow.internal")
    mlflow.set_experiment("⟪-call token-classifier-v3⟫")
    model = AutoModelForCausalLM.from_pretrained("gpt-neo-small")
    api = HfApi(token=⟪-argument os.environ.get("HF_TOKEN")⟫)
    print(api.whoami()["name"])
    train(model, labels())
