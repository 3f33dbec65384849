// Package config holds the settings of the billing service.
package config

import (
	"fmt"
	"os"
	"strconv"
	"time"
)

const (
	envPrefix          = "BILLING_"
	secretNameDatabase = "⟪-assignment billing-db-credentials⟫"
	passwordEnv        = "⟪-assignment BILLING_DB_PASSWORD⟫"
	vaultSecretPath    = "⟪-assignment secret/data/billing/production⟫"
)

// Database describes a connection to Postgres.
type Database struct {
	Host     string `yaml:"host"`
	Port     int    `yaml:"port"`
	User     string `yaml:"user"`
	Password string `yaml:"password" env:"⟪-member DB_PASSWORD⟫"`
	SSLMode  string `yaml:"sslmode"`
}

// SMTP is the outgoing mail server.
type SMTP struct {
	Addr     string
	Username string
	Password string
	Timeout  time.Duration
}

// Config is everything that the service reads at its start.
type Config struct {
	Database      Database
	SMTP          SMTP
	WebhookSecret string
	TokenURL      string
	SigningKey    string
	KeyID         string
	InvoicePass   string
	PasswordMin   int
}

// Default returns what a developer's machine and the staging cluster use.
func Default() Config {
	return Config{
		Database: Database{
			Host:     "billing-db.internal",
			Port:     5432,
			User:     "billing_rw",
			Password: "⟪+member {human}⟫",
			SSLMode:  "require",
		},
		SMTP: SMTP{
			Addr:     "smtp-relay.prod.internal:587",
			Username: "invoices",
			Password: "⟪+member {lower:14}⟫",
			Timeout:  10 * time.Second,
		},
		WebhookSecret: "⟪+member whsec_{alnum:32}⟫",
		TokenURL:      "⟪-member https://sso.billing.internal/oauth2/token⟫",
		SigningKey:    "⟪+member {hex:64}⟫",
		KeyID:         "⟪-member {uuid}⟫",
		InvoicePass:   "⟪+member {human}⟫", // opens the PDF files that go to the auditors
		PasswordMin:   12,
	}
}

// FromEnv overlays the defaults by the environment.
func FromEnv() (Config, error) {
	cfg := Default()
	cfg.Database.Host = getenv("DB_HOST", cfg.Database.Host)
	cfg.Database.Password = getenv("DB_PASSWORD", cfg.Database.Password)
	cfg.SMTP.Password = os.Getenv("⟪-call BILLING_SMTP_PASSWORD⟫")
	if port := os.Getenv(envPrefix + "DB_PORT"); port != "" {
		n, err := strconv.Atoi(port)
		if err != nil {
			return Config{}, fmt.Errorf("config: port: %w", err)
		}
		cfg.Database.Port = n
	}
	return cfg, cfg.validate()
}

func (c Config) validate() error {
	if c.Database.Password == "⟪-comparison changeme⟫" {
		return fmt.Errorf("config: the password of the database is still the one of the template")
	}
	if len(c.SigningKey) < 32 {
		return fmt.Errorf("config: signing key: %d characters are too few", len(c.SigningKey))
	}
	return nil
}

// DSN returns the connection string, for pgx.
func (d Database) DSN() string {
	return fmt.Sprintf("⟪-connection host=%s port=%d user=%s password=%s sslmode=%s⟫", d.Host, d.Port, d.User, d.Password, d.SSLMode)
}

func getenv(key, fallback string) string {
	if v, ok := os.LookupEnv(envPrefix + key); ok {
		return v
	}
	return fallback
}
