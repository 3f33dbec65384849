locals {
  pager_token   = "⟪+assignment {alnum:20}⟫"
  password_file = "⟪-assignment ${path.module}/files/htpasswd⟫"
  basic_auth = {
    username = "prometheus"
    password = "⟪+member {human}⟫"
  }
  join_token = join("", [
    "⟪+folded {alnum:20}⟫",
    "⟪+folded {alnum:20}⟫",
  ])
}

data "vault_generic_secret" "smtp" {
  path = "⟪-assignment kv/monitoring/smtp⟫"
}

resource "random_password" "dashboard" {
  length           = 24
  override_special = "⟪-assignment _%@⟫"
}

resource "helm_release" "alertmanager" {
  name       = "alertmanager"
  repository = "https://charts.prod.internal/monitoring"
  chart      = "alertmanager"
  version    = "1.7.0"

  set_sensitive {
    name  = "⟪-assignment config.global.smtp_auth_password⟫"
    value = data.vault_generic_secret.smtp.data["password"]
  }

  set_sensitive {
    name  = "config.global.opsgenie_api_key"
    value = "⟪+assignment {uuid}⟫"
  }

  set {
    name  = "extraSecretMounts[0].secretName"
    value = "⟪-assignment alertmanager-credentials⟫"
  }

  values = [<<-YAML
    config:
      receivers:
        - name: backoffice
          webhook_configs:
            - url: https://hooks.prod.internal/alerts
              http_config:
                authorization:
                  credentials: ⟪+bare {base64url:43}⟫
        - name: night
          pagerduty_configs:
            - routing_key_file: ⟪-bare /etc/alertmanager/secrets/pagerduty⟫
  YAML
  ]
}

resource "null_resource" "silence" {
  provisioner "local-exec" {
    command = "amtool --http.config.file=/etc/amtool.yml silence add job=nightly"
    environment = {
      AMTOOL_PASSWORD = "⟪+member {alpha:16}⟫"
      AMTOOL_AUTHOR   = "terraform"
    }
  }

  connection {
    type        = "ssh"
    host        = "10.2.0.90"
    user        = "monitor"
    private_key = file("⟪-argument ~/.ssh/monitoring_id_ed25519⟫")
  }
}

output "join_token_hint" {
  value = "⟪-assignment run 'terraform output -raw join_token' to see the token⟫"
}
