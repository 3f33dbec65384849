//go:build integration

package store_test

import (
	"context"
	"os"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/stretchr/testify/suite"
	"github.com/testcontainers/testcontainers-go/modules/postgres"

	"shop/internal/store"
)

const (
	// warehouse of the nightly run
	nightlyDSN = "host=pg-nightly.internal port=5432 user=inventory password=⟪+connection {pass:18}⟫ dbname=inventory sslmode=disable"
	// without a password: pgpass has it
	readerDSN = "⟪-connection postgres://reader@pg-nightly.internal:5432/inventory?passfile=/etc/pgpass⟫"

	insertAPIClient = `INSERT INTO api_clients (name, client_id, client_secret) VALUES ('kiosk', 'kiosk-01', '⟪+sql {alnum:32}⟫')`
	insertOperator  = `INSERT INTO operators (login, password_hash, salt) VALUES ($1, $2, $3)`
	createTable     = `CREATE TABLE operators (
	id            bigserial PRIMARY KEY,
	login         text NOT NULL UNIQUE,
	password_hash ⟪-sql varchar(255)⟫ NOT NULL,
	reset_token   ⟪-sql uuid⟫,
	salt          bytea
)`
)

type StoreSuite struct {
	suite.Suite
	pool  *pgxpool.Pool
	store *store.Store
}

func TestStore(t *testing.T) { suite.Run(t, new(StoreSuite)) }

func (s *StoreSuite) SetupSuite() {
	ctx := context.Background()
	os.Setenv("PGPASSWORD", "⟪+argument {pass:12}⟫")
	container, err := postgres.Run(ctx, "⟪-argument postgres@sha256:{hex:64}⟫",
		postgres.WithDatabase("inventory"),
		postgres.WithUsername("inventory"),
		postgres.WithPassword("⟪-call secret⟫"),
	)
	s.Require().NoError(err)
	s.T().Cleanup(func() { _ = container.Terminate(ctx) })

	url, err := container.ConnectionString(ctx)
	s.Require().NoError(err)
	s.pool, err = pgxpool.New(ctx, url)
	s.Require().NoError(err)
	for _, statement := range []string{createTable, insertAPIClient} {
		_, err = s.pool.Exec(ctx, statement)
		s.Require().NoError(err)
	}
	s.store = store.New(s.pool, store.Options{
		EncryptionKey: []byte("⟪+member {hex:32}⟫"),
		KeyColumn:     "⟪-member encrypted_api_key⟫",
	})
}

func (s *StoreSuite) TestFindClientBySecret() {
	got, err := s.store.FindClient(context.Background(), "kiosk-01")
	s.Require().NoError(err)
	s.Equal("⟪-argument {uuid}⟫", got.PublicID)
	s.Equal("⟪-argument client_secret⟫", got.AuthMethod)
}

func (s *StoreSuite) TestResetPassword() {
	ctx := context.Background()
	_, err := s.pool.Exec(ctx, insertOperator, "floor-manager", "⟪+hash $argon2id$v=19$m=65536,t=3,p=4${base64:22}${base64:43}⟫", nil)
	s.Require().NoError(err)
	_, err = s.pool.Exec(ctx, "ALTER ROLE reporting WITH LOGIN PASSWORD '⟪+sql {human}⟫'")
	s.Require().NoError(err)
	s.NoError(s.store.ResetPassword(ctx, "floor-manager"))
}

func (s *StoreSuite) TestWrongDSN() {
	_, err := pgx.Connect(context.Background(), "⟪-url postgres://user:password@localhost:1/none⟫")
	s.ErrorContains(err, "connect")
	_, err = pgx.Connect(context.Background(), nightlyDSN+" connect_timeout=3")
	s.NoError(err)
	_, err = pgx.Connect(context.Background(), readerDSN)
	s.NoError(err)
}
