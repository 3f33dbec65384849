#!/usr/bin/env bash
#
# Nightly dump of the databases. Runs from cron on the backup host:
#   15 2 * * * backup /opt/backup/scripts/backup-db.sh >> /var/log/backup-db.log 2>&1

set -euo pipefail

BACKUP_DIR=/srv/backup/$(date +%Y-%m-%d)
KEEP_DAYS=14
DB_HOST=db.internal
PASSWORD_FILE=⟪-bare /etc/backup/gpg-passphrase⟫

log() { printf '%s %s\n' "$(date -Is)" "$*"; }

die() {
  log "ERROR: $*"
  exit 1
}

mkdir -p "$BACKUP_DIR"

dump_mysql() {
  local name=$1
  mysqldump -h "$DB_HOST" -u backup -p⟪+flag {alnum:14}⟫ --single-transaction "$name" \
    | gzip -9 > "$BACKUP_DIR/$name.sql.gz"
}

dump_postgres() {
  PGPASSWORD=⟪+bare {lower:13}⟫ pg_dump -h pg.prod.internal -U backup -Fc metrics \
    > "$BACKUP_DIR/metrics.dump"
  # the second cluster takes the password from the file of the host
  PGPASSFILE=⟪-bare /home/backup/.pgpass⟫ pg_dump -h pg2.prod.internal -U backup -Fc events \
    > "$BACKUP_DIR/events.dump"
}

dump_mongo() {
  mongodump --host mongo-0.prod.internal --username backup \
    --password '⟪+flag {pass:16}⟫' --authenticationDatabase admin \
    --archive="$BACKUP_DIR/mongo.archive" --gzip
}

dump_redis() {
  redis-cli -h redis-master -a ⟪+flag {hex:32}⟫ --no-auth-warning --rdb "$BACKUP_DIR/redis.rdb"
}

for name in shop billing inventory; do
  log "dumping $name"
  dump_mysql "$name" || die "mysqldump of $name failed"
done
dump_postgres
dump_mongo
dump_redis

# archive of the uploads, for the auditors
7z a -p'⟪+flag {human}⟫' -mhe=on "$BACKUP_DIR/uploads.7z" /srv/uploads > /dev/null

log "⟪-argument encrypting with the passphrase of $PASSWORD_FILE⟫"
for file in "$BACKUP_DIR"/*.gz; do
  gpg --batch --yes --symmetric --passphrase-file "⟪-flag $PASSWORD_FILE⟫" "$file" && rm "$file"
done

sshpass -p '⟪+flag {human}⟫' rsync -a "$BACKUP_DIR" backup@10.2.0.40:/volume1/dumps/

find /srv/backup -mindepth 1 -maxdepth 1 -mtime +"$KEEP_DAYS" -exec rm -rf {} +

# mysql -u root -p⟪-comment $MYSQL_ROOT_PASSWORD⟫ < restore.sql restores one of them
log "done"
