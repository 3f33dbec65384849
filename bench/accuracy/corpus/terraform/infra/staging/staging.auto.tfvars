# staging: applied by the pipeline after each merge
environment = "staging"
region      = "westeurope"
dns_zone    = "staging.internal"

# identity of the pipeline
subscription_id = "⟪-assignment {uuid}⟫"
client_id       = "⟪-assignment {uuid}⟫"
client_secret   = "⟪+assignment {alnum:5}~{base64url:34}⟫"

# databases
sql_admin_login    = "staging_admin"
sql_admin_password = "⟪+assignment {pass:20}⟫"
redis_auth_token   = "⟪+assignment {hex:40}⟫"
mongo_password     = "⟪+assignment {human}⟫"
db_password_secret = "⟪-assignment projects/billing-staging/secrets/db-password/versions/latest⟫"

# virtual machines
ssh_public_key = "⟪-assignment ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI{base64:43} ops@staging⟫"
image_digest   = "⟪-assignment sha256:{hex:64}⟫"
vm_size        = "Standard_B2ms"
vm_count       = 3
disk_size_gb   = 64

# integrations
alert_webhook = {
  url    = "https://alerts.staging.internal/hook"
  secret = "⟪+member {alnum:24}⟫"
}

do_token            = "⟪+assignment dop_v1_{hex:64}⟫"
cloudflare_api_key  = "⟪-assignment from-env:CLOUDFLARE_API_KEY⟫"
token_ttl           = "⟪-assignment 3600s⟫"
key_vault_sku       = "standard"
allowed_cidr_blocks = ["10.2.0.0/16", "10.4.0.0/16"]

labels = {
  team        = "billing"
  credentials = "⟪-member rotated-monthly⟫"
}
