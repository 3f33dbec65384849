variable "admin_username" {
  description = "Login of the administrator"
  type        = string
  default     = "dbadmin"
}

variable "admin_password" {
  description = "⟪-assignment Password of the administrator, at least 16 characters⟫"
  type        = string
  sensitive   = true
  default     = "⟪+assignment {human}⟫"

  validation {
    condition     = length(var.admin_password) >= 8
    error_message = "⟪-assignment The admin_password is too short.⟫"
  }
}

variable "replication_password" {
  type      = string
  sensitive = true
  default   = "⟪+assignment {human}⟫"
}

variable "master_key_alias" {
  description = "Alias of the key that encrypts the volumes"
  type        = string
  default     = "⟪-assignment alias/inventory-database-master-key⟫"
}

variable "password_rotation_lambda" {
  type    = string
  default = "⟪-assignment inventory-rotate-db-password⟫"
}

variable "api_token" {
  description = "Token for the DNS provider"
  type        = string
  default     = "⟪-assignment REPLACE_ME⟫"
}

variable "monitoring" {
  description = "Account of the exporter"
  type = object({
    user     = string
    password = string
    dsn      = string
  })
  default = {
    user     = "exporter"
    password = "⟪+member {lowernum:12}⟫"
    dsn      = "postgresql://exporter:⟪+url {alnum:12}⟫@inventory-db.internal:5432/postgres?sslmode=require"
  }
}

variable "pgbouncer_users" {
  type = map(string)
  default = {
    "app"      = "⟪+hash SCRAM-SHA-256$4096:{base64:22}==${base64:43}=:{base64:43}=⟫"
    "readonly" = "⟪-member {{resolve:secretsmanager:inventory/readonly}}⟫"
  }
}

variable "secret_tags" {
  type = map(string)
  default = {
    "secret-owner" = "⟪-member team-inventory⟫"
  }
}
