#!/bin/bash
# Builds the image of the gateway, pushes it and rolls it out.
# usage: deploy.sh <environment> <version>
set -eu

ENVIRONMENT=${1:?environment}
VERSION=${2:?version}
REGISTRY=registry.prod.internal:5000
IMAGE=$REGISTRY/gateway
BASE_DIGEST=⟪-bare sha256:{hex:64}⟫
SECRET_NAME=⟪-bare gateway-tls-credentials⟫

usage() {
  cat <<USAGE
Usage: $0 <environment> <version>

  --registry-password ⟪-flag PASSWORD⟫   password of the registry
  --dry-run                      only print what would be done
USAGE
}

case "$ENVIRONMENT" in
  staging) KUBE_CONTEXT=gateway-staging ;;
  production) KUBE_CONTEXT=gateway-prod ;;
  *) usage; exit 64 ;;
esac

docker login -u ci-gateway -p ⟪+flag {base64url:36}⟫ "$REGISTRY"
docker build --pull --build-arg BASE="debian@$BASE_DIGEST" \
  --build-arg "NPM_TOKEN=⟪-argument ${NPM_TOKEN:?}⟫" -t "$IMAGE:$VERSION" .
docker push "$IMAGE:$VERSION"

kubectl --context "$KUBE_CONTEXT" create secret generic "$SECRET_NAME-env" \
  --from-literal=cookie-secret='⟪+argument {base64:32}⟫' \
  --from-literal=upstream-password='⟪+argument {human}⟫' \
  --dry-run=client -o yaml | kubectl --context "$KUBE_CONTEXT" apply -f -

helm upgrade --install gateway charts/gateway \
  --kube-context "$KUBE_CONTEXT" \
  --set image.tag="$VERSION" \
  --set auth.existingSecret=⟪-argument gateway-oauth2-proxy⟫ \
  --set auth.jwtSecret=⟪+argument {alnum:44}⟫ \
  --set redis.passwordKey=⟪-argument redis-password⟫

TOKEN=$(⟪-bare vault read -field=token secret/gateway/deploy⟫)
curl -fsS -X POST -H "Authorization: Bearer ⟪-header $TOKEN⟫" \
  "https://deployments.prod.internal/api/events?service=gateway&version=$VERSION"

# tell the team
curl -fsS -X POST -H 'Content-type: application/json' \
  --data "{\"text\":\"gateway $VERSION is on $ENVIRONMENT\"}" \
  "https://hooks.slack.com/services/⟪+url T{uppernum:8}/B{uppernum:10}/{alnum:24}⟫"

echo "⟪-argument deployed; rotate the token of the registry if this was the last one⟫"
