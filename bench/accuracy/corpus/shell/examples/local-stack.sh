#!/usr/bin/env bash
# Starts what the integration tests need, and talks to the shared test cluster for the rest.
set -euo pipefail

NETWORK=inventory-dev
PG_VERSION=15.4
KEYCLOAK_REALM=inventory

docker network inspect "$NETWORK" > /dev/null 2>&1 || docker network create "$NETWORK"

docker run -d --name pg --network "$NETWORK" \
  -e POSTGRES_USER=postgres -e POSTGRES_PASSWORD=⟪-flag postgres⟫ \
  "postgres:$PG_VERSION"

docker run -d --name minio --network "$NETWORK" -p 9000:9000 \
  -e MINIO_ROOT_USER=inventory \
  -e MINIO_ROOT_PASSWORD=⟪+flag {lowernum:16}⟫ \
  minio/minio server /data

docker run -d --name keycloak --network "$NETWORK" \
  -e KEYCLOAK_ADMIN=admin -e KEYCLOAK_ADMIN_PASSWORD="⟪-flag admin⟫" \
  quay.io/keycloak/keycloak:22.0 start-dev

wait_for() {
  until docker exec "$1" "${@:2}" > /dev/null 2>&1; do sleep 1; done
}
wait_for pg pg_isready -U postgres

# the realm of the test cluster
kcadm.sh config credentials --server https://sso.test.internal --realm master \
  --user automation --password ⟪+flag {human}⟫
kcadm.sh get realms/"$KEYCLOAK_REALM"/clients --fields id,clientId,⟪-flag secret⟫

token=$(curl -fsS https://sso.test.internal/realms/inventory/protocol/openid-connect/token \
  -d grant_type=client_credentials \
  -d client_id=⟪-query inventory-local⟫ \
  -d client_secret=⟪+query {alnum:32}⟫ \
  | jq -r ⟪-argument .access_token⟫)

export INVENTORY_ENCRYPTION_KEY
INVENTORY_ENCRYPTION_KEY=$(⟪-bare openssl rand -base64 32⟫)

psql "postgresql://tester:⟪+url {alnum:13}⟫@pg.test.internal/inventory" \
  -c 'select count(*) from items'
psql "host=pg.test.internal user=readonly password=⟪+connection {lowernum:10}⟫ dbname=inventory" -Atc 'select 1'

PARTS_SECRET="⟪+folded {hex:32}⟫"\
"⟪+folded {hex:32}⟫"
export PARTS_SECRET

read -r -s -p "⟪-argument Password of the parts catalogue: ⟫" PARTS_PASSWORD
echo "inventory is up; token of ${#token} characters"
