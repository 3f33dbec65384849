terraform {
  required_version = ">= 1.5"
  required_providers {
    aws        = { source = "hashicorp/aws", version = "~> 5.31" }
    kubernetes = { source = "hashicorp/kubernetes", version = "~> 2.25" }
  }
  backend "s3" {
    bucket         = "gateway-terraform-state"
    key            = "⟪-assignment production/terraform.tfstate⟫"
    region         = "eu-central-1"
    dynamodb_table = "terraform-locks"
  }
}

provider "aws" {
  region     = "eu-central-1"
  access_key = "⟪-assignment ${var.aws_access_key}⟫"
  secret_key = "⟪+assignment {base64:40}⟫"
}

provider "grafana" {
  url  = "https://grafana.prod.internal"
  auth = "admin:⟪+assignment {human}⟫"
}

resource "aws_db_instance" "orders" {
  identifier              = "orders"
  engine                  = "postgres"
  engine_version          = "15.4"
  instance_class          = "db.t4g.medium"
  allocated_storage       = 50
  username                = "orders"
  password                = "⟪+assignment {alnum:16}⟫"
  kms_key_id              = "⟪-assignment arn:aws:kms:eu-central-1:{digit:12}:key/{uuid}⟫"
  backup_retention_period = 14
  skip_final_snapshot     = false
}

resource "aws_secretsmanager_secret" "session" {
  name        = "⟪-assignment gateway/production/session-signing-key⟫"
  description = "⟪-assignment Signs the sessions of the gateway; rotated by hand⟫"
}

resource "aws_secretsmanager_secret_version" "session" {
  secret_id     = aws_secretsmanager_secret.session.id
  secret_string = "⟪+assignment {hex:64}⟫"
}

resource "kubernetes_secret" "registry" {
  metadata {
    name      = "⟪-assignment registry-pull-secret⟫"
    namespace = "gateway"
  }
  data = {
    username = "puller"
    password = "⟪+member {lower:20}⟫"
  }
  type = "⟪-assignment kubernetes.io/basic-auth⟫"
}

resource "aws_instance" "bastion" {
  ami           = "⟪-assignment ami-{hex:17}⟫"
  instance_type = "t3.micro"
  key_name      = "⟪-assignment gateway-bastion-key⟫"
  user_data     = <<-SCRIPT
    #!/bin/sh
    echo 'deploy:⟪+argument {pass:14}⟫' | chpasswd
    systemctl restart sshd
  SCRIPT
}

output "orders_password_arn" {
  value     = aws_db_instance.orders.master_user_secret
  sensitive = true
}
