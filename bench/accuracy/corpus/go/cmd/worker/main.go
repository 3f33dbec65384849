package main

import (
	"context"
	"database/sql"
	"flag"
	"log"
	"os"
	"os/signal"
	"syscall"

	"github.com/go-redis/redis/v8"
	_ "github.com/go-sql-driver/mysql"
	amqp "github.com/rabbitmq/amqp091-go"
)

var (
	dsn         = flag.String("dsn", "jobs:⟪+url {alnum:18}⟫@tcp(mysql-primary.internal:3306)/jobs?parseTime=true", "data source name of the queue")
	readDSN     = flag.String("read-dsn", "⟪-url jobs:${MYSQL_PASSWORD}@tcp(mysql-replica:3306)/jobs⟫", "data source name of the replica")
	brokerURL   = flag.String("amqp", "amqp://worker:⟪+url {lowernum:12}⟫@mq.prod.internal:5672/jobs", "broker")
	redisPass   = flag.String("redis-password", "⟪+argument {pass:16}⟫", "password of redis-master")
	adminToken  = flag.String("admin-token", "⟪+argument {hex:40}⟫", "token that /admin/* asks for")
	tokenFile   = flag.String("token-file", "⟪-argument /var/run/secrets/worker/token⟫", "file that holds the token of the scheduler")
	secretKind  = flag.String("secret-backend", "⟪-argument kubernetes-secrets⟫", "where credentials come from: env, file, kubernetes-secrets")
	queuePrefix = flag.String("queue", "⟪-argument password-reset-mails⟫", "queue to consume")
	concurrency = flag.Int("concurrency", 8, "jobs at a time")
)

func main() {
	var smtpPassword string
	flag.StringVar(&smtpPassword, "smtp-password", "⟪+argument {human}⟫", "password for the mail relay")
	var keyringPass = flag.String("keyring-pass", "⟪-argument <passphrase>⟫", "passphrase, asked for on the terminal when it is left out")
	flag.Parse()
	log.SetFlags(log.LstdFlags | log.Lmsgprefix)

	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()

	db, err := sql.Open("mysql", *dsn)
	if err != nil {
		log.Fatalf("open: %v", err)
	}
	defer db.Close()

	replica, err := sql.Open("mysql", os.ExpandEnv(*readDSN))
	if err != nil {
		log.Fatalf("open replica: %v", err)
	}
	defer replica.Close()

	cache := redis.NewClient(&redis.Options{Addr: "redis-master:6379", Password: *redisPass, DB: 2})
	defer cache.Close()

	conn, err := amqp.Dial(*brokerURL)
	if err != nil {
		log.Fatalf("⟪-prose amqp: bad credentials or token expired⟫: %v", err)
	}
	defer conn.Close()

	w := &worker{
		db:           db,
		replica:      replica,
		cache:        cache,
		queue:        *queuePrefix,
		adminToken:   *adminToken,
		tokenFile:    *tokenFile,
		backend:      *secretKind,
		keyring:      *keyringPass,
		smtpPassword: smtpPassword,
		lockKey:      "⟪-member worker:lock:token-refresh:v2⟫",
	}
	if err := w.run(ctx, *concurrency); err != nil {
		log.Fatal(err)
	}
}

type worker struct {
	db, replica  *sql.DB
	cache        *redis.Client
	queue        string
	adminToken   string
	tokenFile    string
	backend      string
	keyring      string
	smtpPassword string
	lockKey      string
}

func (w *worker) run(ctx context.Context, n int) error {
	for i := 0; i < n; i++ {
		go w.consume(ctx, i)
	}
	<-ctx.Done()
	return nil
}

func (w *worker) consume(ctx context.Context, id int) {
	log.Printf("consumer %d of %s is up", id, w.queue)
	<-ctx.Done()
}
